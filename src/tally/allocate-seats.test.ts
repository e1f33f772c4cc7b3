import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateSeats } from './allocate-seats.ts';

/** Independent oracle in big integers: one seat after the other to the largest claim left. Null where a lot would decide. */
function slowAllocation(votes: readonly number[], seats: number): readonly number[] | null {
  const total = votes.reduce((s, v) => s + BigInt(v), 0n);
  const held = votes.map((v) => (BigInt(v) * BigInt(seats)) / total);
  const claims = votes
    .map((v, i) => ({ i, claim: BigInt(v) * BigInt(seats) - (held[i] ?? 0n) * total }))
    .sort((x, y) => (x.claim < y.claim ? 1 : x.claim > y.claim ? -1 : 0));
  const left = seats - Number(held.reduce((s, h) => s + h, 0n));
  if (left > 0 && claims[left - 1]?.claim === claims[left]?.claim) return null;
  for (const { i } of claims.slice(0, left)) held[i] = (held[i] ?? 0n) + 1n;
  return held.map(Number);
}

const someVotes = fc
  .array(fc.oneof(fc.nat(20), fc.nat(15_000_000)), { minLength: 1, maxLength: 12 })
  .filter((votes) => votes.some((v) => v > 0));
const seatCount = fc.constantFrom(1, 5, 10, 100);
const sum = (list: readonly number[]) => list.reduce((s, n) => s + n, 0);

