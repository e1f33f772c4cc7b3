import { drawRecoveryCodes } from '../people/recovery-codes.ts';
import { secondFactorsOf } from '../people/second-factors.ts';
import type { ApiCall, ApiReply } from './route.ts';

/**
 * After somebody set up a factor: sessions elsewhere end, since they were opened without it, and the first factor brings
 * recovery codes.
 */
export async function factorAdded({ deps, person, session }: ApiCall, status: number): Promise<ApiReply> {
  const { accounts } = deps;
  await accounts.sessions.endOthers(person.personId, session.id, null);
  const { recoveryCodesLeft } = await secondFactorsOf(deps.db, person.personId);
  const recoveryCodes = recoveryCodesLeft > 0 ? null : await drawRecoveryCodes(accounts, person.personId);
  return { status, body: { recoveryCodes } };
}
