import { at } from '../../basics/assert.ts';
import type { Person, Role } from '../../people/person.ts';
import type { Stage } from '../../returns/life-state.ts';
import { STAGES } from '../../returns/life-state.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';
import type { Scope } from './scope.ts';
import type { NotYou } from './who-can.ts';
import { NEXT_ACTION, peopleByCentre, whoCan, whyNot } from './who-can.ts';

/** Returns that wait, and not for this person: why, and for whom. */
export interface WaitingGroup {
  readonly stage: Stage;
  /** `held`: somebody else has it in hand. */
  readonly why: NotYou | 'held';
  readonly returns: number;
  /** Of these, so many wait for somebody who is not at work. */
  readonly nobody: number;
  /** Roles that do what comes next. */
  readonly roles: readonly Role[];
  /** A few of them, those first for which nobody is at work. */
  readonly units: readonly { readonly unit: string; readonly ballot: string }[];
}

/** Stages at which the queue has work. */
const IN_QUEUE: ReadonlySet<Stage> = new Set([
  'received',
  'in-doubt',
  'entered-once',
  'differs',
  'with-supervisor',
]);
const NAMED = 5;

interface Gathered {
  readonly stage: Stage;
  readonly why: NotYou | 'held';
  readonly roles: readonly Role[];
  readonly free: string[];
  readonly lost: string[];
}

/** What the queue has and does not give to this person, so that an empty queue says who is missing and why. */
export function waitingForOthers(
  board: Board,
  people: People,
  scope: Scope,
  person: Person,
): readonly WaitingGroup[] {
  const atWork = peopleByCentre(people);
  const { columns, election } = board;
  const groups = new Map<string, Gathered>();
  for (const unit of scope.units) {
    for (const index of at(election.returnsOfUnit, unit)) {
      if (index < 0) continue;
      const stage = at(STAGES, columns.stage[index] ?? 0);
      const action = NEXT_ACTION[stage];
      if (action === undefined || !IN_QUEUE.has(stage)) continue;
      const held = (columns.until[index] ?? 0) > board.now && columns.holder[index] !== person.personId;
      // An entry in doubt is also its typist's to look at again: they are not kept waiting by it.
      const own = stage === 'in-doubt' && columns.firstBy[index] === person.personId;
      const why = own ? null : whyNot(board, index, action, person);
      if (why === null && !held) continue;
      const reason = why ?? 'held';
      const key = `${stage} ${reason}`;
      const { roles, free } = whoCan(board, atWork, index, action);
      const group = groups.get(key) ?? { stage, why: reason, roles, free: [], lost: [] };
      const { unit: where, contest } = at(election.returns, index);
      (free.length === 0 && !held ? group.lost : group.free).push(`${where.id}/${contest.ballot}`);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({ stage, why, roles, free, lost }) => ({
      stage,
      why,
      roles,
      returns: free.length + lost.length,
      nobody: lost.length,
      units: [...lost, ...free].slice(0, NAMED).map((name) => {
        const cut = name.lastIndexOf('/');
        return { unit: name.slice(0, cut), ballot: name.slice(cut + 1) };
      }),
    }))
    .sort((a, b) => b.nobody - a.nobody || b.returns - a.returns);
}
