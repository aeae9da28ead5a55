import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { Pool } from 'pg';
import { database, mapsToken } from './config';

const pool = new Pool({ ...database, user: 'moorings', ssl: { ca: readFileSync('/etc/ca/ca.crt') } });
export const moorings = Router();

moorings.get('/:harbour', async (request, response) => {
  const { rows } = await pool.query('select id, length, depth from moorings where harbour = $1', [request.params.harbour]);
  response.json({ moorings: rows, map: mapsToken !== undefined });
});
