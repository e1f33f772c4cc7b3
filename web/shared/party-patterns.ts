import { at } from '../../src/basics/assert.ts';
import type { Election } from '../../src/election/lookup.ts';
import type { PartyId, PreviousFigure } from '../../src/election/model.ts';
import type { Seen } from './colour-sight.ts';
import { contrast, distance, seen } from './colour-sight.ts';

/** Colours nearer than this look alike to somebody. */
export const ALIKE = 15;

/** Lines of each pattern on a field of 4 × 4; pattern 0 is the plain colour. */
export const PATTERN_LINES = [
  '',
  'M0 4L4 0M-1 1l2-2M3 5l2-2', // rising
  'M0 2h4', // lying
  'M2 2h0', // dots
  'M0 0l4 4M-1 3l2 2M3-1l2 2', // falling
  'M2 0v4', // standing
  'M2 0v4M0 2h4', // squares
  'M0 0l4 4M0 4L4 0', // crosses
  'M0 1h4M0 3h2', // bricks
] as const;

const cache = new WeakMap<Election, readonly number[]>();

/**
 * The pattern of each party by its place in the package. Parties with like colours never share a pattern: the bigger keeps the plain
 * colour, the lower takes the first pattern that no like one has. Bigger means more seats in the House before, then more candidates, then the
 * place in the package: all of it stands in the package, so the patterns are the same from the first cut to the last.
 */
export function partyPatterns(election: Election): readonly number[] {
  let patterns = cache.get(election);
  if (patterns === undefined) {
    patterns = assign(election);
    cache.set(election, patterns);
  }
  return patterns;
}

function assign(election: Election): readonly number[] {
  const { pkg } = election;
  return assignPatterns(
    pkg.parties.map(({ colour }) => colour),
    sumsOf(election, (pkg.previous ?? []).filter(isOfTheHouse(election))),
    sumsOf(
      election,
      pkg.candidates.map(({ partyId }) => ({ partyId, value: 1 })),
    ),
  );
}

/** The same from plain lists in the order of the package: colours, seats in the House before, candidates. */
export function assignPatterns(
  colours: readonly string[],
  seats: readonly number[],
  candidates: readonly number[],
): readonly number[] {
  const sights = colours.map(seen);
  const order = colours
    .map((_, p) => p)
    .sort((a, b) => at(seats, b) - at(seats, a) || at(candidates, b) - at(candidates, a) || a - b);
  const patterns = new Array<number>(colours.length).fill(0);
  const taken: number[] = [];
  for (const party of order) {
    patterns[party] = freePattern(sights, patterns, taken, party);
    taken.push(party);
  }
  return patterns;
}

/** Seats of the whole country; those of provinces say the same again. */
function isOfTheHouse({ pkg }: Election): (figure: PreviousFigure) => boolean {
  const nation = pkg.areas.find((area) => area.kind === 'nation')?.id;
  return ({ item, areaId }) => item === 'seats' && areaId === nation;
}

interface Amount {
  readonly partyId: PartyId | null;
  readonly value: number;
}

function sumsOf({ pkg, partyIndex }: Election, amounts: readonly Amount[]): readonly number[] {
  const sums = new Array<number>(pkg.parties.length).fill(0);
  for (const { partyId, value } of amounts) {
    const party = partyId === null ? undefined : partyIndex.get(partyId);
    if (party !== undefined) sums[party] = at(sums, party) + value;
  }
  return sums;
}

/** The first pattern without a like colour; where all have one, that whose nearest colour is farthest. */
function freePattern(
  colours: readonly Seen[],
  patterns: readonly number[],
  taken: readonly number[],
  party: number,
): number {
  const nearest = PATTERN_LINES.map((_, pattern) =>
    Math.min(
      ...taken
        .filter((other) => patterns[other] === pattern)
        .map((other) => distance(at(colours, other), at(colours, party))),
    ),
  );
  const free = nearest.findIndex((far) => far >= ALIKE);
  return free >= 0 ? free : nearest.indexOf(Math.max(...nearest));
}

/** Black or white: the lines of a pattern on a colour, whichever stands out more. */
export function patternInk(colour: string): '#000' | '#fff' {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#fff' : '#000';
}
