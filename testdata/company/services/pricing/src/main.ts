import express from 'express';
import { config } from './config';
import { rate } from './rates';

const app = express();
app.get('/healthz', (_request, response) => response.send('ok'));
app.get('/price/:amount/:currency', async (request, response) => {
  const factor = await rate(request.params.currency);
  response.json({ amount: Number(request.params.amount) * factor });
});
app.listen(config.port);
