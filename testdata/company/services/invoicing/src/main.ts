import { Client } from 'pg';
import { loadConfig } from './config';
import { sendInvoice } from './mail';

async function main(): Promise<void> {
  const config = loadConfig();
  const client = new Client({ connectionString: config.databaseUrl });
  await client.connect();
  const { rows } = await client.query('select id, email from invoices where sent_at is null');
  for (const row of rows) {
    await sendInvoice(config, row.email, row.id);
    await client.query('update invoices set sent_at = now() where id = $1', [row.id]);
  }
  await client.end();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
