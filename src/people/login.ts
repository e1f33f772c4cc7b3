import type { Pool } from 'pg';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import type { Accounts } from './accounts.ts';
import type { Attempt } from './guard.ts';
import { guard, noteFailure } from './guard.ts';
import { decoyHash, PASSWORD_MAX, verifyPassword } from './password.ts';
import type { Person, PersonId } from './person.ts';
import type { PasswordKind, PersonRow } from './person-rows.ts';
import { PERSON_COLUMNS, toPerson } from './person-rows.ts';
import type { Proof } from './sessions.ts';

/**
 * `wrong`: no such account, wrong password or code, or a closed account; never says which. `wait`: too many failures, try
 * again after `seconds`. `busy`: too many people log in at this moment. `ticket`: the first step is too old or was used.
 */
export type LoginError =
  | { readonly code: 'wrong' }
  | { readonly code: 'wait'; readonly seconds: number }
  | { readonly code: 'busy' }
  | { readonly code: 'ticket' };

export interface LoggedIn {
  readonly token: string;
  readonly person: Person;
}

/** A right password: a session, or the ticket for the second step of those who have a second factor. */
export type PasswordStep =
  | { readonly done: true; readonly login: LoggedIn }
  | {
      readonly done: false;
      readonly ticket: string;
      /** What the person's passkeys may sign; null when there is none. */
      readonly passkey: { readonly challenge: string; readonly credentials: readonly string[] } | null;
      readonly code: boolean;
      readonly recoveryCodes: number;
    };

interface LoginRow extends PersonRow {
  password_hash: string;
  proof_rev: number;
  password_kind: PasswordKind;
  active: boolean;
  locked_seconds: number;
  has_code: boolean;
  passkeys: string[];
  recovery_codes: number;
}

/** The account of a login, by `p.username` or another condition on `person p`. */
export async function findForLogin(
  db: Pool,
  condition: 'p.username = $1' | 'p.person_id = $1',
  value: string | PersonId,
): Promise<LoginRow | undefined> {
  const result = await db.query<LoginRow>(
    `select ${PERSON_COLUMNS}, p.password_hash, p.proof_rev, p.password_kind, p.active,
            greatest(0, ceil(extract(epoch from p.locked_until - now())))::int as locked_seconds,
            exists (select 1 from totp t where t.person_id = p.person_id and t.confirmed_at is not null) as has_code,
            array(select credential_id from passkey k where k.person_id = p.person_id order by made_at) as passkeys,
            (select count(*)::int from recovery_code r where r.person_id = p.person_id and r.used_at is null) as recovery_codes
       from person p where ${condition}`,
    [value],
  );
  return result.rows[0];
}

/** Checks a name and a password. A wrong name takes as long as a wrong password. */
export async function passwordStep(
  accounts: Accounts,
  username: string,
  password: string,
  attempt: Attempt,
): Promise<Result<PasswordStep, LoginError>> {
  const { limits, queue, tickets, db } = accounts;
  const name = username.normalize('NFC').trim().toLowerCase().slice(0, 64);
  const row = await findForLogin(db, 'p.username = $1', name);
  const { place, wait } = guard(accounts, name, row, attempt);
  // 79 drawn bits cannot be guessed: nobody keeps a person from their first login by guessing.
  const drawn = row?.password_kind === 'drawn';
  if (wait > 0 && !drawn) return err({ code: 'wait', seconds: wait });
  const checked = await queue.run(place, async () => {
    // Asked again here: of many guesses sent at once, only the first few are checked.
    if (password.length > PASSWORD_MAX || (!drawn && limits.waitFor(name, place) > 0)) return false;
    if (row === undefined || !drawn)
      return verifyPassword(row?.password_hash ?? (await decoyHash()), password);
    // A drawn password has a light hash: the time must not tell that the account exists.
    const right = await verifyPassword(row.password_hash, password);
    if (!right) await verifyPassword(await decoyHash(), password);
    return right;
  });
  if (checked === null) return err({ code: 'busy' });
  if (!checked.value || row === undefined || !row.active) {
    if (wait > 0) return err({ code: 'wait', seconds: wait });
    limits.failed(name, place);
    await noteFailure(db, name, attempt.address, 'login-failed');
    return err({ code: 'wrong' });
  }
  if (!row.has_code && row.passkeys.length === 0) {
    limits.succeeded(name, place);
    return ok({ done: true, login: await startSession(accounts, row, attempt, 'password') });
  }
  const { token, challenge } = tickets.make('second-factor', row.person_id as PersonId, passwordMark(row));
  return ok({
    done: false,
    ticket: token,
    passkey: row.passkeys.length === 0 ? null : { challenge, credentials: row.passkeys },
    code: row.has_code,
    recoveryCodes: row.recovery_codes,
  });
}

/** Stands for the password as it is now, without giving its hash away. */
export function passwordMark({ password_hash }: Pick<LoginRow, 'password_hash'>): string {
  return sha256Hex(password_hash);
}

/** Starts the session of somebody who has proved everything that is asked of them. */
export async function startSession(
  accounts: Accounts,
  row: LoginRow,
  { address, agent }: Attempt,
  proof: Proof,
): Promise<LoggedIn> {
  const person = toPerson(row, accounts.duties);
  const origin = { address, agent, proof, passwordHash: row.password_hash, proofRev: row.proof_rev };
  return {
    token: await accounts.sessions.start(person.personId, origin),
    person,
  };
}
