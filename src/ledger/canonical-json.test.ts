import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  // The vectors of docs/formats/ledger.md.
  test.each<readonly [unknown, string]>([
    [null, 'null'],
    [true, 'true'],
    [0, '0'],
    [-4, '-4'],
    [9007199254740991, '9007199254740991'],
    ['', '""'],
    ['กขค', '"กขค"'],
    ['a"b\\c/d', '"a\\"b\\\\c/d"'],
    ['\b\t\n\f\r\u0000\u001f\u007f', '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f"'],
    ['\u2028😀', '"\u2028😀"'],
    [[], '[]'],
    [{}, '{}'],
    [[1, [2], {}], '[1,[2],{}]'],
    [{ b: 1, a: 2, B: 3, '': 4, aa: 5 }, '{"":4,"B":3,"a":2,"aa":5,"b":1}'],
    // By UTF-16 code units U+1F600 (d83d de00) comes before U+FB33.
    [{ '\ufb33': 1, '😀': 2, ก: 3 }, '{"ก":3,"😀":2,"\ufb33":1}'],
    [{ 10: 1, 9: 2 }, '{"10":1,"9":2}'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each<readonly [string, unknown]>([
    ['a fraction', 1.5],
    ['minus zero', -0],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an inexact integer', 2 ** 53],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole in a list', new Array(1)],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a function', () => 1],
    ['a lone high surrogate', 'a\ud83d'],
    ['a lone low surrogate', '\ude00a'],
    ['a lone surrogate in a key', { '\ud83d': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('does not depend on the order of members, and JSON.parse reads it back', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger().map((n) => n + 0 || 0),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    const reversed = (v: unknown): unknown => {
      if (Array.isArray(v)) return v.map(reversed);
      if (typeof v !== 'object' || v === null) return v;
      return Object.fromEntries(
        Object.entries(v)
          .reverse()
          .map(([k, m]) => [k, reversed(m)]),
      );
    };
    fc.assert(
      fc.property(value, (v) => {
        expect(canonicalJson(reversed(v))).toBe(canonicalJson(v));
        expect(JSON.parse(canonicalJson(v))).toEqual(v);
      }),
    );
  });
});
