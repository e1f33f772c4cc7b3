import { at } from '../../basics/assert.ts';
import type { AreaId, AreaKind } from '../../election/model.ts';
import type { PublicView } from '../model.ts';
import { registeredVoters } from '../registered.ts';
import type { CountedPlace } from './contest.ts';
import { contestCdf, OTHERS, STATIONS, TOTAL } from './contest.ts';
import { areaId, electionReport } from './report.ts';
import type { CdfObject } from './types.ts';
import { cdf, external, textOf } from './types.ts';

/** Kinds of areas that the summary has as reporting units, with the kind that the format has for them. */
const UNIT_TYPES: Readonly<Partial<Record<AreaKind, string>>> = {
  nation: 'country',
  province: 'state',
  'local-body': 'municipality',
  constituency: 'congressional',
};

/** `/feed/nist/report.json`: every contest with its totals; the party list and referendums also by province. */
export function summaryReport(view: PublicView): CdfObject {
  const { areas, contests } = view.election.pkg;
  const indexes = areas.flatMap(({ kind }, i) => (UNIT_TYPES[kind] === undefined ? [] : [i]));
  return electionReport(view, {
    format: 'summary-contest',
    units: indexes.map((i) => areaUnit(view, i, [])),
    contests: contests.map((_, c) => summaryContest(view, c)),
    ballotCounts: indexes.flatMap((i) => ballotCounts(view, i)),
    named: new Set(contests.map((contest) => contest.id)),
  });
}

/** An area as a reporting unit. `inside`: ids of smaller units that no area of the report stands for. */
export function areaUnit(view: PublicView, areaIndex: number, inside: readonly string[]): CdfObject {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  const { stations, others } = view.coverage(areaIndex);
  const reported = stations.shown + others.shown;
  const all = stations.expected + others.expected;
  const parts = election.pkg.areas.flatMap(({ kind, parentId }, i) =>
    parentId === area.id && UNIT_TYPES[kind] !== undefined ? [areaId(view, i)] : [],
  );
  const composing = inside.length > 0 ? inside : parts;
  return cdf('ReportingUnit', {
    '@id': areaId(view, areaIndex),
    Type: UNIT_TYPES[area.kind] ?? 'other',
    OtherType: UNIT_TYPES[area.kind] === undefined ? area.kind : undefined,
    Name: textOf(area.name),
    Number: area.code === '' ? undefined : area.code,
    ExternalIdentifier: [external('area', area.id)],
    SubUnitsReported: reported,
    TotalSubUnits: all,
    VotersRegistered: registeredVoters(election, areaIndex),
    ComposingGpUnitIds: composing.length === 0 ? undefined : composing,
    CountStatus: [
      cdf('CountStatus', {
        Type: 'total',
        Status: reported === 0 ? 'not-processed' : reported === all ? 'completed' : 'in-process',
      }),
    ],
  });
}

function summaryContest(view: PublicView, contestIndex: number): CdfObject {
  const { election } = view;
  const contest = at(election.pkg.contests, contestIndex);
  const areaIndex = election.areaIndex.get(contest.areaId as AreaId) ?? -1;
  const ballot = election.ballots.indexOf(contest.ballot);
  const wide = at(election.pkg.areas, areaIndex).kind === 'nation';
  const provinces = election.pkg.areas.flatMap(({ kind }, i) => (wide && kind === 'province' ? [i] : []));
  const { stations, others } = view.coverage(areaIndex);
  return contestCdf(
    view,
    contestIndex,
    [...areaPlaces(view, areaIndex, ballot), ...provinces.map((i) => totalPlace(view, i, ballot))],
    { reported: stations.shown + others.shown, all: stations.expected + others.expected },
  );
}

/** The totals of an area, then stations and the rest apart. */
export function areaPlaces(view: PublicView, areaIndex: number, ballot: number): readonly CountedPlace[] {
  const all = totalPlace(view, areaIndex, ballot);
  const part = view.tally.stationTotals(areaIndex, ballot);
  const stations = { ...all, type: STATIONS, votes: part.votes ?? [], noVote: part.noVote };
  const votes = all.votes.map((count, i) => count - (part.votes?.[i] ?? 0));
  return [all, stations, { ...all, type: OTHERS, votes, noVote: all.noVote - part.noVote }];
}

function totalPlace(view: PublicView, areaIndex: number, ballot: number): CountedPlace {
  const { votes, noVote } = view.tally.totals(areaIndex, ballot);
  return { unit: areaId(view, areaIndex), type: TOTAL, votes: votes ?? [], noVote };
}

/** Ballots counted and spoiled, for each ballot paper: the format has no place for them in a contest. */
export function ballotCounts(view: PublicView, areaIndex: number): readonly CdfObject[] {
  return view.election.ballots.map((ballot, b) => {
    const { counted, invalid } = view.tally.totals(areaIndex, b);
    return cdf('BallotCounts', {
      GpUnitId: areaId(view, areaIndex),
      Type: 'other',
      OtherType: ballot,
      BallotsCast: counted,
      BallotsRejected: invalid,
    });
  });
}
