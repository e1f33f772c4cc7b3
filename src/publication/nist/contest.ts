import { assertNever, at } from '../../basics/assert.ts';
import type { Line } from '../../election/lookup.ts';
import type { PublicView } from '../model.ts';
import type { CdfObject } from './types.ts';
import { cdf, external, idOf, textOf } from './types.ts';

/** Votes in one reporting unit: of every line of the contest, then of the no-vote. */
export interface CountedPlace {
  readonly unit: string;
  readonly type: CountType;
  readonly votes: readonly number[];
  readonly noVote: number;
}

/** `total`, `election-day` (polling stations), or `other` (advance votes and special places). */
export interface CountType {
  readonly Type: string;
  readonly OtherType?: string;
}

export const TOTAL: CountType = { Type: 'total' };
export const STATIONS: CountType = { Type: 'election-day' };
export const OTHERS: CountType = { Type: 'other', OtherType: 'advance-and-special' };

const NO_VOTE = { th: 'ไม่เลือกผู้ใด', en: 'no vote' };

/** One contest with the votes of its lines. The no-vote is a selection of its own: it can win, and it is no undervote. */
export function contestCdf(
  view: PublicView,
  contestIndex: number,
  places: readonly CountedPlace[],
  sub: { readonly reported: number; readonly all: number },
): CdfObject {
  const { election } = view;
  const contest = at(election.pkg.contests, contestIndex);
  const lines = at(election.linesOfContest, contestIndex);
  const counts = (pick: (place: CountedPlace) => number): readonly CdfObject[] =>
    places.map((place) => cdf('VoteCounts', { GpUnitId: place.unit, ...place.type, Count: pick(place) }));
  const selections = lines.map((line, i) =>
    selection(
      view,
      contest.id,
      line,
      i + 1,
      counts((place) => place.votes[i] ?? 0),
    ),
  );
  const noVote = cdf('BallotMeasureSelection', {
    '@id': idOf('selection', `${contest.id}/no-vote`),
    Selection: textOf(NO_VOTE),
    SequenceOrder: lines.length + 1,
    ExternalIdentifier: [external('line', 'no-vote')],
    VoteCounts: counts((place) => place.noVote),
  });
  return cdf(classOf(contest.kind), {
    '@id': idOf('contest', contest.id),
    Name: contest.title.th,
    ElectionDistrictId: idOf('area', contest.areaId),
    ExternalIdentifier: [external('contest', contest.id), external('ballot', contest.ballot)],
    SubUnitsReported: sub.reported,
    TotalSubUnits: sub.all,
    ...kindFields(contest.kind, contest.seats, contest.marks),
    ContestSelection: [...selections, noVote],
  });
}

type Kind = PublicView['election']['pkg']['contests'][number]['kind'];

function classOf(kind: Kind): string {
  if (kind === 'party-list') return 'PartyContest';
  return kind === 'referendum' ? 'BallotMeasureContest' : 'CandidateContest';
}

function kindFields(kind: Kind, seats: number, marks: number) {
  switch (kind) {
    case 'party-list':
      return { VoteVariation: 'proportional' };
    case 'referendum':
      return { Type: 'referendum', VoteVariation: 'majority' };
    case 'constituency':
    case 'executive':
    case 'council':
      return {
        NumberElected: seats,
        VotesAllowed: marks,
        VoteVariation: marks > 1 ? 'n-of-m' : 'plurality',
      };
    default:
      return assertNever(kind);
  }
}

function selection(
  view: PublicView,
  contest: string,
  line: Line,
  order: number,
  VoteCounts: readonly CdfObject[],
): CdfObject {
  const common = {
    '@id': idOf('selection', `${contest}/${line.number}`),
    SequenceOrder: order,
    VoteCounts,
  };
  if (line.candidate !== null) {
    return cdf('CandidateSelection', { ...common, CandidateIds: [idOf('candidate', line.candidate.id)] });
  }
  if (line.choice !== null) {
    const own = [external('line', line.choice.code)];
    return cdf('BallotMeasureSelection', {
      ...common,
      Selection: textOf(line.name),
      ExternalIdentifier: own,
    });
  }
  const party = at(view.election.pkg.parties, line.partyIndex);
  return cdf('PartySelection', { ...common, PartyIds: [idOf('party', party.id)] });
}
