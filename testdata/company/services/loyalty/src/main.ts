import express from 'express';
import { points } from './points';

const app = express();
app.get('/healthz', (_request, response) => response.send('ok'));
app.get('/points/:account', async (request, response) => {
  response.json({ points: await points(request.params.account) });
});
app.listen(Number(process.env.PORT ?? 8080));
