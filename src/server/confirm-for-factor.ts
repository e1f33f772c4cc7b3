import { confirmPassword } from '../people/own-password.ts';
import { waitsFor } from '../people/second-factors.ts';
import { ApiError } from './api-error.ts';
import { attemptOf, loginRefusal } from './attempt.ts';
import type { ApiCall } from './route.ts';
import { PASSWORD } from './schemas.ts';

/** Body of routes that begin a new factor. */
export const NEW_FACTOR = {
  type: 'object',
  properties: {
    password: { ...PASSWORD, description: 'Missing only where a first factor must be set up after a login.' },
  },
  additionalProperties: false,
} as const;

/**
 * A new factor opens the account for good, a passkey even by itself: who sits down at somebody else's open desk must not be able
 * to add one. Right after a login that waits for its first factor, the password has just been typed.
 */
export async function confirmForFactor({ deps, person, session, request, body }: ApiCall): Promise<void> {
  if (waitsFor(session, deps.accounts.policy) === 'second-factor') return;
  const { password } = (body ?? {}) as { readonly password?: string };
  if (password === undefined) throw new ApiError('wrong-password', { place: 'body/password' });
  const confirmed = await confirmPassword(deps.accounts, person, password, attemptOf(request));
  if (!confirmed.ok) throw loginRefusal(confirmed.error, 'wrong-password');
}
