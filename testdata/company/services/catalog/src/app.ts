import express, { Express } from 'express';
import { products } from './routes/products';

export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '256kb' }));
  app.get('/healthz', (_request, response) => response.send('ok'));
  app.use('/products', products);
  return app;
}
