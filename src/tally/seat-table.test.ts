import { describe, expect, test } from 'vitest';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { contestOutcome } from './contest-outcome.ts';
import { referendumOutcome } from './referendum-outcome.ts';
import type { SeatTableOptions } from './seat-table.ts';
import { seatTable } from './seat-table.ts';
import { Tally } from './tally.ts';
import { figuresWith } from './testing/figures-with.ts';

const election = indexElection(tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));

/** One station of every contest filled: constituencies with the rows given, the list and the referendum with theirs. */
function tallyOf(
  rows: readonly (readonly number[])[],
  list: readonly number[],
  referendum: readonly number[] = [],
): Tally {
  const tally = new Tally(election);
  const firstOf = (c: number) => election.returns.find((r) => r.contestIndex === c);
  let row = 0;
  election.pkg.contests.forEach((contest, c) => {
    const votes =
      contest.kind === 'constituency' ? rows[row++] : contest.kind === 'party-list' ? list : referendum;
    const spec = firstOf(c);
    if (votes !== undefined && votes.length > 0 && spec !== undefined)
      tally.set(spec.index, figuresWith(votes, { noVote: 7, invalid: 3 }));
  });
  return tally;
}

function tableOf(e: Election, tally: Tally, options?: SeatTableOptions) {
  const outcomes = e.pkg.contests.map((c, i) =>
    c.kind === 'constituency' ? contestOutcome(e, tally, i) : null,
  );
  return seatTable(e, tally, outcomes, options);
}

describe('the House', () => {
  test('before any figures is all open', () => {
    expect(tableOf(election, new Tally(election))).toMatchObject({
      listVotes: 0,
      listSeats: 100,
      open: 102,
      tiedForLast: [],
    });
  });

  test('adds constituency seats of those ahead and list seats by the rule', () => {
    const table = tableOf(
      election,
      tallyOf(
        [
          [50, 20, 10],
          [10, 20, 60],
        ],
        [70, 20, 10],
      ),
    );
    expect(table?.parties).toEqual([
      { partyIndex: 0, votes: 70, whole: 70, byRemainder: 0, list: 70, constituency: 1 },
      { partyIndex: 1, votes: 20, whole: 20, byRemainder: 0, list: 20, constituency: 0 },
      { partyIndex: 2, votes: 10, whole: 10, byRemainder: 0, list: 10, constituency: 1 },
    ]);
    expect(table?.open).toBe(0);
  });

  test('leaves seats open for a tie, for no-vote first, and for the lot on the list', () => {
    const tally = tallyOf(
      [
        [50, 50, 10],
        [5, 7, 6],
      ],
      [455, 355, 190],
    );
    expect(tableOf(election, tally)).toMatchObject({ open: 2 + 1, tiedForLast: [0, 1] });
    expect(tableOf(election, tally, { draws: [2, 1] })).toMatchObject({ open: 2, tiedForLast: [] });
    expect(tableOf(election, tally, { draws: [2, 1] })?.parties.map((p) => p.list)).toEqual([45, 36, 19]);
  });

  test('gives a party no more seats than its list has names', () => {
    const pkg = tinyPackage();
    const short = indexElection({
      ...pkg,
      parties: pkg.parties.map((p, i) => (i === 0 ? { ...p, listSize: 30 } : p)),
    });
    const tally = new Tally(short);
    const list = short.returns.find((r) => r.contest.kind === 'party-list');
    tally.set(list?.index ?? -1, figuresWith([70, 20, 10], {}));
    expect(tableOf(short, tally)?.parties.map((p) => p.list)).toEqual([30, 20, 10]);
    expect(tableOf(short, tally)?.open).toBe(42);
    expect(tableOf(short, tally, { shortLists: 'pass-on' })?.parties.map((p) => p.list)).toEqual([
      30, 40, 30,
    ]);
  });

  test('by the rule of 2562 looks at constituency votes', () => {
    // 160 votes, 102 seats: deserved 38.25, 25.5 and 38.25, less one seat each of the first and the last: 100.
    const table = tableOf(
      election,
      tallyOf(
        [
          [50, 20, 10],
          [10, 20, 50],
        ],
        [1, 1, 98],
      ),
      { rule: 'mma-2562' },
    );
    expect(table?.parties.map((p) => p.list).reduce((s, n) => s + n, 0)).toBe(100);
    expect(table?.parties.map((p) => p.list)).toEqual([37, 26, 37]);
  });

  test('is none without a party list', () => {
    const local = indexElection(tinyPackage({ ballots: ['executive', 'council'] }));
    expect(seatTable(local, new Tally(local), [])).toBe(null);
  });
});

describe('a referendum', () => {
  const contest = election.pkg.contests.findIndex((c) => c.kind === 'referendum');
  test('counts its answers and declares nothing', () => {
    expect(referendumOutcome(election, tallyOf([], [], [30, 12]), contest)).toEqual({
      contestIndex: contest,
      answers: [
        { code: 'yes', votes: 30 },
        { code: 'no', votes: 12 },
      ],
      noVote: 7,
      invalid: 3,
      counted: 52,
    });
  });

  test('is not a contest of persons', () => {
    expect(() => referendumOutcome(election, new Tally(election), 0)).toThrow();
    expect(() => contestOutcome(election, new Tally(election), contest)).toThrow();
  });
});
