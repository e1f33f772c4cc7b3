import { at } from '../../basics/assert.ts';
import type { ContestOutcome } from '../../tally/model.ts';
import type { PublicView, UnitStatus } from '../model.ts';
import { percent } from '../percent.ts';
import { contestOver } from '../places.ts';
import { ranksOf } from '../ranks.ts';
import { ballotJson, coverageJson, keptHeadJson, partyId } from './parts.ts';

/** One letter for each status of a unit in lists. */
export const STATUS_CODES: Readonly<Record<UnitStatus, string>> = {
  awaited: 'a',
  photographed: 'p',
  partly: 'b',
  'held-back': 'h',
  shown: 's',
};

/** `/v1/constituencies/<id>.json`: every line of every ballot, and where each unit stands. */
export function constituencyJson(view: PublicView, areaIndex: number) {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  return {
    ...keptHeadJson(view, areaIndex),
    id: area.id,
    number: area.code,
    name: area.name,
    parent: area.parentId,
    zones: area.zones,
    coverage: coverageJson(view, areaIndex),
    capSlots: view.capSlots(areaIndex),
    ballots: election.ballots.map((_, b) => contestJson(view, areaIndex, b)),
    units: at(election.unitsOfConstituency, areaIndex).map((u) => [
      at(election.pkg.units, u).id,
      STATUS_CODES[view.unitStatus(u)],
    ]),
  };
}

function contestJson(view: PublicView, areaIndex: number, ballotIndex: number) {
  const { election } = view;
  const contestIndex = contestOver(election, areaIndex, ballotIndex);
  const ballot = ballotJson(view, areaIndex, ballotIndex);
  if (contestIndex === null) return { ...ballot, contest: null };
  const contest = at(election.pkg.contests, contestIndex);
  const totals = view.tally.totals(areaIndex, ballotIndex);
  const stations = view.tally.stationTotals(areaIndex, ballotIndex);
  const votes = totals.votes ?? [];
  const ranks = ranksOf(votes);
  return {
    ...ballot,
    contest: contest.id,
    kind: contest.kind,
    seats: contest.seats,
    lines: at(election.linesOfContest, contestIndex).map((line, i) => {
      const count = votes[i] ?? 0;
      const { number, name } = line;
      const party = partyId(view, line.partyIndex);
      const stationVotes = stations.votes?.[i] ?? 0;
      const rank = ranks[i] ?? 0;
      const votesPercentOfValid = percent(count, totals.valid);
      // The names of parties stand in a file of their own.
      return contest.kind === 'party-list'
        ? { number, party, votes: count, stationVotes, rank, votesPercentOfValid }
        : { number, name, party, votes: count, stationVotes, rank, votesPercentOfValid };
    }),
    // An executive is elected by the whole body: its outcome stands in the body's own file.
    outcome: contest.areaId === at(election.pkg.areas, areaIndex).id ? outcomeJson(view, contestIndex) : null,
  };
}

/** The outcome of a contest of persons, lines by ballot number; null for others. */
export function outcomeJson(view: PublicView, contestIndex: number) {
  const outcome: ContestOutcome | null = view.outcome(contestIndex);
  if (outcome === null) return null;
  const lines = at(view.election.linesOfContest, contestIndex);
  const number = (line: number): number => at(lines, line).number;
  return {
    progress: outcome.progress,
    ahead: outcome.ahead.map(number),
    tied: outcome.tied.map(number),
    noWinner: outcome.noWinner,
    votersOut: outcome.votersOut,
    draw: view.draw(contestIndex),
    certified: view.certification(contestIndex),
  };
}
