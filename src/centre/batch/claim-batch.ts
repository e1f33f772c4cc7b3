import type { Person } from '../../people/person.ts';
import { claimNext, tasksFor } from '../claim-next.ts';
import type { Claimed } from '../claimed.ts';
import type { Desk } from '../desk.ts';
import { FREE, OPEN } from '../pick.ts';
import type { Task } from '../tasks.ts';
import { TASK_CONDITIONS } from '../tasks.ts';

/** Most returns that one call takes along. */
export const MOST_ALONG = 50;

/** Work that can be done without a word from the server: the first entry, and the second, which is blind. */
const ALONG: readonly Task[] = ['second', 'first'];

/** Of what waits, so many parts stay with the others when a browser keeps work ready by itself. */
const PARTS = 4;

export interface BatchWish {
  /** One centre of the person's area of duty (checked before); null for any of them. */
  readonly centreId: string | null;
  readonly most: number;
  /** Nobody asked for it by hand: take only a share of what waits, so that the end of the queue stays with whoever is free. */
  readonly spare: boolean;
}

/**
 * Takes returns along, one after the other in the order of the queue, each under a claim of its own that holds longer than
 * usual. The rules of the queue hold for each: nobody gets a return that they typed, and a paused area gives none.
 */
export async function claimBatch(desk: Desk, person: Person, wish: BatchWish): Promise<Claimed[]> {
  const { centreId } = wish;
  const tasks = tasksFor(person, ALONG).filter((task) => ALONG.includes(task));
  const most = wish.spare ? Math.min(wish.most, await share(desk, person, wish, tasks)) : wish.most;
  const claims: Claimed[] = [];
  while (tasks.length > 0 && claims.length < most) {
    const reserveSeconds = desk.reserve.seconds;
    const claimed = await claimNext(desk, person, { centreId, tasks, resume: false, reserveSeconds });
    if (claimed === null) break;
    claims.push(claimed);
  }
  return claims;
}

/** One part of what waits for this person; what is beyond their wish is not counted. */
async function share(
  desk: Desk,
  person: Person,
  { centreId, most }: BatchWish,
  tasks: readonly Task[],
): Promise<number> {
  const conditions = tasks.flatMap((task) =>
    TASK_CONDITIONS[task].map((c) => `(${c.replaceAll('$p', '$1')})`),
  );
  if (conditions.length === 0) return 0;
  const everywhere = centreId === null && person.duty.everyCentre;
  const own = person.duty.everyCentre ? [] : person.duty.centreIds;
  const centres = centreId === null ? own : [centreId];
  const { rows } = await desk.db.query<{ n: number }>({
    name: `batch-share-${everywhere}-${tasks.join()}`,
    text: `select count(*)::int as n from (
             select from return where (${conditions.join(' or ')}) and ${FREE} and ${OPEN}
                and ${everywhere ? '$3::text[] is not null' : 'centre_id = any($3::text[])'} limit $2) w`,
    values: [person.personId, most * PARTS, centres],
  });
  return Math.floor((rows[0]?.n ?? 0) / PARTS);
}
