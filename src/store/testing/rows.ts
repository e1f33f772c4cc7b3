import type { Pool } from 'pg';
import { HEAD_SIZE } from '../../returns/figures.ts';

/** A person with this public id; gives the person's number. */
export async function addPerson(pool: Pool, publicId = 'p000000000001'): Promise<number> {
  const { rows } = await pool.query<{ person_id: number }>(
    `insert into person (public_id, username, display_name, role, password_hash)
     values ($1, $1, 'ทดสอบ', 'clerk', '') returning person_id`,
    [publicId],
  );
  return rows[0]?.person_id ?? 0;
}

/** Accepts figures for a return as its next version, retiring the one before. */
export async function addRecord(
  pool: Pool,
  returnId: number,
  version: number,
  person: number,
  scores: readonly number[],
): Promise<readonly number[]> {
  const figures = [...Array.from({ length: HEAD_SIZE }, (_, i) => i * 10), ...scores];
  await pool.query('update record set live = false where return_id = $1 and live', [returnId]);
  await pool.query(
    `insert into record (return_id, version, live, figures, entered_by, accepted_by)
     values ($1, $2, true, $3, $4, $5)`,
    [returnId, version, figures, [person], person],
  );
  return figures;
}
