import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleView } from '../testing/sample-view.ts';
import { BUCKETS, entriesOf, indexFiles } from './entries.ts';
import { bucketOf, looseKey, plainKey, spellingsOf } from './keys.ts';
import type { Entry } from './rank.ts';
import { nearStart, rank, readQuery } from './rank.ts';

const entry = (k: string, n: string, e?: string): Entry => ({
  k,
  n,
  ...(e === undefined ? {} : { e }),
  h: `${k}/x`,
});
const COUNTRY: readonly Entry[] = [
  entry('p', 'มหาสารคาม', 'Maha Sarakham'),
  entry('k', 'มหาสารคาม เขต 1', 'Maha Sarakham 1'),
  entry('k', 'มหาสารคาม เขต 3', 'Maha Sarakham 3'),
  entry('t', 'ตำบลท่าขอนยาง', 'Sub-district 440301'),
  entry('g', 'ก้าวไกล'),
  entry('g', 'เพื่อไทย'),
  entry('c', 'นายจักรพัฒน์ ไชยสาส์น'),
  entry('p', 'กรุงเทพมหานคร', 'Bangkok'),
  entry('c', 'นายมหา ใจดี'),
];
const names = (query: string) => rank(COUNTRY, query, 9).map((hit) => hit.entry.n);

describe('keys', () => {
  it('never take ำ apart and forget tone marks', () => {
    expect(plainKey('น้ำ')).toBe('นำ');
    expect(plainKey('๔ ท่าขอนยาง')).toBe('4 ทาขอนยาง');
  });

  it('are the same for spellings that sound alike', () => {
    expect(looseKey('ศรีสะเกษ')).toBe(looseKey('สีสเกส').replace('สี', 'สรี'));
    expect(looseKey('จันทร์')).toBe(looseKey('จัน'));
    expect(looseKey('ญาณ')).toBe(looseKey('ยาน'));
  });

  it('stay as they are when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => plainKey(plainKey(text)) === plainKey(text)),
    );
  });
});

describe('rank', () => {
  it.each([
    ['ก้าวไกล', 'ก้าวไกล'],
    ['กาวไกล', 'ก้าวไกล'],
    ['พรรคก้าว', 'ก้าวไกล'],
    ['นายมหา', 'นายมหา ใจดี'],
    ['เพือไทย', 'เพื่อไทย'],
    ['bangkok', 'กรุงเทพมหานคร'],
    ['Bangkko', 'กรุงเทพมหานคร'],
    ['มหาสาระคาม', 'มหาสารคาม'],
    ['จักรพัด', 'นายจักรพัฒน์ ไชยสาส์น'],
    ['ไชยสาน', 'นายจักรพัฒน์ ไชยสาส์น'],
    ['มหาสารคาม 3', 'มหาสารคาม เขต 3'],
    ['มหาสารคาม3', 'มหาสารคาม เขต 3'],
    ['มหาสารคาม ๑', 'มหาสารคาม เขต 1'],
  ])('%s finds %s first', (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it('takes a number behind a sub-district for a unit', () => {
    expect(rank(COUNTRY, 'ท่าขอนยาง 4', 5)[0]).toMatchObject({ number: 4, entry: { k: 't' } });
  });

  it('finds nothing for nothing, and never fails', () => {
    expect(names('')).toStrictEqual([]);
    expect(names('3')).toStrictEqual([]);
    expect(names('ซซซซซซ')).toStrictEqual([]);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => rank(COUNTRY, query, 3).length <= 3));
  });

  it('allows one wrong letter, and not two', () => {
    expect(nearStart('bangkko', 'bangkok')).toBe(true);
    expect(nearStart('bankok', 'bangkok')).toBe(true);
    expect(nearStart('banggkok', 'bangkok')).toBe(true);
    expect(nearStart('bxngkxk', 'bangkok')).toBe(false);
  });
});

describe('the prebuilt index', () => {
  const { election } = sampleView({ kind: 'province', scale: 0.05, done: 0 });
  const files = indexFiles(election);

  it('holds every entry where a reader who types its words looks', () => {
    for (const one of entriesOf(election)) {
      const typed = plainKey(one.n)
        .split(' ')
        .filter((word) => !/^(?:\d*|รหัส)$/.test(word));
      for (const word of typed) {
        const parts = spellingsOf(word).map(
          (spelling) => files.get(`/v1/search/${bucketOf(spelling, BUCKETS)}.json`) ?? '',
        );
        expect(parts.join('')).toContain(JSON.stringify(one.n));
      }
    }
  });

  it('has no part that holds half of all candidates because they are called Mister', () => {
    const sizes = [...files.values()].map((text) => text.length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    expect(Math.max(...sizes)).toBeLessThan(all / 5);
  });

  it('gives the same first hit as the whole list', () => {
    for (const query of ['มหาสารคาม', 'มหาสารคาม 2', 'maha sarakham']) {
      const word = readQuery(query).words[0]?.[0] ?? '';
      const parts = spellingsOf(word).map(
        (s) => files.get(`/v1/search/${bucketOf(s, BUCKETS)}.json`) ?? '[]',
      );
      const part: Entry[] = parts.flatMap((text) => JSON.parse(text));
      expect(rank(part, query, 1)[0]?.entry).toStrictEqual(rank(entriesOf(election), query, 1)[0]?.entry);
    }
  });
});
