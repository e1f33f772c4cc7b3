import { at } from '../basics/assert.ts';
import type { HeadRole } from '../election/model.ts';
import type { Fill } from '../forms/fill.ts';
import type { Paper } from '../forms/paper.ts';
import { countsAs, type Figures, headFigure, voteFigure } from '../returns/figures.ts';

/** What stations alone report (domain 2.4: 1.1 to 2.3 of form 6/1). */
const OF_STATIONS: readonly HeadRole[] = ['registered', 'present', 'received', 'used', 'left'];
const OF_ALL = ['valid', 'invalid', 'noVote'] as const satisfies readonly HeadRole[];

/**
 * A summary of an area (6/1, 15) from the figures that count for its returns; `figuresOf` gives them by index of the return, null
 * for one that is not in. Stations are summed for voters and ballots, everything for the outcome.
 */
export function summaryFill(
  { election, area, contest, lines }: Paper,
  figuresOf: (returnIndex: number) => Figures | null,
  source: string,
): Fill {
  const sums = new Map<string, number>();
  const add = (place: string, count: number) => sums.set(place, (sums.get(place) ?? 0) + count);
  for (const place of [...OF_STATIONS, ...OF_ALL, 'total', ...COUNTED_KEYS]) add(place, 0);
  lines.forEach((_, line) => {
    add(`row:${line + 1}`, 0);
  });
  const areaIndex = election.areaIndex.get(area.id) ?? -1;
  election.pkg.units.forEach((unit, u) => {
    if (!at(election.areasOfUnit, u).includes(areaIndex)) return;
    const spec = election.findReturn(unit.id, contest.ballot);
    const figures = spec === undefined ? null : figuresOf(spec.index);
    if (figures === null) return;
    const station = unit.kind === 'station';
    if (station) for (const role of OF_STATIONS) add(role, countsAs(headFigure(figures, role)));
    let counted = 0;
    for (const role of OF_ALL) {
      const count = countsAs(headFigure(figures, role));
      add(role, count);
      counted += count;
    }
    add(
      station
        ? 'counted-stations'
        : unit.kind === 'advance-out'
          ? 'counted-advance-out'
          : 'counted-advance-in',
      counted,
    );
    add('counted', counted);
    lines.forEach((_, line) => {
      const votes = countsAs(voteFigure(figures, line));
      add(`row:${line + 1}`, votes);
      add('total', votes);
    });
  });
  return { figures: sums, source };
}

const COUNTED_KEYS = ['counted-stations', 'counted-advance-in', 'counted-advance-out', 'counted'] as const;
