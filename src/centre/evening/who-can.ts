import { at } from '../../basics/assert.ts';
import type { Person, Role } from '../../people/person.ts';
import { STAGES } from '../../returns/life-state.ts';
import type { Action } from '../../rights/rights.ts';
import { roleMayAt } from '../../rights/rights.ts';
import { ROLES } from '../../rights/roles.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';

/** What moves a return on from a stage where it waits for somebody. */
export const NEXT_ACTION: Partial<Record<(typeof STAGES)[number], Action>> = {
  received: 'enter',
  unreadable: 'send-photo',
  'in-doubt': 'accept-as-written',
  'entered-once': 'enter',
  differs: 'decide',
  'with-supervisor': 'settle',
  'correction-proposed': 'confirm-correction',
};

export interface AtWork {
  readonly everywhere: readonly Person[];
  readonly byCentre: ReadonlyMap<string, readonly Person[]>;
}

/** People with a session in use, by the centres that they serve. */
export function peopleByCentre(people: People): AtWork {
  const everywhere: Person[] = [];
  const byCentre = new Map<string, Person[]>();
  for (const id of people.inSession) {
    const person = people.byId.get(id);
    if (person === undefined) continue;
    if (person.duty.everyCentre) everywhere.push(person);
    else {
      for (const centre of person.duty.centreIds) {
        const here = byCentre.get(centre);
        if (here === undefined) byCentre.set(centre, [person]);
        else here.push(person);
      }
    }
  }
  return { everywhere, byCentre };
}

/** Why somebody is not the next person for a return: by their role, by what they typed or saw, or by whose hand they share. */
export type NotYou = 'role' | 'yours' | 'seen' | 'one-hand';

/** Why this person may not do the next step of a return; null when they may. Claims are not looked at. */
export function whyNot(board: Board, index: number, action: Action, person: Person): NotYou | null {
  const { columns } = board;
  const stage = at(STAGES, columns.stage[index] ?? 0);
  if (!roleMayAt(person.role, action, stage)) return 'role';
  const typed = [columns.firstBy[index], columns.secondBy[index]];
  if (typed.includes(person.personId)) return 'yours';
  if (person.oneHand.some((other) => typed.includes(other))) return 'one-hand';
  const blind = action === 'enter' || action === 'decide';
  return blind && columns.seenBy.get(index)?.includes(person.personId) === true ? 'seen' : null;
}

/** Roles that may do the action to a return, and the people at work who may. */
export function whoCan(
  board: Board,
  atWork: AtWork,
  index: number,
  action: Action,
): { readonly roles: readonly Role[]; readonly free: readonly Person[] } {
  const { columns, election } = board;
  const stage = at(STAGES, columns.stage[index] ?? 0);
  const roles = ROLES.filter((role) => roleMayAt(role, action, stage));
  const { centreId } = at(election.returns, index).unit;
  const free = [...(atWork.byCentre.get(centreId) ?? []), ...atWork.everywhere].filter(
    (person) => whyNot(board, index, action, person) === null,
  );
  return { roles, free };
}
