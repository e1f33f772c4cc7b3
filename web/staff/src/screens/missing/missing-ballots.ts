import type { Station, StationReturn } from '../../api/evening-types.ts';

/** The forms of a unit that have not come in a way that can be read. */
export function missingBallots({ returns }: Station): readonly StationReturn[] {
  return returns.filter(({ status }) => status === 'awaited' || status === 'unreadable');
}
