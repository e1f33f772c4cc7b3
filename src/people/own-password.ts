import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Accounts } from './accounts.ts';
import type { Attempt } from './guard.ts';
import { guard, noteFailure } from './guard.ts';
import type { LoginError } from './login.ts';
import { findForLogin } from './login.ts';
import type { PasswordProblem } from './password.ts';
import { hashPassword, PASSWORD_MAX, passwordProblem, verifyPassword } from './password.ts';
import type { Person } from './person.ts';
import type { LiveSession } from './sessions.ts';

export type OwnPasswordError =
  | Exclude<LoginError, { code: 'ticket' }>
  | { readonly code: 'problem'; readonly problem: PasswordProblem | 'same' };

/** Asks somebody who is logged in for their password again, before their proofs change. Counted like a login. */
export async function confirmPassword(
  accounts: Accounts,
  person: Person,
  password: string,
  attempt: Attempt,
): Promise<Result<true, Exclude<LoginError, { code: 'ticket' }>>> {
  const { db, limits, queue } = accounts;
  const row = await findForLogin(db, 'p.person_id = $1', person.personId);
  if (row === undefined) return err({ code: 'wrong' });
  const { name, place, wait } = guard(accounts, row.username, row, attempt);
  if (wait > 0) return err({ code: 'wait', seconds: wait });
  // Asked again when it is its turn: of many guesses sent at once, only the first few are checked.
  const checked = await queue.run(place, async () => {
    if (password.length > PASSWORD_MAX || limits.waitFor(name, place) > 0) return false;
    return verifyPassword(row.password_hash, password);
  });
  if (checked === null) return err({ code: 'busy' });
  if (!checked.value) {
    limits.failed(name, place);
    await noteFailure(db, name, attempt.address, 'login-failed');
    return err({ code: 'wrong' });
  }
  return ok(true);
}

/**
 * Replaces one's own password and, at the first login, confirms the name that is shown. All other sessions of the account
 * end: whoever knew the old password is out.
 */
export async function changeOwnPassword(
  accounts: Accounts,
  session: LiveSession,
  change: { readonly current: string; readonly password: string; readonly displayName: string | null },
  attempt: Attempt,
): Promise<Result<true, OwnPasswordError>> {
  const { person } = session;
  const problem = passwordProblem(change.password, person.username);
  if (problem !== null) return err({ code: 'problem', problem });
  if (change.password.normalize('NFC') === change.current.normalize('NFC')) {
    return err({ code: 'problem', problem: 'same' });
  }
  const confirmed = await confirmPassword(accounts, person, change.current, attempt);
  if (!confirmed.ok) return confirmed;
  const hash = await accounts.queue.run(`own ${person.personId}`, () => hashPassword(change.password));
  if (hash === null) return err({ code: 'busy' });
  await inTransaction(accounts.db, async (client) => {
    await client.query(
      `with p as (
         update person set password_hash = $2, password_kind = 'own', display_name = coalesce($3, display_name),
                proof_rev = proof_rev + 1
          where person_id = $1 returning display_name
       )
       insert into audit (person_id, action, subject, detail)
       select $1, 'password-changed', $4, jsonb_build_object('displayName', display_name) from p`,
      [person.personId, hash.value, change.displayName, person.username],
    );
    // A statement of its own: it sees the session of a login that got the row before.
    await client.query('delete from session where person_id = $1 and public_id <> $2', [
      person.personId,
      session.id,
    ]);
  });
  accounts.sessions.forget(person.personId);
  return ok(true);
}
