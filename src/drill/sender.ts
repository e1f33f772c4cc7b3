import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { sendPhoto } from './desk-api.ts';
import type { PeopleOf } from './errands.ts';
import type { Night } from './night.ts';

/** A unit whose committee sends its forms at a minute of the night. */
interface Arrival {
  readonly minute: number;
  readonly unitIndex: number;
}

/** Units in the order in which their photos come in; late ones later. */
export function arrivals(night: Night, minutes: readonly number[]): Arrival[] {
  const list: Arrival[] = [];
  night.election.pkg.units.forEach((unit, unitIndex) => {
    const waits = at(night.election.returnsOfUnit, unitIndex).some((r) => r >= 0 && isAwaited(night, r));
    if (waits) list.push({ unitIndex, minute: at(minutes, unitIndex) + night.mishaps.delayOf(unit.id) });
  });
  return list.sort((x, y) => x.minute - y.minute || x.unitIndex - y.unitIndex);
}

function isAwaited(night: Night, returnIndex: number): boolean {
  const spec = at(night.election.returns, returnIndex);
  return night.board.inScope[returnIndex] === true && night.board.stageOf(spec) === 'expected';
}

/** Minute of the night that it is now; set while photos come in. */
export interface NightClock {
  minute: number;
}

/**
 * Sends the photos of every unit when its time has come. At full speed there is no time: so many forms are kept in work that
 * nobody waits, and no more.
 */
export async function sendPhotos(
  night: Night,
  list: readonly Arrival[],
  peopleOf: PeopleOf,
  lanes: number,
  backlog: number,
  clock: NightClock,
): Promise<void> {
  const start = Date.now();
  const firstMinute = list[0]?.minute ?? 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    while (!night.stopped) {
      const arrival = list[next];
      if (arrival === undefined) return;
      next += 1;
      if (night.speed === null) {
        clock.minute = arrival.minute;
        while (!night.stopped && night.board.inWork > backlog) await night.board.change('anybody', 100);
      } else
        await until(
          night,
          start + ((arrival.minute - firstMinute) * 60_000) / night.speed,
          clock,
          start,
          firstMinute,
        );
      for (const r of at(night.election.returnsOfUnit, arrival.unitIndex)) {
        if (r < 0 || !isAwaited(night, r)) continue;
        await sendOne(night, at(night.election.returns, r), peopleOf);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function until(
  night: Night,
  time: number,
  clock: NightClock,
  start: number,
  first: number,
): Promise<void> {
  for (;;) {
    const now = Date.now();
    clock.minute = Math.max(
      clock.minute,
      first + ((Math.min(now, time) - start) * (night.speed ?? 1)) / 60_000,
    );
    if (night.stopped || now >= time) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, time - now)));
  }
}

async function sendOne(night: Night, spec: ReturnSpec, peopleOf: PeopleOf): Promise<void> {
  const { sender } = peopleOf(spec.unit.centreId);
  const stage = await sendPhoto(sender, spec, night.photo(spec, 1), 'line');
  night.counts.photos += 1;
  // the queue may have been faster than this reply
  if (night.board.stageOf(spec) === 'expected') night.board.set(spec, stage);
}
