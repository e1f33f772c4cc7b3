import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import { sharedPath } from '../../src/basics/testing/shared-data.ts';
import { indexElection } from '../../src/election/lookup.ts';
import type { PartyId } from '../../src/election/model.ts';
import { tinyPackage } from '../../src/election/testing/tiny.ts';
import { contrast, distance, seen } from './colour-sight.ts';
import { ALIKE, PATTERN_LINES, partyPatterns, patternInk } from './party-patterns.ts';

/** Parties of these colours; the first have more candidates. */
function electionOf(colours: readonly string[]) {
  const pkg = tinyPackage();
  const first = at(pkg.parties, 0);
  const parties = colours.map((colour, i) => ({ ...first, id: `P${i}` as PartyId, number: i + 1, colour }));
  const one = at(pkg.candidates, 0);
  const candidates = parties.flatMap((party, i) =>
    Array.from({ length: parties.length - i }, () => ({ ...one, partyId: party.id })),
  );
  return indexElection({ ...pkg, parties, candidates });
}

/** Pairs that look alike to somebody and have the same pattern. */
function confused(colours: readonly string[], patterns: readonly number[]): string[] {
  return colours.flatMap((one, i) =>
    colours
      .slice(i + 1)
      .filter((other, j) => {
        const like = distance(seen(one), seen(other)) < ALIKE;
        return like && patterns[i] === patterns[i + 1 + j];
      })
      .map((other) => `${one} ${other}`),
  );
}

/** Colours of the parties of 2566 that won seats or had the most candidates, as the Commission published them. */
const BIG_2566 =
  '#020c54 #b49e31 #06aff3 #da3731 #1f68dd #f47526 #0c149c #003dff #cbba01 #0eafeb #233e8a #a35f26 #ff72a8 #d24b2a'.split(
    ' ',
  );

describe('patterns of parties', () => {
  it('keep like colours apart for every kind of sight', () => {
    const patterns = partyPatterns(electionOf(BIG_2566));
    expect(
      confused(
        BIG_2566,
        BIG_2566.map(() => 0),
      ).length,
    ).toBeGreaterThan(3);
    expect(confused(BIG_2566, patterns)).toEqual([]);
  });

  it('leave the plain colour to the bigger one, and need no pattern where colours differ', () => {
    expect(partyPatterns(electionOf(['#da3731', '#d83530', '#1f68dd']))).toEqual([0, 1, 0]);
    expect(partyPatterns(electionOf(['#000000', '#ffffff', '#ff7700']))).toEqual([0, 0, 0]);
    const { pkg, ballots } = electionOf(['#da3731', '#d83530', '#1f68dd']);
    const nation = at(pkg.areas, 0);
    expect(nation.kind).toBe('nation');
    const held = { ballot: at(ballots, 0), item: 'seats', partyId: 'P1' as PartyId, value: 9 } as const;
    const previous = [{ ...held, areaId: nation.id }];
    expect(partyPatterns(indexElection({ ...pkg, previous }))).toEqual([1, 0, 0]);
  });

  it('see red and green as one under deuteranopia', () => {
    expect(distance(seen('#a35f26'), seen('#5f7a26'))).toBeLessThan(ALIKE);
    expect(distance(seen('#000000'), seen('#ffffff'))).toBeGreaterThan(99);
    expect(contrast('#000000', '#ffffff')).toBe(21);
  });

  it('give a pattern also when there are more like colours than patterns', () => {
    const same = Array.from({ length: 12 }, () => '#336699');
    const patterns = partyPatterns(electionOf(same));
    expect(new Set(patterns.slice(0, PATTERN_LINES.length)).size).toBe(PATTERN_LINES.length);
  });

  it('have lines that stand out from every colour', () => {
    for (let grey = 0; grey < 256; grey++) {
      const colour = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
      const ink = patternInk(colour) === '#000' ? '#000000' : '#ffffff';
      expect(contrast(colour, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  const file = sharedPath('data/th-2566/ect-json/info_party_overview.json');
  it.skipIf(file === null)('keep all 67 parties of 2566 apart', () => {
    const parties = JSON.parse(readFileSync(file ?? '', 'utf8').replace(/^\ufeff/, '')) as readonly {
      readonly color: string;
    }[];
    const colours = parties.map((party) => party.color.toLowerCase());
    expect(colours.length).toBeGreaterThanOrEqual(67);
    expect(confused(colours, partyPatterns(electionOf(colours)))).toEqual([]);
  });
});
