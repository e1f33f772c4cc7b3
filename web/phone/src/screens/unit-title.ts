import type { UnitState } from '../api.ts';
import type { PhoneWords } from '../words.ts';

/** `Polling station 3`, or `Set 2` where ballots of a whole constituency are counted. */
export function unitTitle({ unit }: UnitState, words: PhoneWords): string {
  return unit.kind === 'station' ? words.unit(unit.number) : words.set(unit.number);
}
