import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.POINTS_DATABASE_URL });

export async function points(account: string): Promise<number> {
  const { rows } = await pool.query('select coalesce(sum(points), 0) as points from points where account = $1', [account]);
  return Number(rows[0].points);
}
