import type { Station } from '../../api/evening-types.ts';
import type { Place } from './kept-view.ts';

/** Where the panel stands beside the list, not over it: see stations.css. */
const BESIDE = '(min-width: 75rem)';

/** The unit of the panel: the one that was chosen; where there is room for the panel in any case, else the first one. */
export function chosenOf(
  units: readonly Station[],
  shown: ReadonlySet<string>,
  place: Place | null,
): Station | null {
  const chosen = place === null ? undefined : units.find(({ id }) => id === place.unit);
  if (chosen !== undefined) return chosen;
  return matchMedia(BESIDE).matches ? (units.find(({ id }) => shown.has(id)) ?? null) : null;
}
