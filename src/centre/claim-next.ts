import { randomUUID } from 'node:crypto';
import type { Person } from '../people/person.ts';
import type { Claimed } from './claimed.ts';
import { claimedOf } from './claimed.ts';
import type { Desk } from './desk.ts';
import type { ClaimRow } from './pick.ts';
import { CLAIM_COLUMNS, pickSql } from './pick.ts';
import type { Task } from './tasks.ts';
import { TASKS_OF_ROLE } from './tasks.ts';

export interface QueueWish {
  /** One centre of the person's area of duty (checked before); null for any of them. */
  readonly centreId: string | null;
  /** Empty: every task of the role. */
  readonly tasks: readonly Task[];
  /** Give back what the person holds already (after a reload of the page) rather than more work. */
  readonly resume: boolean;
  /** The work is taken along for so many seconds, to be typed later; missing: it is typed now. */
  readonly reserveSeconds?: number;
}

/** Tasks that are wished for and that the role may take, in the order of the queue. */
export function tasksFor(person: Person, wished: readonly Task[]): readonly Task[] {
  const allowed = TASKS_OF_ROLE[person.role];
  return wished.length === 0 ? allowed : allowed.filter((task) => wished.includes(task));
}

/** Takes the next return of the queue for a person; null when there is none. One statement. */
export async function claimNext(desk: Desk, person: Person, wish: QueueWish): Promise<Claimed | null> {
  const tasks = tasksFor(person, wish.tasks);
  const reserve = wish.reserveSeconds !== undefined;
  if (tasks.length === 0) return null;
  const claim = randomUUID();
  const everywhere = wish.centreId === null && person.duty.everyCentre;
  const centre = everywhere
    ? 'true'
    : wish.centreId === null
      ? 'centre_id = any($4::text[])'
      : 'centre_id = $4';
  const values: unknown[] = [person.personId, claim, wish.reserveSeconds ?? desk.claimSeconds];
  if (!everywhere) {
    values.push(wish.centreId ?? (person.duty.everyCentre ? [] : person.duty.centreIds));
  }
  const result = await desk.db.query<ClaimRow>({
    name: `claim-${everywhere ? 'all' : wish.centreId === null ? 'some' : 'one'}-${wish.resume}-${reserve}-${tasks.join()}`,
    text: `with ${pickSql(tasks, { person: '$1', claim: '$2', seconds: '$3', centre, when: 'true', resume: wish.resume, reserve })}
           select ${CLAIM_COLUMNS} from claim c`,
    values,
  });
  const row = result.rows[0];
  return row === undefined ? null : claimedOf(desk, row, claim, person.personId);
}
