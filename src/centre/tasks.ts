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
  // A head approves and types no first or second entry.
  head: ['supervisor'],
  province: [],
  administrator: [],
  publisher: [],
  auditor: [],
  observer: [],
};

/** Whoever was shown another person's figures, or let errors stand as written, reads nothing blind any more. */
const UNSEEN = "coalesce((as_written->>'by')::int, 0) <> $p and $p <> all(shown_to)";

/** Where each task waits. `$p` stands for the person's parameter: nobody gets a return that they typed before. */
export const TASK_CONDITIONS: Readonly<Record<Task, readonly string[]>> = {
  first: ["stage = 'received'"],
  second: [`stage = 'entered-once' and first_by <> $p and ${UNSEEN}`],
  'look-again': ["stage = 'in-doubt' and first_by = $p"],
  third: [`stage = 'differs' and first_by <> $p and second_by <> $p and ${UNSEEN}`],
  supervisor: [
    "stage = 'with-supervisor' and first_by <> $p and second_by <> $p",
    "stage = 'in-doubt' and first_by <> $p",
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
