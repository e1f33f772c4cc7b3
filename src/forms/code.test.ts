import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../basics/result.ts';
import type { BallotId, PackageHash, UnitId } from '../election/model.ts';
import { electionMark, readCode, writeCode } from './code.ts';
import type { PageCode } from './geometry.ts';
import { inGroups, LETTERS } from './letters.ts';
import { checkTag, readUnitCode, tagOf, unitCode, unitsByCode } from './tag.ts';

const KEY = new Uint8Array(32).fill(7);
const HEX = [...'0123456789abcdef'];
const ID = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/)
  .filter((id) => !id.endsWith('.') && !id.includes('..'));
const parts = fc.record({
  unit: fc.oneof(ID, fc.stringMatching(/^[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]{3}$/)).map((id) => id as UnitId),
  ballot: fc
    .oneof(ID, fc.constantFrom('constituency', 'party-list', 'referendum', 'executive', 'council'))
    .map((id) => id as BallotId),
  page: fc.integer({ min: 1, max: 99 }),
  election: fc
    .array(fc.constantFrom(...HEX), { minLength: 5, maxLength: 5 })
    .map((digits) => digits.join('')),
});
const codes = parts.map((p): PageCode => ({ ...p, tag: tagOf(p, KEY) }));

const EXAMPLE: PageCode = (() => {
  const p = {
    unit: '10-01-100201-001' as UnitId,
    ballot: 'party-list' as BallotId,
    page: 3,
    election: electionMark('0a1b2c3d'.repeat(8) as PackageHash),
  };
  return { ...p, tag: tagOf(p, KEY) };
})();

describe('the code of a page', () => {
  test('is read back from letters, from groups, and from an address', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('https://x.go.th', 'http://127.0.0.1:8080/base/'), (code, base) => {
        expect(unwrap(readCode(writeCode(code)))).toEqual(code);
        expect(unwrap(readCode(inGroups(writeCode(code)).toLowerCase()))).toEqual(code);
        expect(unwrap(readCode(writeCode(code, base)))).toEqual(code);
        expect(checkTag(code, KEY)).toBe(true);
      }),
    );
  });

  test('of a real unit is 32 letters, and what is typed for O, I and L is understood', () => {
    const letters = writeCode(EXAMPLE);
    expect(letters).toMatch(/^[0-9A-HJKMNP-TV-Z]{32}$/);
    const typed = letters.replaceAll('0', 'o').replaceAll('1', 'l');
    expect(unwrap(readCode(` ${inGroups(typed)} `))).toEqual(EXAMPLE);
  });

  test('any wrong letter, and any two neighbours that changed places, are refused', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.integer({ min: 1, max: 31 }), (code, place, step) => {
        const letters = [...writeCode(code)];
        const i = place % letters.length;
        const wrong = letters.with(i, LETTERS.charAt((LETTERS.indexOf(letters[i] ?? '') + step) % 32));
        expect(readCode(wrong.join('')).ok).toBe(false);
        const j = place % (letters.length - 1);
        const [a, b] = [letters[j] ?? '', letters[j + 1] ?? ''];
        if (a !== b)
          expect(
            readCode(
              letters
                .with(j, b)
                .with(j + 1, a)
                .join(''),
            ).ok,
          ).toBe(false);
      }),
    );
  });

  test('a lost or added letter, other texts and other versions are refused', () => {
    const letters = writeCode(EXAMPLE);
    for (let i = 0; i < letters.length; i++) {
      expect(readCode(letters.slice(0, i) + letters.slice(i + 1)).ok).toBe(false);
      expect(readCode(`${letters.slice(0, i)}7${letters.slice(i)}`).ok).toBe(false);
    }
    for (const text of ['', 'https://example.go.th/', 'ส.ส. 5/18', '0'.repeat(2000), letters.repeat(2)]) {
      expect(readCode(text).ok).toBe(false);
    }
    expect(readCode('0'.repeat(32))).toEqual({ ok: false, error: 'other-version' });
    fc.assert(fc.property(fc.string(), (text) => !readCode(text).ok));
  });
});

describe('the tag', () => {
  test('no part of a code can be changed, and no other key makes it', () => {
    fc.assert(
      fc.property(codes, parts, (code, other) => {
        for (const change of [
          { unit: other.unit },
          { ballot: other.ballot },
          { page: other.page },
          { election: other.election },
        ]) {
          const changed = { ...code, ...change };
          const same = JSON.stringify({ ...changed, tag: '' }) === JSON.stringify({ ...code, tag: '' });
          expect(checkTag(changed, KEY)).toBe(same);
        }
        expect(checkTag(code, new Uint8Array(32).fill(8))).toBe(false);
        expect(checkTag({ ...code, tag: code.tag.slice(0, 7) }, KEY)).toBe(false);
        expect(checkTag({ ...code, tag: '' }, KEY)).toBe(false);
      }),
    );
  });
});

describe('the short code of a unit', () => {
  test('is read as people type it, and a wrong letter is refused', () => {
    fc.assert(
      fc.property(ID, fc.nat(9), fc.integer({ min: 1, max: 31 }), (id, place, step) => {
        const code = unitCode(id as UnitId, KEY);
        expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
        expect(readUnitCode(code.toLowerCase().replace('-', ' '))).toBe(code);
        const letters = [...code.replace('-', '')];
        const wrong = letters.with(
          place,
          LETTERS.charAt((LETTERS.indexOf(letters[place] ?? '') + step) % 32),
        );
        expect(readUnitCode(wrong.join(''))).toBeNull();
      }),
    );
    expect(readUnitCode('5/18')).toBeNull();
  });

  test('finds its unit', () => {
    const units = ['A', 'B', 'C'] as UnitId[];
    const byCode = unitsByCode(units, KEY);
    expect(units.map((unit) => byCode.get(unitCode(unit, KEY)))).toEqual(units);
  });
});
