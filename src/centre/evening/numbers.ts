import { at } from '../../basics/assert.ts';
import { STAGES } from '../../returns/life-state.ts';
import type { Board } from './board.ts';
import type { Forecast } from './forecast.ts';
import { forecastOf } from './forecast.ts';
import type { StepTimes } from './quantiles.ts';
import { stepTimes } from './quantiles.ts';
import type { Status } from './statuses.ts';
import { COMPLETE, isCorrected, MISSING, STATUSES } from './statuses.ts';

interface Waiting {
  readonly count: number;
  /** Since when the one waits that waits longest, seconds since 1970; claimed ones count, too. */
  readonly oldest: number | null;
}

/** Over the last 5 and the last 15 minutes, per minute. */
type Rate = readonly [number, number];

/** Numbers of a part of the election: counts and times only, nobody's name. */
export interface Numbers {
  readonly units: { readonly expected: number; readonly missing: number; readonly complete: number };
  readonly returns: number;
  readonly statuses: Partial<Record<Status, number>>;
  readonly waiting: Readonly<Record<'first' | 'second' | 'third' | 'lookAgain' | 'supervisor', Waiting>>;
  readonly rate: Readonly<Record<'arrived' | 'first' | 'second' | 'accepted', Rate>>;
  readonly forecast: Forecast | null;
  readonly differences: { readonly of: number; readonly differed: number };
  readonly corrections: { readonly of: number; readonly corrected: number };
  readonly latency: Readonly<Record<'first' | 'second' | 'accepted', StepTimes>>;
}

const HOUR = 3600;

/** Counts events in the last minutes. */
class Counter {
  readonly blocks: [number, number, number] = [0, 0, 0];

  see(when: number, now: number): void {
    const block = Math.floor((now - when) / 300);
    if (when > 0 && block < 3) this.blocks[Math.max(0, block) as 0 | 1 | 2] += 1;
  }

  get sum(): number {
    return this.blocks[0] + this.blocks[1] + this.blocks[2];
  }

  get rate(): Rate {
    return [this.blocks[0] / 5, Math.round((this.sum / 15) * 100) / 100];
  }
}

class Waiters {
  count = 0;
  #oldest = Infinity;

  see(since: number): void {
    this.count += 1;
    if (since > 0 && since < this.#oldest) this.#oldest = since;
  }

  get value(): Waiting {
    return { count: this.count, oldest: this.#oldest === Infinity ? null : Math.floor(this.#oldest) };
  }
}

const MISSING_AT = STATUSES.map((status) => MISSING.has(status));
const COMPLETE_AT = STATUSES.map((status) => COMPLETE.has(status));
const AWAITED = STATUSES.indexOf('awaited');
const STAGE = Object.fromEntries(STAGES.map((stage, i) => [stage, i]));
const ACCEPTED = STAGE['accepted'];
const PROPOSED = STAGE['correction-proposed'];

/** Goes once over the returns of these units. */
export function numbersOf(board: Board, units: readonly number[]): Numbers {
  const { columns, election, now } = board;
  const counts = STATUSES.map(() => 0);
  const rates = {
    arrived: new Counter(),
    first: new Counter(),
    second: new Counter(),
    accepted: new Counter(),
  };
  const waiting = {
    first: new Waiters(),
    second: new Waiters(),
    third: new Waiters(),
    lookAgain: new Waiters(),
    supervisor: new Waiters(),
  };
  const waitersAt = new Map([
    [STAGE['received'], waiting.first],
    [STAGE['entered-once'], waiting.second],
    [STAGE['differs'], waiting.third],
    [STAGE['in-doubt'], waiting.lookAgain],
    [STAGE['with-supervisor'], waiting.supervisor],
  ]);
  const steps: Record<'first' | 'second' | 'accepted', number[]> = { first: [], second: [], accepted: [] };
  let missing = 0;
  let complete = 0;
  let returns = 0;
  let twice = 0;
  let differed = 0;
  let accepted = 0;
  let corrected = 0;
  for (const unit of units) {
    const unitStatus = board.statusOfUnit[unit] ?? 0;
    if (MISSING_AT[unitStatus]) missing += 1;
    if (COMPLETE_AT[unitStatus]) complete += 1;
    for (const i of at(election.returnsOfUnit, unit)) {
      if (i < 0) continue;
      returns += 1;
      const status = board.statusOfReturn[i] ?? 0;
      counts[status] = (counts[status] ?? 0) + 1;
      const stage = columns.stage[i] ?? 0;
      waitersAt.get(stage)?.see(columns.since[i] ?? 0);
      const received = columns.received[i] ?? 0;
      const first = columns.first[i] ?? 0;
      const second = columns.second[i] ?? 0;
      const end = columns.accepted[i] ?? 0;
      rates.arrived.see(received, now);
      rates.first.see(first, now);
      rates.second.see(second, now);
      rates.accepted.see(end, now);
      if (second > 0) {
        twice += 1;
        differed += columns.differed[i] ?? 0;
      }
      if (stage !== ACCEPTED && stage !== PROPOSED) continue;
      accepted += 1;
      if (isCorrected(columns.round[i] ?? 0, columns.version[i] ?? 0)) corrected += 1;
      if (end < now - HOUR || second === 0) continue;
      if (received > 0 && first >= received) steps.first.push(first - received);
      if (first > 0 && second >= first) steps.second.push(second - first);
      if (end >= second) steps.accepted.push(end - second);
    }
  }
  const course = {
    blocks: rates.accepted.blocks,
    arrivals: rates.arrived.sum,
    left: returns - accepted,
    awaited: counts[AWAITED] ?? 0,
  };
  const statuses: Partial<Record<Status, number>> = {};
  STATUSES.forEach((status, i) => {
    const count = counts[i] ?? 0;
    if (count > 0) statuses[status] = count;
  });
  return {
    units: { expected: units.length, missing, complete },
    returns,
    statuses,
    waiting: {
      first: waiting.first.value,
      second: waiting.second.value,
      third: waiting.third.value,
      lookAgain: waiting.lookAgain.value,
      supervisor: waiting.supervisor.value,
    },
    rate: {
      arrived: rates.arrived.rate,
      first: rates.first.rate,
      second: rates.second.rate,
      accepted: rates.accepted.rate,
    },
    forecast: forecastOf(course, now),
    differences: { of: twice, differed },
    corrections: { of: accepted, corrected },
    latency: {
      first: stepTimes(steps.first),
      second: stepTimes(steps.second),
      accepted: stepTimes(steps.accepted),
    },
  };
}
