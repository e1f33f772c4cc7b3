import { at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import { contestOver } from '../places.ts';
import { ballotJson, coverageJson, headJson, leaderJson, partyId } from './parts.ts';

/** `/v1/nation.json`: all that the front page needs, a few kB compressed. */
export function nationJson(view: PublicView) {
  const { election, policy } = view;
  const root = election.parentOfArea.indexOf(-1);
  return {
    ...headJson(view.head),
    title: election.pkg.manifest.title,
    policy: {
      capPercent: policy.capPercent,
      paused: policy.paused,
      pauseReason: policy.pauseReason,
      embargo: policy.embargo,
      firstRelease: policy.firstRelease,
    },
    changed: view.changed(root),
    coverage: coverageJson(view, root),
    ballots: election.ballots.map((_, b) => ballotJson(view, root, b)),
    seats: nationSeats(view),
    contests: widerContests(view),
    // Rows instead of objects: 400 constituencies must fit into a few kB.
    provinces: election.pkg.areas.flatMap((area, i) =>
      area.kind === 'province' ? [[area.id, ...shortCoverage(view, i).stations]] : [],
    ),
    constituencies: election.pkg.areas.flatMap((area, i) =>
      area.kind === 'constituency'
        ? [[area.id, ...shortCoverage(view, i).stations, ...constituencyLeader(view, i)]]
        : [],
    ),
  };
}

/** Stations only: shown, received, expected. */
export function shortCoverage(view: PublicView, areaIndex: number) {
  const { shown, received, expected } = view.coverage(areaIndex).stations;
  return { stations: [shown, received, expected] };
}

function nationSeats(view: PublicView) {
  const { seats } = view;
  if (seats === null) return null;
  return {
    projection: view.head.status === 'unofficial',
    listVotes: seats.listVotes,
    listSeats: seats.listSeats,
    open: seats.open,
    tiedForLast: seats.tiedForLast.map((i) => partyId(view, i)),
    parties: seats.parties.flatMap((p) =>
      p.list + p.constituency > 0
        ? [{ party: partyId(view, p.partyIndex), constituency: p.constituency, list: p.list }]
        : [],
    ),
  };
}

/** Where the constituency contest of an area stands, in short. */
function constituencyLeader(view: PublicView, areaIndex: number) {
  const { election } = view;
  for (let b = 0; b < election.ballots.length; b++) {
    const c = contestOver(election, areaIndex, b);
    if (c === null || at(election.pkg.contests, c).kind !== 'constituency') continue;
    const leader = leaderJson(view, c);
    if (leader === null) return [];
    const { progress, number, party, votes, margin, noWinner } = leader;
    const row = [progress, number, party, votes, margin];
    return noWinner === null ? row : [...row, noWinner];
  }
  return [];
}

/** Contests of other kinds than `constituency`: executive, council, referendum, party list. */
function widerContests(view: PublicView) {
  const { election } = view;
  return election.pkg.contests.flatMap((contest, c) => {
    if (contest.kind === 'constituency') return [];
    const area = election.areaIndex.get(contest.areaId) ?? 0;
    const ballot = election.ballots.indexOf(contest.ballot);
    const votes = view.tally.totals(area, ballot).votes ?? [];
    return [
      {
        contest: contest.id,
        kind: contest.kind,
        area: contest.areaId,
        seats: contest.seats,
        title: contest.title,
        leader: leaderJson(view, c),
        lines:
          contest.kind === 'party-list'
            ? at(election.linesOfContest, c).flatMap((line, i) =>
                (votes[i] ?? 0) > 0 ? [[line.number, votes[i] ?? 0]] : [],
              )
            : at(election.linesOfContest, c).map((line, i) => [line.number, votes[i] ?? 0]),
      },
    ];
  });
}
