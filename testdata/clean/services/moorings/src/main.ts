import express from 'express';
import { moorings } from './moorings';

const app = express();
app.get('/healthz', (_request, response) => response.send('ok'));
app.use('/moorings', moorings);
app.listen(8080);
