import type { Sort, StationFilter } from './filter.ts';
import { NO_FILTER } from './filter.ts';

/** A return in the list: where the keys are. */
export interface Place {
  readonly unit: string;
  readonly ballot: number;
}

/** How somebody left the list, so that they find it like that when they come back from a form. */
export interface KeptView {
  readonly filter: StationFilter;
  readonly sort: Sort;
  readonly place: Place | null;
  readonly scrolled: number;
}

const kept = new Map<string, KeptView>();
const FRESH: KeptView = { filter: NO_FILTER, sort: 'order', place: null, scrolled: 0 };

export function keptView(key: string): KeptView {
  return kept.get(key) ?? FRESH;
}

export function keepView(key: string, view: Partial<KeptView>): void {
  kept.set(key, { ...keptView(key), ...view });
}
