import { Client } from '@elastic/elasticsearch';
import { env } from './env';

const client = new Client({
  node: env.ELASTIC_URL,
  auth: { username: 'elastic', password: env.ELASTIC_PASSWORD },
});

export async function index(product: { sku: string; name: string }): Promise<void> {
  await client.index({ index: 'products', id: product.sku, document: product });
}
