import { at } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Role } from '../../people/person.ts';
import { STAGES } from '../../returns/life-state.ts';
import type { Action } from '../../rights/rights.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';
import type { Scope } from './scope.ts';
import type { Status } from './statuses.ts';
import { STATUSES } from './statuses.ts';
import { NEXT_ACTION, peopleByCentre, whoCan } from './who-can.ts';

type StuckReason =
  | 'in-doubt'
  | 'no-second-person'
  | 'no-third-person'
  | 'with-supervisor'
  | 'lapsed'
  | 'unreadable'
  | 'old';

interface StuckReturn {
  readonly unit: string;
  readonly ballot: string;
  readonly name: Bilingual;
  readonly centre: string;
  readonly status: Status;
  /** Since when it has stood here, seconds since 1970. */
  readonly since: number;
  readonly why: readonly StuckReason[];
  /** Who can move it on: roles, and the people of these roles who are at work in its centre. */
  readonly who: {
    readonly roles: readonly Role[];
    readonly onDuty: number;
    readonly people: readonly { readonly id: string; readonly name: string }[];
  };
  /** Public id of who holds it now. */
  readonly holder: string | null;
  readonly lapses: number;
}

const MOST = 500;
const LAPSED_TWICE = 2;
/** Names that are given for each return; `onDuty` counts them all. */
const NAMED = 5;

/** Returns that do not move on by themselves, the longest first. */
export function stuckReturns(
  board: Board,
  people: People,
  scope: Scope,
  minutes: number,
): { readonly returns: readonly StuckReturn[]; readonly more: boolean } {
  const atWork = peopleByCentre(people);
  const found: Found[] = [];
  const { columns, election } = board;
  for (const unit of scope.units) {
    for (const index of at(election.returnsOfUnit, unit)) {
      if (index < 0) continue;
      const stage = at(STAGES, columns.stage[index] ?? 0);
      const action = NEXT_ACTION[stage];
      if (action === undefined) continue;
      const since = columns.since[index] ?? 0;
      const why: StuckReason[] = [];
      if (stage === 'in-doubt' || stage === 'with-supervisor' || stage === 'unreadable') why.push(stage);
      if ((columns.lapses[index] ?? 0) >= LAPSED_TWICE) why.push('lapsed');
      if (since > 0 && since < board.now - minutes * 60) why.push('old');
      const blind = stage === 'differs' || stage === 'entered-once';
      if (blind && whoCan(board, atWork, index, action).free.length === 0) {
        why.unshift(stage === 'differs' ? 'no-third-person' : 'no-second-person');
      }
      if (why.length > 0) found.push({ index, since, why, action });
    }
  }
  found.sort((a, b) => a.since - b.since || a.index - b.index);
  const returns = found.slice(0, MOST).map(({ index, since, why, action }): StuckReturn => {
    const spec = at(election.returns, index);
    const who = whoCan(board, atWork, index, action);
    const holder = (columns.until[index] ?? 0) > board.now ? (columns.holder[index] ?? 0) : 0;
    return {
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      name: spec.unit.name,
      centre: spec.unit.centreId,
      status: at(STATUSES, board.statusOfReturn[index] ?? 0),
      since: Math.floor(since),
      why,
      who: {
        roles: who.roles,
        onDuty: who.free.length,
        people: who.free.slice(0, NAMED).map((p) => ({ id: p.publicId, name: p.displayName })),
      },
      holder: holder === 0 ? null : (people.byId.get(holder)?.publicId ?? null),
      lapses: columns.lapses[index] ?? 0,
    };
  });
  return { returns, more: found.length > MOST };
}

interface Found {
  readonly index: number;
  readonly since: number;
  readonly why: StuckReason[];
  readonly action: Action;
}
