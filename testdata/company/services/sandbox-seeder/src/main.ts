import { Client } from 'pg';
import { articles } from './articles';

async function main(): Promise<void> {
  const client = new Client({
    host: process.env.PGHOST,
    user: process.env.PGUSER,
    password: process.env.PGPASSWORD,
    database: 'sandbox',
  });
  await client.connect();
  await client.query('truncate articles');
  await fetch('http://sessions/reset', { method: 'POST', headers: { 'x-reset-token': process.env.RESET_TOKEN ?? '' } });
  for (const article of articles) {
    await client.query('insert into articles (sku, name) values ($1, $2)', [article.sku, article.name]);
  }
  await client.end();
}

void main();
