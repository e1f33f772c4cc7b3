import { assertNever, at } from '../basics/assert.ts';
import type { Desk } from '../centre/desk.ts';
import type { ArrivalRow } from './arrival-rows.ts';
import { findById } from './arrival-rows.ts';
import type { Outcome } from './door.ts';
import { owedPagesOfUnit } from './owed.ts';

/** The outcome of an arrival as it stands now; null while it is unread. */
export async function outcomeOf(desk: Desk, row: ArrivalRow): Promise<Outcome | null> {
  const { state, receipt } = row;
  switch (state) {
    case 'unread':
      return null;
    case 'placed': {
      const { unit, contest, form } = at(desk.election.returns, row.return_id ?? -1);
      const missing = await owedPagesOfUnit(desk, unit.id);
      return {
        kind: 'placed',
        receipt,
        unit: unit.id,
        ballot: contest.ballot,
        formCode: form.code,
        page: row.page ?? 1,
        missing,
      };
    }
    case 'second-photo': {
      const { unit, form } = at(desk.election.returns, row.return_id ?? -1);
      return { kind: 'second-photo', receipt, unit: unit.id, formCode: form.code, page: row.page ?? 1 };
    }
    case 'waiting':
      return { kind: 'waiting', receipt, doubt: row.doubt ?? 'no-code' };
    case 'known': {
      const first = row.same_as === null ? null : await findById(desk.db, row.same_as);
      return { kind: 'known', receipt: first?.receipt ?? receipt };
    }
    case 'blurred':
    case 'asked-again':
      return { kind: 'blurred', receipt };
    case 'put-aside':
      return { kind: 'known', receipt };
    case 'not-a-form':
      return { kind: 'refused', reason: 'not-a-form' };
    default:
      return assertNever(state);
  }
}
