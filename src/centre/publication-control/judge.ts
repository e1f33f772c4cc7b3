import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { PolicyChange } from '../../publication/model.ts';
import { policyAfter, samePolicy } from './policy-now.ts';
import type { ControlRefusal, Draft } from './proposal.ts';

/**
 * What keeps a draft from being proposed, or a proposal from being confirmed; null when nothing does. `ready`: the check list of
 * the contest has no gap (certification only).
 */
export function judge(
  election: Election,
  draft: Draft,
  policy: PolicyChange,
  ready: boolean,
): ControlRefusal | null {
  const { value } = draft;
  const reasoned = draft.reason.th.trim() !== '';
  const after = policyAfter(value, policy);
  if (after !== null) {
    if (samePolicy(policy, after)) return 'no-change';
    return reasoned ? null : 'reason-missing';
  }
  if (value.kind !== 'draw' && value.kind !== 'certification') return null;
  const index = election.contestIndex.get(value.contest);
  if (index === undefined) return 'unknown-contest';
  if (value.kind === 'certification') return ready || reasoned ? null : 'reason-missing';
  const numbers = new Set(at(election.linesOfContest, index).map((line) => line.number));
  const known = value.order.every((number) => numbers.has(number));
  const different = new Set(value.order).size === value.order.length;
  return known && different && value.order.length >= 2 ? null : 'wrong-order';
}
