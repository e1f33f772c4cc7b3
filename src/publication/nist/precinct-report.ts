import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import { countsAs, HEAD_SIZE, headFigure } from '../../returns/figures.ts';
import type { PublicView, UnitStatus } from '../model.ts';
import { contestOver } from '../places.ts';
import type { CountedPlace } from './contest.ts';
import { contestCdf, OTHERS, STATIONS } from './contest.ts';
import { electionReport } from './report.ts';
import { areaPlaces, areaUnit, ballotCounts } from './summary-report.ts';
import type { CdfObject } from './types.ts';
import { cdf, external, idOf, textOf } from './types.ts';

const COUNT_STATUS: Readonly<Record<UnitStatus, string>> = {
  awaited: 'not-processed',
  photographed: 'not-processed',
  partly: 'in-process',
  'held-back': 'in-process',
  shown: 'completed',
};

/** `/feed/nist/<constituency>.json`: every contest of a constituency, station by station, with the hashes of the photos. */
export function precinctReport(view: PublicView, constituency: number): CdfObject {
  const { election } = view;
  const units = at(election.unitsOfConstituency, constituency);
  const ids = units.map((u) => idOf('unit', at(election.pkg.units, u).id));
  const contests = election.ballots.flatMap((_, b) => {
    const contestIndex = contestOver(election, constituency, b);
    return contestIndex === null ? [] : [{ contestIndex, ballot: b }];
  });
  const wider: number[] = [];
  for (let a = at(election.parentOfArea, constituency); a >= 0; a = at(election.parentOfArea, a))
    wider.push(a);
  const { stations, others } = view.coverage(constituency);
  const sub = { reported: stations.shown + others.shown, all: stations.expected + others.expected };
  return electionReport(view, {
    format: 'precinct-level',
    units: [
      ...wider.toReversed().map((a) => frameUnit(view, a)),
      areaUnit(view, constituency, ids),
      ...units.map((u) => pollingUnit(view, u)),
    ],
    contests: contests.map(({ contestIndex, ballot }) =>
      contestCdf(
        view,
        contestIndex,
        [
          ...areaPlaces(view, constituency, ballot),
          ...units.flatMap((u) => unitPlace(view, at(at(election.returnsOfUnit, u), ballot))),
        ],
        sub,
      ),
    ),
    ballotCounts: ballotCounts(view, constituency),
    named: new Set(contests.map(({ contestIndex }) => at(election.pkg.contests, contestIndex).id)),
  });
}

/** A wider area that the report names but does not count: without parts, which stand in other reports. */
function frameUnit(view: PublicView, areaIndex: number): CdfObject {
  const { ComposingGpUnitIds: _, ...unit } = areaUnit(view, areaIndex, []);
  return unit as CdfObject;
}

function pollingUnit(view: PublicView, unitIndex: number): CdfObject {
  const unit = at(view.election.pkg.units, unitIndex);
  const shown = view.unit(unitIndex);
  const photos = [
    ...new Set([...shown.photos.flat(), ...shown.versions.flat().flatMap((version) => version.photos)]),
  ];
  const station = unit.kind === 'station';
  return cdf('ReportingUnit', {
    '@id': idOf('unit', unit.id),
    Type: station ? 'precinct' : 'other',
    OtherType: station ? undefined : unit.kind,
    Name: textOf(unit.name),
    Number: String(unit.number),
    VotersRegistered: unit.registered ?? undefined,
    ExternalIdentifier: [external('unit', unit.id), ...photos.map((hash) => external('photo-sha256', hash))],
    CountStatus: [cdf('CountStatus', { Type: 'total', Status: COUNT_STATUS[shown.status] })],
  });
}

/** What counts for one form; nothing where it is not shown. */
function unitPlace(view: PublicView, returnIndex: number): readonly CountedPlace[] {
  if (returnIndex < 0 || view.shownVersion(returnIndex) === 0) return [];
  const figures = view.tally.figuresOf(returnIndex);
  if (figures === null) return [];
  const { unit }: ReturnSpec = at(view.election.returns, returnIndex);
  return [
    {
      unit: idOf('unit', unit.id),
      type: unit.kind === 'station' ? STATIONS : { ...OTHERS, OtherType: unit.kind },
      votes: figures.slice(HEAD_SIZE).map(countsAs),
      noVote: countsAs(headFigure(figures, 'noVote')),
    },
  ];
}
