import { describe, expect, test } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import type { BallotId, CentreId, PackageHash, UnitId } from '../election/model.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { electionMark, writeCode } from '../forms/code.ts';
import { tagOf } from '../forms/tag.ts';
import type { Clues } from './find-place.ts';
import { findPlace } from './find-place.ts';

const election = indexElection(tinyPackage());
const key = new Uint8Array(32).fill(5);
const ONE = '44-01-S1-001';
const TWO = '44-01-S1-002';

function codeOf(unit: string, ballot = 'constituency', page = 1, hash = election.pkg.hash, by = key): string {
  const parts = { unit: unit as UnitId, ballot: ballot as BallotId, page, election: electionMark(hash) };
  return writeCode({ ...parts, tag: tagOf(parts, by) }, 'https://khanaen.example');
}

const NO_CLUES: Clues = { codes: [], centre: null, unit: null, says: null };
const find = (clues: Partial<Clues>) => findPlace(election, key, { ...NO_CLUES, ...clues });
const doubt = (clues: Partial<Clues>) => {
  const found = find(clues);
  return found.kind === 'doubt' ? found.doubt : 'placed';
};

describe('the place of a photo', () => {
  test('is what its codes say, whatever else is on the picture', () => {
    const found = find({ codes: [codeOf(ONE, 'party-list', 3), 'https://line.me/R/ti/p/xyz'] });
    expect(found).toMatchObject({ kind: 'place', page: 3, how: 'code' });
    expect(found.kind === 'place' && found.spec.unit.id).toBe(ONE);
    expect(doubt({ codes: [codeOf(ONE), codeOf(ONE)], unit: ONE as UnitId, centre: 'D1' as CentreId })).toBe(
      'placed',
    );
  });

  test('is what a bound sender says where there is no code, and only then', () => {
    const says = { ballot: 'constituency' as BallotId, page: 2 };
    expect(find({ unit: ONE as UnitId, says })).toMatchObject({ kind: 'place', page: 2, how: 'sender' });
    expect(doubt({ unit: ONE as UnitId })).toBe('no-code');
    expect(doubt({ says })).toBe('no-code');
    expect(doubt({ unit: ONE as UnitId, says: { ...says, page: 9 } })).toBe('no-code');
    expect(doubt({ unit: ONE as UnitId, says, codes: [codeOf(ONE)] })).toBe('codes-disagree');
  });

  test.each([
    ['nothing', 'no-code', {}],
    ['a code of a shop', 'no-code', { codes: ['https://shop.example/f/'] }],
    [
      'an invented code',
      'unknown-code',
      { codes: [codeOf(ONE, 'constituency', 1, election.pkg.hash, new Uint8Array(32))] },
    ],
    ['a unit that does not exist', 'unknown-code', { codes: [codeOf('99-99-X-999')] }],
    ['a page that the form has not', 'unknown-code', { codes: [codeOf(ONE, 'constituency', 3)] }],
    [
      'another package',
      'other-election',
      { codes: [codeOf(ONE, 'constituency', 1, 'f'.repeat(64) as PackageHash)] },
    ],
    ['two pages', 'codes-disagree', { codes: [codeOf(ONE), codeOf(ONE, 'constituency', 2)] }],
    ['two ballots', 'codes-disagree', { codes: [codeOf(ONE), codeOf(ONE, 'party-list')] }],
    ['two units', 'two-units', { codes: [codeOf(ONE), codeOf(TWO)] }],
    [
      'one good and one invented code',
      'unknown-code',
      { codes: [codeOf(ONE), codeOf(TWO, 'constituency', 1, election.pkg.hash, new Uint8Array(32))] },
    ],
    ['the unit of another sender', 'not-the-senders-unit', { codes: [codeOf(ONE)], unit: TWO as UnitId }],
    [
      'the unit of another centre',
      'not-the-centres-unit',
      { codes: [codeOf(ONE)], centre: 'MKM_1' as CentreId },
    ],
  ] as const)('%s is a doubt: %s', (_name, expected, clues) => {
    expect(doubt(clues)).toBe(expected);
  });

  test('a doubt names the unit of the code, so that a person finds it at once', () => {
    expect(find({ codes: [codeOf(ONE)], unit: TWO as UnitId })).toMatchObject({ hint: ONE });
    expect(find({ unit: TWO as UnitId })).toMatchObject({ hint: TWO });
  });
});
