import { Pool } from 'pg';

export const warehouse = new Pool({
  host: process.env.PGHOST ?? 'warehouse',
  user: process.env.WAREHOUSE_USER,
  password: process.env.WAREHOUSE_PASSWORD,
});
