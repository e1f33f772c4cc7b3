import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { assertNever } from '../basics/assert.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { Accounts } from './accounts.ts';
import type { Attempt } from './guard.ts';
import { guard, noteFailure } from './guard.ts';
import type { LoggedIn, LoginError } from './login.ts';
import { findForLogin, passwordMark, startSession } from './login.ts';
import type { Site } from './passkeys.ts';
import { checkPasskey, passkeyOwner } from './passkeys.ts';
import type { PersonId } from './person.ts';
import { spendRecoveryCode } from './recovery-codes.ts';
import { spendCode } from './totp.ts';

/** What somebody proves with beside the password. */
export type SecondProof =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'passkey'; readonly response: AuthenticationResponseJSON };

/** The second step of a login: the ticket of the first, and a code, a passkey or a recovery code. */
export async function secondStep(
  accounts: Accounts,
  token: string,
  proof: SecondProof,
  site: Site | null,
  attempt: Attempt,
): Promise<Result<LoggedIn, LoginError>> {
  const { db, limits, tickets } = accounts;
  const ticket = tickets.read(token, 'second-factor');
  if (ticket === null || ticket.personId === null) return err({ code: 'ticket' });
  const row = await findForLogin(db, 'p.person_id = $1', ticket.personId);
  if (row === undefined || !row.active) return err({ code: 'wrong' });
  // The password of the first step was replaced meanwhile: by its owner, or by somebody who keeps the account.
  if (passwordMark(row) !== ticket.about) return err({ code: 'ticket' });
  const { name, place, wait } = guard(accounts, row.username, row, attempt);
  if (wait > 0) return err({ code: 'wait', seconds: wait });
  // Counted before it is judged, so that many codes sent at once are many failures; a right one takes all of them back.
  limits.failed(name, place);
  if (!(await proves(accounts, ticket.personId, proof, ticket.challenge, site))) {
    await noteFailure(db, name, attempt.address, 'second-factor-failed');
    return err({ code: 'wrong' });
  }
  if (!(await tickets.spend(token))) return err({ code: 'ticket' });
  limits.succeeded(name, place);
  return ok(await startSession(accounts, row, attempt, proof.kind));
}

async function proves(
  accounts: Accounts,
  personId: PersonId,
  proof: SecondProof,
  challenge: string,
  site: Site | null,
): Promise<boolean> {
  switch (proof.kind) {
    case 'code':
      return spendCode(accounts, personId, proof.code);
    case 'recovery':
      return spendRecoveryCode(accounts, personId, proof.code);
    case 'passkey':
      if (site === null || (await passkeyOwner(accounts.db, proof.response.id)) !== personId) return false;
      return checkPasskey(accounts.db, proof.response, challenge, site);
    default:
      return assertNever(proof);
  }
}

/** A login with a passkey alone: the ticket of its challenge and what the passkey signed. It knows its person. */
export async function passkeyLogin(
  accounts: Accounts,
  token: string,
  response: AuthenticationResponseJSON,
  site: Site,
  attempt: Attempt,
): Promise<Result<LoggedIn, LoginError>> {
  const { db, tickets, limits } = accounts;
  const ticket = tickets.read(token, 'passkey-login');
  if (ticket === null) return err({ code: 'ticket' });
  const owner = await passkeyOwner(db, response.id);
  if (owner === null) return err({ code: 'wrong' });
  const row = await findForLogin(db, 'p.person_id = $1', owner);
  if (row === undefined || !row.active) return err({ code: 'wrong' });
  if (!(await checkPasskey(db, response, ticket.challenge, site))) {
    // A signature cannot be guessed: it is noted, and nobody is made to wait.
    await db.query(
      `insert into audit (person_id, action, subject, detail)
       values ($1, 'second-factor-failed', 'session', jsonb_build_object('address', $2::text))`,
      [owner, attempt.address],
    );
    return err({ code: 'wrong' });
  }
  if (!(await tickets.spend(token))) return err({ code: 'ticket' });
  limits.succeeded(row.username, guard(accounts, row.username, row, attempt).place);
  return ok(await startSession(accounts, row, attempt, 'passkey'));
}
