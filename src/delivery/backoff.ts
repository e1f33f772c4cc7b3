import type { DeliveryFault, FaultCode } from './fault.ts';

const FIRST_MS = 2000;
/** On a night of results a place that is back must not wait much longer for its figures. */
const MOST_MS = 60_000;
/** Somebody else's wish to wait is kept up to here. */
const MOST_WISH_MS = 3_600_000;
/** A receiver that says that it is gone for good is asked again this seldom. */
const GONE_MS = 3_600_000;

/** How long to wait after so many failures in a row, milliseconds. */
export type WaitAfter = (failures: number, fault: DeliveryFault, random: number) => number;

/**
 * How long to wait after so many failures in a row, milliseconds: twice as long each time, up to a minute, spread by half so that many
 * places do not come back at once. `random` in [0, 1).
 */
export function waitAfter(failures: number, fault: DeliveryFault, random: number): number {
  if (fault.code === 'gone') return GONE_MS;
  const grown = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(Math.max(0, failures - 1), 20));
  const spread = Math.round(grown * (0.75 + random / 2));
  return Math.max(spread, Math.min(fault.retryAfterMs ?? 0, MOST_WISH_MS));
}

/** Faults of the line: a delivery that gets on in spite of them gets there. */
const OF_THE_LINE: ReadonlySet<FaultCode> = new Set(['unreachable', 'too-slow', 'rate-limited', 'failing']);

/**
 * How many failures in a row there are with this one. `moved`: some of the delivery had arrived, so over a bad line it is the first. A place
 * that is full or refuses a file takes others with every cut, and would never be called faulty: there all count.
 */
export function failuresInRow(before: number, code: FaultCode, moved: boolean): number {
  return moved && OF_THE_LINE.has(code) ? 1 : before + 1;
}
