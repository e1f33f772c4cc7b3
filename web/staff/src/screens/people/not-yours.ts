import { MANAGED_ROLES } from '../../../../../src/rights/managing.ts';
import type { Me } from '../../api/desk-types.ts';
import type { Account } from '../../api/people-api.ts';

/** Why somebody may not change an account, as the server would say; null when they may. `look`: they keep none at all. */
export function whyNotYours(me: Me, account: Account): 'look' | 'self' | 'role' | 'area' | null {
  if (!me.may.includes('manage-people')) return 'look';
  if (account.yours) return null;
  if (account.id === me.id) return 'self';
  return MANAGED_ROLES[me.role].includes(account.role) ? 'area' : 'role';
}
