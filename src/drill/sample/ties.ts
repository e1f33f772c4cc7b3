import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { expectFrom } from '../expect.ts';
import type { FormRow } from '../form-row.ts';

/** Forms by return index, from forms by ballot; a form that the package does not know is a bug of the sample. */
export function rowsByReturn(
  election: Election,
  rows: ReadonlyMap<string, readonly FormRow[]>,
): (FormRow | null)[] {
  const list: (FormRow | null)[] = election.returns.map(() => null);
  for (const [ballot, ofBallot] of rows) {
    for (const row of ofBallot) {
      const spec = election.findReturn(row.unitId, ballot);
      if (spec === undefined) throw new Error(`no return ${row.unitId} ${ballot}`);
      list[spec.index] = row;
    }
  }
  return list;
}

/** Moves up to `wanted` votes from one line to another over the forms of a contest; the forms' own sums stay. */
function moveVotes(
  election: Election,
  list: (FormRow | null)[],
  c: number,
  from: number,
  to: number,
  wanted: number,
) {
  let left = wanted;
  for (const spec of election.returns) {
    if (left === 0) return;
    const row = list[spec.index];
    if (spec.contestIndex !== c || row === null || row === undefined) continue;
    const moved = Math.min(left, at(row.votes, from), Math.max(0, row.valid - at(row.votes, to)));
    if (moved === 0) continue;
    const votes = [...row.votes];
    votes[from] = at(votes, from) - moved;
    votes[to] = at(votes, to) + moved;
    list[spec.index] = { ...row, votes };
    left -= moved;
  }
}

/** Lines of a contest with their sums, best first. */
function ranking(election: Election, list: readonly (FormRow | null)[], c: number) {
  const sums = at(election.linesOfContest, c).map(() => 0);
  for (const spec of election.returns) {
    if (spec.contestIndex !== c) continue;
    list[spec.index]?.votes.forEach((v, line) => {
      sums[line] = at(sums, line) + v;
    });
  }
  return sums.map((votes, line) => ({ votes, line })).sort((x, y) => y.votes - x.votes || x.line - y.line);
}

/** Makes the first two lines of the contest equal at the cut line of its seats (a lot must decide). */
export function makeTie(election: Election, list: (FormRow | null)[], c: number): void {
  const seats = at(election.pkg.contests, c).seats;
  for (let round = 0; round < 10; round++) {
    const order = ranking(election, list, c);
    const inside = at(order, seats - 1);
    const outside = at(order, seats);
    const gap = inside.votes - outside.votes;
    if (gap === 0) return;
    if (gap === 1) {
      const other = order.find((o) => o.line !== inside.line && o.line !== outside.line && o.votes > 0);
      if (other === undefined) return;
      moveVotes(election, list, c, other.line, outside.line, 1);
    } else moveVotes(election, list, c, inside.line, outside.line, Math.floor(gap / 2));
  }
}

/** Breaks chance ties, so that a drill's result is clear: one vote goes from the weakest line to a tied one. */
export function breakTies(election: Election, list: (FormRow | null)[], except: number): void {
  for (let round = 0; round < 20; round++) {
    const expected = expectFrom(election, list);
    let changed = false;
    expected.outcomes.forEach((outcome, c) => {
      if (c === except || outcome === null || outcome.tied.length === 0) return;
      const order = ranking(election, list, c);
      const seats = at(election.pkg.contests, c).seats;
      const donor = order[order.length - 1];
      if (donor === undefined || order.length < 2) return;
      const winner = at(order, seats - 1);
      if (donor.line === winner.line) return;
      moveVotes(election, list, c, donor.line, winner.line, 1);
      changed = true;
    });
    if (expected.tiedForLast.length > 1) {
      const c = election.pkg.contests.findIndex((contest) => contest.kind === 'party-list');
      const lines = at(election.linesOfContest, c);
      const party = at(expected.tiedForLast, 0);
      const tied = lines.findIndex((line) => line.partyIndex === party);
      const donor = ranking(election, list, c).find(
        (o) => !expected.tiedForLast.includes(at(lines, o.line).partyIndex),
      );
      if (donor !== undefined) {
        moveVotes(election, list, c, donor.line, tied, 1);
        changed = true;
      }
    }
    if (!changed) return;
  }
}
