import { assertNever } from '../../basics/assert.ts';
import type { DrawHeld, PolicyChanged, ResultCertified } from '../../ledger/facts.ts';
import type { PolicyChange } from '../../publication/model.ts';
import { policyAfter } from './policy-now.ts';
import type { Draft } from './proposal.ts';

interface Persons {
  /** Public id of the proposer. */
  readonly by: string;
  /** Public id of the second person; null for an emergency pause. */
  readonly confirmedBy: string | null;
}

/** The fact that a confirmed proposal becomes. `before` is the policy in force. */
export function factOf(
  draft: Draft,
  before: PolicyChange,
  persons: Persons,
  at: string,
): PolicyChanged | DrawHeld | ResultCertified {
  const { value, reason } = draft;
  const { by } = persons;
  const second = persons.confirmedBy === null ? {} : { confirmedBy: persons.confirmedBy };
  switch (value.kind) {
    case 'cap':
    case 'release':
    case 'pause':
    case 'open': {
      const english = reason.en === '' ? {} : { reasonEn: reason.en };
      const after = policyAfter(value, before) ?? before;
      return { kind: 'policy-changed', at, ...after, reason: reason.th, ...english, by, ...second };
    }
    case 'draw':
      return { kind: 'draw-held', at, contest: value.contest, order: value.order, by, ...second };
    case 'certification': {
      const { contest, order, date } = value;
      return { kind: 'result-certified', at, contest, order, date, by, ...second };
    }
    default:
      return assertNever(value);
  }
}
