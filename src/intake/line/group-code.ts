import type { Pool, PoolClient } from 'pg';
import { sha256Hex } from '../../basics/sha256.ts';
import type { CentreId } from '../../election/model.ts';
import type { Person } from '../../people/person.ts';

/** Letters that are not mistaken for each other or for digits, and that spell no words: no vowels. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const MINUTES = 30;
/** Codes of one centre that may be open at a time. */
const MOST_OPEN = 20;

export interface NewGroupCode {
  /** `BCDF-1234`: shown once, kept nowhere. */
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Makes a code by which a group is tied to a centre: good for half an hour and for one group. Null: too many are open. `draw`
 * gives a number from 0 to below its argument, from a source that nobody can foresee.
 */
export async function makeGroupCode(
  db: Pool,
  person: Person,
  centre: CentreId,
  draw: (below: number) => number,
): Promise<NewGroupCode | null> {
  const letters = Array.from({ length: 4 }, () => LETTERS.charAt(draw(LETTERS.length))).join('');
  const code = `${letters}-${String(draw(10_000)).padStart(4, '0')}`;
  const made = await db.query<{ expires_at: Date }>(
    `with made as (
       insert into line_code (code_hash, centre_id, made_by, expires_at)
       select $1, $2, $3, now() + $4 * interval '1 minute'
        where (select count(*) from line_code where centre_id = $2 and used_at is null and expires_at > now()) < $5
       returning expires_at
     ), noted as (
       insert into audit (person_id, action, subject) select $3, 'line-code-made', $2 from made
     )
     select expires_at from made`,
    [hashOf(code), centre, person.personId, MINUTES, MOST_OPEN],
  );
  const row = made.rows[0];
  return row === undefined ? null : { code, expiresAt: row.expires_at };
}

/** Uses a code up for a chat: the centre, or null when it is wrong, used or expired. Part of the caller's transaction. */
export async function spendGroupCode(
  client: PoolClient,
  code: string,
  chatId: number,
): Promise<CentreId | null> {
  const used = await client.query<{ centre_id: CentreId }>(
    `update line_code set used_at = now(), used_chat = $2
      where code_hash = $1 and used_at is null and expires_at > now() returning centre_id`,
    [hashOf(code), chatId],
  );
  return used.rows[0]?.centre_id ?? null;
}

function hashOf(code: string): string {
  return sha256Hex(`khanaen line group ${code}`);
}
