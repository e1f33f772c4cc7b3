import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MmaInput } from './mma-2562.ts';
import { allocateMma2562 } from './mma-2562.ts';

const base: Omit<MmaInput, 'votes' | 'constituencySeats'> = {
  houseSize: 500,
  listSeats: 150,
  rounding: 'truncate',
};
const sum = (list: readonly number[]) => list.reduce((s, n) => s + n, 0);

describe('the apportionment of 2562', () => {
  test('makes up for constituency seats', () => {
    // A quota of 100 votes a seat: 250, 200 and 50 seats deserved; 200, 150 and 0 won.
    expect(
      allocateMma2562({ ...base, votes: [25_000, 20_000, 5_000], constituencySeats: [200, 150, 0] }),
    ).toMatchObject({
      totalVotes: 50_000,
      entitlement: [2_500_000, 2_000_000, 500_000],
      share: [500_000, 500_000, 500_000],
      list: [50, 50, 50],
      tiedForLast: [],
    });
  });

  test('gives nothing to a party with more seats than it deserves, and scales the others down', () => {
    // Deserved 200, 200, 100; won 250, 100, 0: shares 0, 100, 100 are scaled to 75 each.
    expect(
      allocateMma2562({ ...base, votes: [20_000, 20_000, 10_000], constituencySeats: [250, 100, 0] }),
    ).toMatchObject({ share: [0, 1_000_000, 1_000_000], scaled: [0, 750_000, 750_000], list: [0, 75, 75] });
  });

  test('the quota of 2562: one more seat for every 71,065.294 votes', () => {
    const total = 35_532_647;
    const entitlementOf = (votes: number) =>
      allocateMma2562({ ...base, votes: [votes, total - votes], constituencySeats: [0, 350] }).entitlement[0];
    expect(entitlementOf(71_065)).toBe(9_999);
    expect(entitlementOf(71_066)).toBe(10_000);
    expect(entitlementOf(30 * 71_066)).toBe(300_002);
  });

  test('rounding is a parameter', () => {
    // 2/3 of a seat in ten-thousandths: 6666.67.
    const votes = [2, 1498];
    const run = (rounding: MmaInput['rounding']) =>
      allocateMma2562({ ...base, rounding, votes, constituencySeats: [0, 350] }).entitlement[0];
    expect(run('truncate')).toBe(6666);
    expect(run('half-even')).toBe(6667);
    const half = (votes: number) =>
      allocateMma2562({
        ...base,
        houseSize: 1,
        rounding: 'half-even',
        votes: [votes, 20_000 - votes],
        constituencySeats: [],
      }).entitlement[0];
    expect([half(1), half(3), half(5)]).toEqual([0, 2, 2]);
  });

  test('equal remainders and equal votes for each seat wait for the lot', () => {
    const input = { ...base, houseSize: 10, listSeats: 5, votes: [50, 25, 25], constituencySeats: [5, 0, 0] };
    expect(allocateMma2562(input)).toMatchObject({ whole: [0, 2, 2], list: [0, 2, 2], tiedForLast: [1, 2] });
    expect(allocateMma2562({ ...input, draws: [2, 1] })).toMatchObject({ list: [0, 2, 3], tiedForLast: [] });
    expect(allocateMma2562({ ...input, draws: [2] })).toMatchObject({ list: [0, 2, 2], tiedForLast: [1, 2] });
  });

  test('equal remainders go to more votes for each seat of entitlement', () => {
    // Both deserve 2.5000 seats after the cut to four decimals; the second has one vote more.
    const votes = [499_999, 250_000, 250_001];
    const result = allocateMma2562({
      ...base,
      houseSize: 10,
      listSeats: 5,
      votes,
      constituencySeats: [5, 0, 0],
    });
    expect(result).toMatchObject({ share: [0, 25_000, 25_000], list: [0, 2, 3], tiedForLast: [] });
  });

  test('without votes there are no seats', () => {
    expect(allocateMma2562({ ...base, votes: [0, 0], constituencySeats: [] })).toMatchObject({
      list: [0, 0],
      totalVotes: 0,
    });
  });

  test('never gives out more seats than there are, and none to a party that has its share', () => {
    const parties = fc.array(fc.tuple(fc.nat(8_000_000), fc.nat(140)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(parties, fc.constantFrom('truncate' as const, 'half-even' as const), (list, rounding) => {
        const votes = list.map(([v]) => v);
        const constituencySeats = list.map(([, seats]) => seats);
        const result = allocateMma2562({ ...base, rounding, votes, constituencySeats });
        expect(sum(result.list)).toBeLessThanOrEqual(150);
        if (sum(result.share) > 0 && result.tiedForLast.length === 0) expect(sum(result.list)).toBe(150);
        result.list.forEach((n, i) => {
          if (result.share[i] === 0) expect(n).toBe(0);
          expect(n - (result.whole[i] ?? 0)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
