import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Count } from './standing.ts';
import { cannotChange, rankLines, standingOf } from './standing.ts';

const count = (
  votes: readonly number[],
  noVote: number,
  seats = 1,
  tenthOf: number | null = null,
): Count => ({
  votes,
  noVote,
  seats,
  tenthOf,
});

describe('who holds the seats', () => {
  const cases: readonly (readonly [
    string,
    Count,
    readonly number[],
    readonly number[],
    readonly number[],
    string | null,
  ])[] = [
    ['the most votes', count([10, 30, 20], 5), [], [1], [], null],
    ['no-vote level with the first: nobody', count([10, 30, 20], 30), [], [], [], 'no-vote-first'],
    ['no-vote above the first: nobody', count([10, 30, 20], 31), [], [], [], 'no-vote-first'],
    ['one vote above no-vote is enough', count([10, 30, 20], 29), [], [1], [], null],
    ['nobody voted for anybody', count([0, 0], 0), [], [], [], 'no-vote-first'],
    ['a tie for the first place waits for the lot', count([30, 10, 30], 5), [], [], [0, 2], null],
    ['the lot decides it', count([30, 10, 30], 5), [2, 0], [2], [], null],
    ['a lot of only some of the tied does not', count([30, 30, 30], 5), [2, 0], [], [0, 1, 2], null],
    ['a lot of others does not', count([30, 10, 30], 5), [1], [], [0, 2], null],
    ['a lot is nothing where votes decide', count([30, 10, 31], 5), [0, 2], [2], [], null],
    ['a tie at the no-vote count is no tie', count([30, 30], 30), [], [], [], 'no-vote-first'],
    ['the top three of a council', count([10, 50, 20, 40], 5, 3), [], [1, 3, 2], [], null],
    ['a tie inside the seats does not matter', count([40, 40, 20, 10], 5, 3), [], [0, 1, 2], [], null],
    ['a tie below the seats does not matter', count([50, 40, 10, 10], 5, 2), [], [0, 1], [], null],
    ['a tie across the cut line does', count([50, 20, 20, 20], 5, 3), [], [0], [1, 2, 3], null],
    [
      'and its lot gives the seats in its order',
      count([50, 20, 20, 20], 5, 3),
      [3, 1, 2],
      [0, 3, 1],
      [],
      null,
    ],
    ['a council seat below no-vote stays open', count([50, 20, 10], 20, 2), [], [0], [], null],
    ['uncontested with a tenth', count([100], 99, 1, 1000), [], [0], [], null],
    ['uncontested, one short of a tenth', count([99], 5, 1, 1000), [], [], [], 'below-ten-percent'],
    [
      'a tenth of a number that ten does not divide',
      count([100], 5, 1, 1001),
      [],
      [],
      [],
      'below-ten-percent',
    ],
    [
      'uncontested with a tenth but not above no-vote',
      count([200], 200, 1, 1000),
      [],
      [],
      [],
      'no-vote-first',
    ],
    ['uncontested council: each on its own', count([100, 99, 300], 5, 3, 1000), [], [2, 0], [], null],
    ['no candidates', count([], 5), [], [], [], 'no-candidates'],
  ];
  test.each(cases)('%s', (_, given, lot, ahead, tied, noWinner) => {
    expect(standingOf(given, lot)).toEqual({ ahead, tied, noWinner });
  });

  test('equal votes share the better rank', () => {
    expect(rankLines([20, 50, 20, 10]).map(({ line, rank }) => [line, rank])).toEqual([
      [1, 1],
      [0, 2],
      [2, 2],
      [3, 4],
    ]);
  });
});

describe('what further ballots can change', () => {
  const cases: readonly (readonly [string, Count, number, boolean])[] = [
    ['a lead larger than the ballots out stands', count([100, 49], 0), 50, true],
    ['a lead that a tie can reach does not', count([100, 50], 0), 50, false],
    ['the no-vote count may still catch up', count([100, 10], 50), 50, false],
    ['a no-winner stands while nobody can pass no-vote', count([50, 10], 100), 50, true],
    ['and not when one can', count([51, 10], 100), 50, false],
    ['a council counts the last seat', count([100, 60, 20], 0, 2), 39, true],
    ['a council whose last seat can change', count([100, 60, 20], 0, 2), 40, false],
    ['an open council seat that somebody can still reach', count([200, 50], 60, 2), 20, false],
    ['an open council seat that nobody can reach', count([200, 50], 60, 2), 10, true],
    ['a tenth that can still be reached', count([90], 0, 1, 1000), 10, false],
    ['a tenth out of reach', count([90], 0, 1, 1000), 9, true],
    ['a tenth reached, no-vote far away', count([100], 10, 1, 1000), 50, true],
  ];
  test.each(cases)('%s', (_, given, ballots, expected) => {
    expect(cannotChange(given, standingOf(given, []), ballots)).toBe(expected);
  });

  test('nothing is decided before the lot', () => {
    const tie = count([30, 30], 5);
    expect(cannotChange(tie, standingOf(tie, []), 0)).toBe(false);
  });

  const arbitraryCount = fc
    .record({
      votes: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
      noVote: fc.nat(30),
      seats: fc.integer({ min: 1, max: 4 }),
      electors: fc.nat(400),
    })
    .map(({ votes, noVote, seats, electors }) =>
      count(votes, noVote, seats, votes.length <= seats && seats > 1 ? electors : null),
    );

  test('when it says so, no ballots that may come in change the seats', () => {
    const ballot = fc.record({ noVote: fc.boolean(), marks: fc.array(fc.nat(4), { maxLength: 4 }) });
    fc.assert(
      fc.property(
        arbitraryCount,
        fc.array(ballot, { maxLength: 20 }),
        fc.nat(3),
        (given, ballots, unused) => {
          const standing = standingOf(given, []);
          if (!cannotChange(given, standing, ballots.length + unused)) return;
          const votes = [...given.votes];
          let noVote = given.noVote;
          for (const { noVote: none, marks } of ballots) {
            if (none) noVote += 1;
            else
              for (const line of new Set(marks.slice(0, given.seats)))
                if (line < votes.length) votes[line] = (votes[line] ?? 0) + 1;
          }
          const after = standingOf({ ...given, votes, noVote }, []);
          expect(new Set(after.ahead)).toEqual(new Set(standing.ahead));
          expect(after.tied).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('when it says no, some ballots change the seats', () => {
    fc.assert(
      fc.property(arbitraryCount, fc.integer({ min: 1, max: 40 }), (given, ballots) => {
        const standing = standingOf(given, []);
        if (standing.tied.length > 0 || cannotChange(given, standing, ballots)) return;
        const outcomes = [count(given.votes, given.noVote + ballots, given.seats, given.tenthOf)];
        given.votes.forEach((v, line) => {
          outcomes.push(count(given.votes.with(line, v + ballots), given.noVote, given.seats, given.tenthOf));
        });
        const changes = outcomes.some((other) => {
          const after = standingOf(other, []);
          return (
            after.tied.length > 0 || String([...after.ahead].sort()) !== String([...standing.ahead].sort())
          );
        });
        expect(changes).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
