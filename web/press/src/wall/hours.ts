import type { TimelineFile } from '../data/v1.ts';

/** One column of the chart: what was public at the end of an hour, or at the last moment. */
export interface HourColumn {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly stations: number;
  readonly seats: ReadonlyMap<string, number>;
  /** True for the last column, which is now. */
  readonly now: boolean;
}

const HOUR = 3_600_000;
/** Whole hours between two columns: enough of them to see the night, few enough to read them. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96] as const;
const MOST = 9;

/**
 * The state at each full hour of Bangkok (an hour's offset is a whole one) since the first moment, wider apart when there are
 * more than can be read, and now. A night that has just begun has only "now".
 */
export function hourColumns(
  timeline: TimelineFile,
  now: Pick<HourColumn, 'at' | 'stations' | 'seats'>,
): readonly HourColumn[] {
  const moments = timeline.moments.map((moment) => ({
    at: Date.parse(moment.at),
    stations: moment.stations,
    seats: new Map(moment.seats.map(([party, seats]) => [timeline.parties[party]?.id ?? '', seats])),
  }));
  const first = moments[0]?.at ?? now.at;
  const span = Math.max(0, now.at - first);
  const step = (STEPS.find((hours) => span / (hours * HOUR) <= MOST - 1) ?? 96 * 2) * HOUR;
  const columns: HourColumn[] = [];
  for (let end = (Math.floor(first / step) + 1) * step; end < now.at && columns.length < MOST; end += step) {
    const last = moments.findLast((moment) => moment.at <= end);
    if (last !== undefined) columns.push({ ...last, at: end, now: false });
  }
  return [...columns, { ...now, now: true }];
}
