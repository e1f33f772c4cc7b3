import type { Pool } from 'pg';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { LoginLimits } from './login-limits.ts';
import { decoyHash, PASSWORD_MAX, verifyPassword } from './password.ts';
import type { PasswordQueue } from './password-queue.ts';
import type { Person } from './person.ts';
import type { PersonRow } from './person-rows.ts';
import { PERSON_COLUMNS, toPerson } from './person-rows.ts';
import type { Sessions } from './sessions.ts';

/**
 * `wrong`: no such account, wrong password or closed account; never says which. `wait`: too many wrong passwords, try again
 * after `seconds`. `busy`: too many people log in at this moment.
 */
export type LoginError =
  | { readonly code: 'wrong' }
  | { readonly code: 'wait'; readonly seconds: number }
  | { readonly code: 'busy' };

export interface LoginDeps {
  readonly db: Pool;
  readonly sessions: Sessions;
  readonly limits: LoginLimits;
  readonly queue: PasswordQueue;
}

export interface LoggedIn {
  readonly token: string;
  readonly person: Person;
}

/** Wrong passwords from all addresses together before the account itself pauses, and for how long. */
const ACCOUNT_FAILURES = 30;
const ACCOUNT_PAUSE_SECONDS = 300;

interface LoginRow extends PersonRow {
  password_hash: string;
  active: boolean;
  locked_seconds: number;
}

/** Checks a name and a password and starts a session. A wrong name takes as long as a wrong password. */
export async function login(
  deps: LoginDeps,
  username: string,
  password: string,
  address: string,
): Promise<Result<LoggedIn, LoginError>> {
  const name = username.normalize('NFC').trim().toLowerCase();
  const wait = deps.limits.waitFor(name, address);
  if (wait > 0) return err({ code: 'wait', seconds: Math.ceil(wait / 1000) });
  const row = await findForLogin(deps.db, name);
  if (row !== undefined && row.locked_seconds > 0 && !deps.limits.isKnown(name, address)) {
    return err({ code: 'wait', seconds: row.locked_seconds });
  }
  const hash = row?.password_hash ?? (await decoyHash());
  const checked = await deps.queue.run(() => {
    // Asked again here: of many guesses sent at once, only the first few are checked.
    if (password.length > PASSWORD_MAX || deps.limits.waitFor(name, address) > 0)
      return Promise.resolve(false);
    return verifyPassword(hash, password);
  });
  if (checked === null) return err({ code: 'busy' });
  if (!checked.value || row === undefined || !row.active) {
    deps.limits.failed(name, address);
    await noteFailure(deps.db, name, address);
    return err({ code: 'wrong' });
  }
  deps.limits.succeeded(name, address);
  const person = toPerson(row);
  return ok({ token: await deps.sessions.start(person.personId, address), person });
}

async function findForLogin(db: Pool, name: string): Promise<LoginRow | undefined> {
  const result = await db.query<LoginRow>(
    `select ${PERSON_COLUMNS}, p.password_hash, p.active,
            greatest(0, ceil(extract(epoch from p.locked_until - now())))::int as locked_seconds
       from person p where p.username = $1`,
    [name.slice(0, 64)],
  );
  return result.rows[0];
}

/** Counts the failure on the account, pauses the account when there are too many, and writes the audit row. */
async function noteFailure(db: Pool, name: string, address: string): Promise<void> {
  await db.query(
    `with p as (
       update person set failed_logins = failed_logins + 1,
              locked_until = case when failed_logins + 1 >= $3 then now() + make_interval(secs => $4) else locked_until end
        where username = $1 returning person_id
     )
     insert into audit (person_id, action, subject, detail)
     select (select person_id from p), 'login-failed', 'session',
            jsonb_build_object('address', $2::text)`,
    [name.slice(0, 64), address, ACCOUNT_FAILURES, ACCOUNT_PAUSE_SECONDS],
  );
}