describe('party-list seats', () => {
  test('whole quotas, then largest remainders', () => {
    // 10 seats over 100 votes: a quota of 10.
    expect(allocateSeats([46, 33, 15, 6], 10)).toEqual({
      whole: [4, 3, 1, 0],
      byRemainder: [1, 0, 0, 1],
      list: [5, 3, 1, 1],
      tiedForLast: [],
      open: 0,
    });
  });

  test('no votes, no seats', () => {
    expect(allocateSeats([0, 0], 100)).toMatchObject({ list: [0, 0], open: 100, tiedForLast: [] });
    expect(allocateSeats([], 100)).toMatchObject({ list: [], open: 100 });
  });

  test('all votes for one', () => {
    expect(allocateSeats([0, 7], 100).list).toEqual([0, 100]);
  });

  test('equal remainders wait for the lot', () => {
    expect(allocateSeats([45, 35, 20], 10)).toEqual({
      whole: [4, 3, 2],
      byRemainder: [0, 0, 0],
      list: [4, 3, 2],
      tiedForLast: [0, 1],
      open: 1,
    });
    expect(allocateSeats([45, 35, 20], 10, { draws: [1, 0] })).toMatchObject({
      list: [4, 4, 2],
      tiedForLast: [],
      open: 0,
    });
    expect(allocateSeats([45, 35, 20], 10, { draws: [1] })).toMatchObject({
      list: [4, 3, 2],
      tiedForLast: [0, 1],
    });
    expect(allocateSeats([45, 35, 20], 10, { draws: [2, 1] }).tiedForLast).toEqual([0, 1]);
  });

  test('equal remainders that all get a seat need no lot', () => {
    expect(allocateSeats([45, 35, 13, 7], 10)).toMatchObject({ tiedForLast: [0, 1], open: 1 });
    expect(allocateSeats([46, 36, 13, 5], 10)).toMatchObject({
      list: [5, 4, 1, 0],
      tiedForLast: [],
      open: 0,
    });
  });

  test('remainders that floating point would confuse are told apart', () => {
    const total = 3_000_000_000_000;
    const votes = [1_000_000_000_001, 999_999_999_999, total - 2_000_000_000_000];
    expect(allocateSeats(votes, 100)).toMatchObject({ list: [34, 33, 33], tiedForLast: [] });
  });

  describe('a list that is too short', () => {
    const votes = [60, 26, 14];
    test('leaves its seats open', () => {
      expect(allocateSeats(votes, 10, { listSizes: [4, 9, 9] })).toEqual({
        whole: [6, 2, 1],
        byRemainder: [0, 1, 0],
        list: [4, 3, 1],
        tiedForLast: [],
        open: 2,
      });
    });

    test('or passes them on, first to parties that had none by remainder', () => {
      expect(allocateSeats(votes, 10, { listSizes: [4, 9, 9], shortLists: 'pass-on' })).toMatchObject({
        list: [4, 4, 2],
        open: 0,
      });
      expect(allocateSeats(votes, 10, { listSizes: [5, 9, 9], shortLists: 'pass-on' })).toMatchObject({
        list: [5, 3, 2],
        open: 0,
      });
      expect(allocateSeats(votes, 10, { listSizes: [0, 9, 2], shortLists: 'pass-on' })).toMatchObject({
        list: [0, 8, 2],
        open: 0,
      });
      expect(allocateSeats(votes, 10, { listSizes: [1, 1, 1], shortLists: 'pass-on' })).toMatchObject({
        list: [1, 1, 1],
        open: 7,
      });
    });

    test('never passes them to a party without votes', () => {
      expect(allocateSeats([10, 0], 10, { listSizes: [3, 9], shortLists: 'pass-on' })).toMatchObject({
        list: [3, 0],
        open: 7,
      });
    });
  });

  test.each([
    ['a fraction', [1.5]],
    ['a negative number', [-1, 3]],
    ['not a number', [Number.NaN]],
    ['a sum that is not exact', [2 ** 52]],
  ])('refuses %s', (_, votes) => {
    expect(() => allocateSeats(votes, 100)).toThrow(RangeError);
  });

  test('agrees with the oracle; all seats go out; every party gets its quota up or down', () => {
    fc.assert(
      fc.property(someVotes, seatCount, (votes, seats) => {
        const result = allocateSeats(votes, seats);
        const expected = slowAllocation(votes, seats);
        if (expected === null) expect(result.tiedForLast.length).toBeGreaterThan(1);
        else expect(result).toMatchObject({ list: expected, tiedForLast: [] });
        expect(sum(result.list) + result.open).toBe(seats);
        const total = sum(votes);
        result.list.forEach((n, i) => {
          const quota = ((votes[i] ?? 0) * seats) / total;
          expect(n).toBeGreaterThanOrEqual(Math.floor(quota));
          expect(n).toBeLessThanOrEqual(Math.ceil(quota));
        });
      }),
      { numRuns: 500 },
    );
  });

  test('does not look at the order of parties, and more votes never mean fewer seats', () => {
    fc.assert(
      fc.property(someVotes, seatCount, (votes, seats) => {
        const { list } = allocateSeats(votes, seats);
        expect([...allocateSeats([...votes].reverse(), seats).list].reverse()).toEqual(list);
        votes.forEach((v, i) => {
          votes.forEach((w, j) => {
            if (v > w) expect(list[i]).toBeGreaterThanOrEqual(list[j] ?? 0);
          });
        });
      }),
    );
  });

  test('with a lot over all parties nothing stays open, and only the tied are touched', () => {
    fc.assert(
      fc.property(someVotes, seatCount, fc.boolean(), (votes, seats, backwards) => {
        const everyone = votes.map((_, i) => i);
        const before = allocateSeats(votes, seats);
        const after = allocateSeats(votes, seats, { draws: backwards ? everyone.reverse() : everyone });
        expect(after.open).toBe(0);
        expect(after.tiedForLast).toEqual([]);
        after.list.forEach((n, i) => {
          if (!before.tiedForLast.includes(i)) expect(n).toBe(before.list[i]);
        });
      }),
    );
  });

  test('passing on never gives a party more than its names, and leaves a seat open only when all lists are used up', () => {
    fc.assert(
      fc.property(
        someVotes,
        seatCount,
        fc.array(fc.nat(30), { minLength: 12, maxLength: 12 }),
        (votes, seats, sizes) => {
          const draws = votes.map((_, i) => i);
          const result = allocateSeats(votes, seats, { listSizes: sizes, shortLists: 'pass-on', draws });
          expect(sum(result.list) + result.open).toBe(seats);
          result.list.forEach((n, i) => {
            expect(n).toBeLessThanOrEqual(sizes[i] ?? 0);
            if (result.open > 0 && (votes[i] ?? 0) > 0) expect(n).toBe(sizes[i]);
          });
        },
      ),
    );
  });
});
