import { describe, expect, it } from 'vitest';
import { parsePackage } from './parse.ts';
import { tinyPackage } from './testing/tiny.ts';
import { writePackage } from './write.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (more: Readonly<Record<string, string>>) =>
  parsePackage(
    new Map([
      ...writePackage(tinyPackage()),
      ...Object.entries(more).map(([k, v]) => [k, bytes(v)] as const),
    ]),
  );
const codesOf = (more: Readonly<Record<string, string>>) => {
  const result = parse(more);
  return result.ok ? [] : result.error.map((e) => `${e.line} ${e.field} ${e.code}`);
};

describe('boundaries', () => {
  it('are read, written back byte by byte, and part of the hash', () => {
    const text = 'area,points\nMKM_1,1000000 150000 1001000 150000 1001000 151000\n';
    const result = parse({ 'boundaries.csv': text });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.boundaries?.[0]?.points).toHaveLength(6);
    expect(new TextDecoder().decode(writePackage(result.value).get('boundaries.csv'))).toBe(text);
    const without = parse({});
    expect(without.ok && without.value.hash).not.toBe(result.value.hash);
    expect(without.ok && writePackage(without.value).has('boundaries.csv')).toBe(false);
  });

  it.each([
    ['MKM_1,1000000 150000 1001000 150000', '2 points bad-number'],
    ['MKM_1,1000000 150000 1001000 150000 1001000', '2 points bad-number'],
    ['MKM_1,150000 1000000 150000 1001000 151000 1001000', '2 points bad-number'],
    ['MKM_1,1000000  150000 1001000 150000 1001000 151000', '2 points bad-number'],
    ['MKM_1,01000000 150000 1001000 150000 1001000 151000', '2 points bad-number'],
    ['nowhere,1000000 150000 1001000 150000 1001000 151000', '2 area unknown-reference'],
  ])('refuse %s', (row, error) => {
    expect(codesOf({ 'boundaries.csv': `area,points\n${row}\n` })).toContain(error);
  });
});

describe('figures of the election before', () => {
  const head = 'area,ballot,item,party,value';
  const party = tinyPackage().parties[0]?.id ?? '';

  it('are read and written back', () => {
    const text = `${head}\nMKM_1,party-list,votes,${party},12\nMKM_1,party-list,present,,50\nMKM_1,constituency,seats,${party},1\n`;
    const result = parse({ 'previous.csv': text });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.previous?.map((p) => p.value)).toStrictEqual([12, 50, 1]);
    expect(new TextDecoder().decode(writePackage(result.value).get('previous.csv'))).toBe(text);
  });

  it.each([
    ['MKM_1,party-list,votes,,12', '2 party empty-value'],
    ['MKM_1,constituency,seats,,1', '2 party empty-value'],
    [`MKM_1,party-list,present,${party},12`, '2 party bad-word'],
    ['MKM_1,party-list,won,,12', '2 item bad-word'],
    ['MKM_1,party-list,votes,none,12', '2 party unknown-reference'],
    ['MKM_1,party-list,present,,-1', '2 value bad-number'],
  ])('refuse %s', (row, error) => {
    expect(codesOf({ 'previous.csv': `${head}\n${row}\n` })).toContain(error);
  });
});
