import { at } from '../basics/assert.ts';
import type { PublicView } from '../publication/model.ts';
import { countsAs, headFigure, voteFigure } from '../returns/figures.ts';
import { cutOf, electionOf } from './cut-of.ts';
import type { PosterContent, PosterContest } from './model.ts';
import { areaName, pathOfArea, placesAbove, shortName, unitLabel } from './names.ts';

/** Units that lie in an area, in package order. */
export function unitsIn(view: PublicView, areaIndex: number): readonly number[] {
  return view.election.pkg.units.flatMap((_, u) =>
    at(view.election.areasOfUnit, u).includes(areaIndex) ? [u] : [],
  );
}

/**
 * The poster of a sub-district (or another small area) at this cut: every contest that its units vote in. A sub-district may lie in
 * several constituencies: each then has its own table.
 */
export function posterContent(view: PublicView, areaIndex: number): PosterContent {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  const units = unitsIn(view, areaIndex);
  const { stations, others } = view.coverage(areaIndex);
  return {
    area: area.id,
    name: area.name,
    places: placesAbove(election, areaIndex),
    path: pathOfArea(area),
    election: electionOf(view),
    cut: cutOf(view),
    shown: stations.shown + others.shown,
    expected: stations.expected + others.expected,
    contests: election.ballots.flatMap((_, b) => contestsOf(view, units, b)),
  };
}

function contestsOf(view: PublicView, units: readonly number[], b: number): readonly PosterContest[] {
  const { election } = view;
  const groups = new Map<number, number[]>();
  for (const u of units) {
    const r = at(at(election.returnsOfUnit, u), b);
    if (r < 0) continue;
    const contest = at(election.returns, r).contestIndex;
    const group = groups.get(contest);
    if (group === undefined) groups.set(contest, [u]);
    else group.push(u);
  }
  return [...groups].map(([c, list]) => {
    const { kind, areaId } = at(election.pkg.contests, c);
    return {
      kind,
      area: areaName(election, election.areaIndex.get(areaId) ?? 0),
      lines: at(election.linesOfContest, c).map((line) => ({
        number: line.number,
        name: line.name,
        party:
          line.candidate === null || line.partyIndex < 0
            ? null
            : at(election.pkg.parties, line.partyIndex).name,
      })),
      units: toldApart(
        view,
        list,
        list.map((u) => unitRow(view, u, b)),
      ),
    };
  });
}

/** Stations of several constituencies may have the same number: then the constituency stands beside it. */
function toldApart(
  { election }: PublicView,
  units: readonly number[],
  rows: readonly PosterContest['units'][number][],
): PosterContest['units'] {
  return rows.map((row, i) => {
    if (rows.filter(({ label }) => label.th === row.label.th).length < 2) return row;
    const { constituencyId } = at(election.pkg.units, at(units, i));
    const place = shortName(election, election.areaIndex.get(constituencyId) ?? 0);
    const label = { th: `${row.label.th} ${place.th}`, en: `${row.label.en}, ${place.en || place.th}` };
    return { ...row, label };
  });
}

function unitRow(view: PublicView, u: number, b: number): PosterContest['units'][number] {
  const { election, tally } = view;
  const unit = at(election.pkg.units, u);
  const status = view.unitStatus(u);
  const r = at(at(election.returnsOfUnit, u), b);
  const figures = status === 'shown' ? tally.figuresOf(r) : null;
  const row = { label: unitLabel(unit), name: unit.name, status };
  if (figures === null) return { ...row, figures: null };
  const [valid, invalid, noVote] = (['valid', 'invalid', 'noVote'] as const).map((role) =>
    countsAs(headFigure(figures, role)),
  ) as [number, number, number];
  return {
    ...row,
    figures: {
      counted: valid + invalid + noVote,
      valid,
      invalid,
      noVote,
      votes: at(election.returns, r).lines.map((_, line) => countsAs(voteFigure(figures, line))),
    },
  };
}
