import type { AccountCheck, AccountDraft, AccountTexts } from '../people/account-draft.ts';
import { readAccount } from '../people/account-draft.ts';
import type { ListedPerson } from '../people/list-people.ts';
import { findPerson } from '../people/list-people.ts';
import { mayGive, mayManage } from '../people/managing.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

/** Parameter of routes about one account. */
export const PERSON_PARAMS = {
  type: 'object',
  properties: { person: { type: 'string', pattern: '^p[0-9a-f]{12}$', description: 'Public id.' } },
  required: ['person'],
} as const;

/** The account that the address names, when the caller may keep it. */
export async function managedPerson({ deps, person, params }: ApiCall): Promise<ListedPerson> {
  const found = await findPerson(deps.accounts, params['person'] ?? '');
  if (found === null) throw new ApiError('unknown-person');
  const refusal = mayManage(person, found.person);
  if (refusal !== null) throw new ApiError('not-yours-to-manage', { reason: refusal });
  return found;
}

/** What a new or changed account is held against: the election's places, and what the caller may give. */
export function accountCheck({ deps, person }: ApiCall): AccountCheck {
  const { duties } = deps.accounts;
  return {
    duties,
    mayGive: (role, duty) =>
      mayGive(person, role, duties.resolve(duty.everyCentre, duty.centreIds, duty.areas)),
  };
}

/** The account that a body describes; refused with everything that is wrong with it. */
export function checkedAccount(call: ApiCall, texts: AccountTexts): AccountDraft {
  const { draft, problems } = readAccount(texts, accountCheck(call));
  if (draft === null) throw new ApiError('bad-account', { problems });
  return draft;
}
