import { getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { AreaId } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { countsAs, headFigure, voteFigure } from '../../returns/figures.ts';
import type { Totals } from '../model.ts';

export type UnitChoice = 'all' | 'stations';

/**
 * The oracle of the tests: walks over every return of the election and adds up those that lie in the area, straight from the
 * package's own ids. Slow and plain on purpose; it shares no code with the real tally.
 */
export function slowTotals(
  election: Election,
  figures: ReadonlyMap<number, Figures>,
  areaIndex: number,
  ballotIndex: number,
  choice: UnitChoice = 'all',
): Totals {
  const { pkg } = election;
  const wanted = pkg.areas[areaIndex]?.id;
  const inside = (id: AreaId | null): boolean => {
    if (id === null) return false;
    if (id === wanted) return true;
    return inside(pkg.areas[getOrThrow(election.areaIndex, id)]?.parentId ?? null);
  };
  const parts = election.returns.filter(
    (r) =>
      r.ballotIndex === ballotIndex &&
      (inside(r.unit.constituencyId) || r.unit.districtId === wanted || r.unit.subDistrictId === wanted),
  );
  const contests = new Set(parts.map((r) => r.contestIndex));
  const hasParties = election.returns.some(
    (r) => r.ballotIndex === ballotIndex && r.lines.some((line) => line.partyIndex >= 0),
  );
  const counted = parts.flatMap((spec) => {
    const f = figures.get(spec.index);
    return f === undefined || (choice === 'stations' && spec.unit.kind !== 'station') ? [] : [{ spec, f }];
  });
  const head = (role: Parameters<typeof headFigure>[1]) =>
    counted.reduce((sum, { f }) => sum + countsAs(headFigure(f, role)), 0);
  const stations = counted.filter(({ spec }) => spec.unit.kind === 'station');
  const lines = parts[0]?.lines ?? [];
  return {
    returns: counted.length,
    stations: stations.length,
    registered: stations.reduce((sum, { f }) => sum + countsAs(headFigure(f, 'registered')), 0),
    present: head('present'),
    received: head('received'),
    used: head('used'),
    valid: head('valid'),
    invalid: head('invalid'),
    noVote: head('noVote'),
    left: head('left'),
    counted: head('valid') + head('invalid') + head('noVote'),
    votes:
      contests.size === 1
        ? lines.map((_, i) => counted.reduce((sum, { f }) => sum + countsAs(voteFigure(f, i)), 0))
        : null,
    partyVotes: hasParties
      ? pkg.parties.map((_, party) =>
          counted.reduce(
            (sum, { spec, f }) =>
              sum +
              spec.lines.reduce(
                (s, line, i) => s + (line.partyIndex === party ? countsAs(voteFigure(f, i)) : 0),
                0,
              ),
            0,
          ),
        )
      : null,
  };
}
