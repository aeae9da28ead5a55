import { createHmac } from 'node:crypto';
import { Router } from 'express';
import { MongoClient } from 'mongodb';
import { config } from '../config';

const client = new MongoClient(config.mongoUrl);
export const products = Router();

products.get('/:id', async (request, response) => {
  const product = await client.db('catalog').collection('products').findOne({ sku: request.params.id });
  if (!product) {
    return response.status(404).end();
  }
  return response.json({ ...product, image: signed(`/images/${product.image}`) });
});

function signed(path: string): string {
  return `${path}?s=${createHmac('sha256', config.cdnSigningKey).update(path).digest('base64url')}`;
}
