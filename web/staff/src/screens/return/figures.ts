import { groupDigits } from '../../../../shared/numbers.ts';
import type { WireEntry, WireFigure } from '../../api/desk-types.ts';
import type { Place } from '../../entry/places.ts';

/** What an entry says in a place; undefined where the form of that time had none. */
export function figureAt(entry: WireEntry, place: Place): WireFigure | undefined {
  return place.part === 'votes' ? entry.votes[place.number] : entry.head[place.ref];
}

/** True when not all entries say the same in this place. */
export function differsAt(entries: readonly WireEntry[], place: Place): boolean {
  const first = entries[0];
  return first !== undefined && entries.some((entry) => figureAt(entry, place) !== figureAt(first, place));
}

/** A figure as it is shown; signs in words. */
export function figureText(figure: WireFigure | undefined, signs: Readonly<Record<string, string>>): string {
  if (figure === undefined) return '';
  if (typeof figure === 'number') return groupDigits(figure);
  return signs[figure === '' ? '/' : figure] ?? figure;
}
