import { randomInt } from 'node:crypto';
import { at } from '../basics/assert.ts';
import type { Accounts } from './accounts.ts';
import type { PersonId } from './person.ts';

const COUNT = 10;
/** No letters or digits that look alike on paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 4;

/** A code of three groups of four, about 59 bits. */
function drawCode(): string {
  const group = () => Array.from({ length: GROUP }, () => at(SIGNS, randomInt(SIGNS.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * Draws ten codes for the day when phone and key are gone, in place of all earlier ones. They stand in the reply once; the
 * database holds keyed hashes.
 */
export async function drawRecoveryCodes({ db, key }: Accounts, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, drawCode);
  await db.query(
    `with gone as (delete from recovery_code where person_id = $1),
     made as (insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[]))
     insert into audit (person_id, action, subject) values ($1, 'recovery-codes-drawn', 'second-factor')`,
    [personId, codes.map((code) => hashOf(key, personId, code))],
  );
  return codes;
}

/** Uses a code up; false when it is none of this person's, or was used before. */
export async function spendRecoveryCode(
  { db, key }: Accounts,
  personId: PersonId,
  code: string,
): Promise<boolean> {
  const signs = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  const done = await db.query(
    `with r as (
       update recovery_code set used_at = now()
        where person_id = $1 and code_hash = $2 and used_at is null returning person_id
     )
     insert into audit (person_id, action, subject) select person_id, 'recovery-code-used', 'second-factor' from r`,
    [personId, hashOf(key, personId, signs)],
  );
  return done.rowCount === 1;
}

function hashOf(key: Accounts['key'], personId: PersonId, code: string): Buffer {
  return key.mark(`recovery ${personId} ${code.replaceAll('-', '')}`);
}
