import express from 'express';
import { settings } from './settings';
import { deliver } from './deliver';

const app = express();
app.use(express.json());
app.get('/healthz', (_request, response) => response.send('ok'));
app.post('/deliver', async (request, response) => {
  await deliver(request.body.url, request.body.event);
  response.status(202).end();
});
app.listen(settings.port);
