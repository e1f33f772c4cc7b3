import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { contestsOfArea } from '../places.ts';
import { outcomeJson } from './constituency.ts';
import { shortCoverage } from './nation.ts';
import { ballotJson, coverageJson, keptHeadJson, leaderJson, partyId } from './parts.ts';

/** `/v1/provinces/<id>.json` and `/v1/bodies/<id>.json`: totals, and the constituencies inside in short. */
export function areaJson(view: PublicView, areaIndex: number, constituencies: readonly number[]) {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  return {
    ...keptHeadJson(view, areaIndex),
    id: area.id,
    kind: area.kind,
    code: area.code,
    name: area.name,
    parent: area.parentId,
    coverage: coverageJson(view, areaIndex),
    ballots: election.ballots.map((_, b) => ballotJson(view, areaIndex, b)),
    contests: contestsOf(view, areaIndex),
    constituencies: constituencies.map((c) => constituencyShort(view, c)),
  };
}

/** Contests of the area itself, e.g. the executive of a local body. */
function contestsOf(view: PublicView, areaIndex: number) {
  const { election } = view;
  return contestsOfArea(election, areaIndex).map((c) => {
    const contest = at(election.pkg.contests, c);
    const votes = view.tally.totals(areaIndex, election.ballots.indexOf(contest.ballot)).votes ?? [];
    return {
      contest: contest.id,
      kind: contest.kind,
      seats: contest.seats,
      lines: at(election.linesOfContest, c).map((line, i) => ({
        number: line.number,
        name: line.name,
        party: partyId(view, line.partyIndex),
        votes: votes[i] ?? 0,
      })),
      outcome: outcomeJson(view, c),
    };
  });
}

function constituencyShort(view: PublicView, areaIndex: number) {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  return {
    id: area.id,
    name: area.name,
    ...shortCoverage(view, areaIndex),
    ballots: election.ballots.map((ballot, b) => {
      const { valid, invalid, noVote, counted } = view.tally.totals(areaIndex, b);
      return { ballot, counted, valid, invalid, noVote };
    }),
    contests: contestsOfArea(election, areaIndex).map((c) => leaderJson(view, c)),
  };
}
