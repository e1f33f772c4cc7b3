import type { Role } from '../people/person.ts';
import type { Stage } from '../returns/life-state.ts';

/**
 * What a person may take from the queue. `first`: type a new return. `second`: type it again, blind. `look-again`: the first
 * typist checks an entry with errors. `third`: decide the disputed places. `supervisor`: accept errors as written, or type a
 * form that the others could not agree on.
 */
export const TASKS = ['look-again', 'third', 'second', 'first', 'supervisor'] as const;
export type Task = (typeof TASKS)[number];

/** Tasks of each role, in the order in which the queue offers them: what is nearest to the public goes first. */
export const TASKS_OF_ROLE: Readonly<Record<Role, readonly Task[]>> = {
  clerk: ['look-again', 'third', 'second', 'first'],
  supervisor: ['supervisor', 'look-again', 'third', 'second', 'first'],
  // A head approves and types no first or second entry; where nobody else is, a head is the third person.
  head: ['supervisor', 'third'],
  province: [],
  administrator: [],
  publisher: [],
  auditor: [],
  observer: [],
};

/** Whoever was shown another person's figures reads nothing blind any more, but under a head's leave that nobody has used. */
const UNSEEN = "($p <> all(shown_to) or not_blind is not null and not (not_blind->>'used')::boolean)";

/** Another person, and not the same hand under another account. Asked of the database at this moment, not of the session. */
const OTHERS = (column: string) =>
  `${column} <> $p and ${column} <> all(coalesce((select o.one_hand from person o where o.person_id = $p), '{}'))`;

/** All its pages are there, or a supervisor said why entry begins without them. */
const WHOLE = 'not waits_for_pages';

/** Where each task waits. `$p` stands for the person's parameter: nobody gets a return that they typed before. */
export const TASK_CONDITIONS: Readonly<Record<Task, readonly string[]>> = {
  first: [`stage = 'received' and ${WHOLE}`],
  second: [`stage = 'entered-once' and ${OTHERS('first_by')} and ${UNSEEN} and ${WHOLE}`],
  'look-again': ["stage = 'in-doubt' and first_by = $p"],
  third: [
    `stage = 'differs' and ${OTHERS('first_by')} and ${OTHERS('second_by')} and ${UNSEEN} and ${WHOLE}`,
  ],
  supervisor: [
    `stage = 'with-supervisor' and ${OTHERS('first_by')} and ${OTHERS('second_by')}`,
    `stage = 'in-doubt' and ${OTHERS('first_by')}`,
  ],
};

/** The task of somebody who took a return at this stage. */
export function taskAt(stage: Stage, mine: boolean): Task | null {
  switch (stage) {
    case 'received':
      return 'first';
    case 'entered-once':
      return 'second';
    case 'in-doubt':
      return mine ? 'look-again' : 'supervisor';
    case 'differs':
      return 'third';
    case 'with-supervisor':
      return 'supervisor';
    case 'expected':
    case 'unreadable':
    case 'accepted':
    case 'correction-proposed':
    case 'annulled':
      return null;
  }
}
