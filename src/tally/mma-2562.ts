import { at } from '../basics/assert.ts';

/** How fractions of a seat are cut to four decimals. The law leaves it open; published programs differ. */
export type Rounding = 'truncate' | 'half-even';

export interface MmaInput {
  /** Constituency votes of each party that stands (the one ballot of 2562). */
  readonly votes: readonly number[];
  readonly constituencySeats: readonly number[];
  /** 500 in 2562: the divisor of the quota. */
  readonly houseSize: number;
  /** 150 in 2562. */
  readonly listSeats: number;
  readonly rounding: Rounding;
  /** Parties in the order that a lot gave; counts only when it names every tied party. */
  readonly draws?: readonly number[];
}

export interface MmaResult {
  /** All votes / house size, exact as a fraction of these two. */
  readonly totalVotes: number;
  /** Seats that each party should have in the whole House, in ten-thousandths. */
  readonly entitlement: readonly number[];
  /** List seats that it should have, in ten-thousandths, before and after scaling to the seats there are. */
  readonly share: readonly number[];
  readonly scaled: readonly number[];
  readonly whole: readonly number[];
  readonly list: readonly number[];
  readonly tiedForLast: readonly number[];
}

const TEN_THOUSAND = 10_000n;

/**
 * The mixed-member apportionment of 2562 (MP Act 2561 s.128; domain 3.2), kept as history: one ballot, 350 + 150 seats, list
 * seats make up for constituency seats. All integers: seats in ten-thousandths, cut once after each division.
 */
export function allocateMma2562(input: MmaInput): MmaResult {
  const { votes, constituencySeats, rounding } = input;
  const house = BigInt(input.houseSize);
  const total = votes.reduce((sum, v) => sum + BigInt(v), 0n);
  const zeros = votes.map(() => 0);
  if (total === 0n) {
    return {
      totalVotes: 0,
      entitlement: zeros,
      share: zeros,
      scaled: zeros,
      whole: zeros,
      list: zeros,
      tiedForLast: [],
    };
  }
  const entitlement = votes.map((v) => divide(BigInt(v) * house * TEN_THOUSAND, total, rounding));
  const share = entitlement.map((e, i) => {
    const rest = e - BigInt(constituencySeats[i] ?? 0) * TEN_THOUSAND;
    return rest > 0n ? rest : 0n;
  });
  const shares = share.reduce((sum, s) => sum + s, 0n);
  const wanted = BigInt(input.listSeats) * TEN_THOUSAND;
  const scaled =
    shares === 0n || shares === wanted ? share : share.map((s) => divide(s * wanted, shares, rounding));
  const whole = scaled.map((s) => s / TEN_THOUSAND);
  const list = whole.map(Number);
  const left = input.listSeats - list.reduce((sum, n) => sum + n, 0);
  const tied = giveRemainders(list, left, { votes, entitlement, scaled, draws: input.draws ?? [] });
  return {
    totalVotes: Number(total),
    entitlement: entitlement.map(Number),
    share: share.map(Number),
    scaled: scaled.map(Number),
    whole: whole.map(Number),
    list,
    tiedForLast: tied,
  };
}

interface Remainders {
  readonly votes: readonly number[];
  readonly entitlement: readonly bigint[];
  readonly scaled: readonly bigint[];
  readonly draws: readonly number[];
}

/** One seat each by largest remainder, then by votes per seat of entitlement, then by lot. Changes `list`; returns a tie. */
function giveRemainders(list: number[], left: number, from: Remainders): readonly number[] {
  if (left <= 0) return [];
  const order = (x: number, y: number): number => {
    const byRemainder = (at(from.scaled, y) % TEN_THOUSAND) - (at(from.scaled, x) % TEN_THOUSAND);
    if (byRemainder !== 0n) return byRemainder > 0n ? 1 : -1;
    // votes / entitlement of y against that of x, multiplied out.
    const perSeat =
      BigInt(at(from.votes, y)) * at(from.entitlement, x) -
      BigInt(at(from.votes, x)) * at(from.entitlement, y);
    return perSeat === 0n ? 0 : perSeat > 0n ? 1 : -1;
  };
  // A party that has its seats already, or none to claim, takes no part.
  const entitled = list.flatMap((_, i) => (at(from.scaled, i) > 0n ? [i] : [])).sort(order);
  const last = entitled[left - 1];
  if (last === undefined) {
    for (const i of entitled) list[i] = at(list, i) + 1;
    return [];
  }
  const above = entitled.filter((i) => order(i, last) < 0);
  const level = entitled.filter((i) => order(i, last) === 0);
  const drawn = from.draws.filter((i) => level.includes(i));
  const settled = above.length + level.length === left || drawn.length === level.length;
  const chosen = drawn.length === level.length ? drawn : level;
  for (const i of settled ? [...above, ...chosen.slice(0, left - above.length)] : above)
    list[i] = at(list, i) + 1;
  return settled ? [] : level.sort((x, y) => x - y);
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const floor = numerator / denominator;
  if (rounding === 'truncate') return floor;
  const twice = 2n * (numerator % denominator);
  if (twice === denominator) return floor + (floor % 2n);
  return twice > denominator ? floor + 1n : floor;
}
