import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFact, parseFact, parseFactStrict } from './encoding.ts';
import type { Fact, PackageOpened } from './facts.ts';
import { arbitraryFact } from './testing/arbitrary-fact.ts';

const opened: PackageOpened = {
  kind: 'package-opened',
  at: '2026-02-08T10:00:00.000Z',
  election: 'tiny',
  package: 'a'.repeat(64),
};
const text = encodeFact(opened);

/** The text with one member set to another value, in canonical order. */
function withMember(base: Fact, field: string, value: unknown): string {
  const members = { ...base, [field]: value } as Record<string, unknown>;
  return `{${Object.keys(members)
    .sort()
    .map((k) => `${JSON.stringify(k)}:${JSON.stringify(members[k])}`)
    .join(',')}}`;
}

describe('a fact', () => {
  test('has the text of the specification', () => {
    expect(text).toBe(
      `{"at":"2026-02-08T10:00:00.000Z","election":"tiny","kind":"package-opened","package":"${'a'.repeat(64)}"}`,
    );
  });

  test('comes back from its text, by both readers', () => {
    fc.assert(
      fc.property(arbitraryFact, (fact) => {
        const encoded = encodeFact(fact);
        expect(parseFactStrict(encoded)).toEqual({ ok: true, value: fact });
        expect(parseFact(encoded)).toEqual({ ok: true, value: fact });
      }),
    );
  });

  test('is refused by the strict reader when any character is changed, unless it is another fact', () => {
    fc.assert(
      fc.property(
        arbitraryFact,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (fact, place, other) => {
          const encoded = encodeFact(fact);
          const i = place % encoded.length;
          const changed = encoded.slice(0, i) + other + encoded.slice(i + 1);
          const result = parseFactStrict(changed);
          if (result.ok) expect(encodeFact(result.value)).toBe(changed);
        },
      ),
    );
  });

  test('of the wrong shape is never encoded', () => {
    expect(() => encodeFact({ ...opened, package: 'short' })).toThrow('wrong-type package');
    expect(() => encodeFact({ ...opened, extra: 1 } as Fact)).toThrow('unknown-field extra');
  });
});

const policy: Fact = {
  kind: 'policy-changed',
  at: '2026-02-08T10:00:00.000Z',
  capPercent: 95,
  paused: false,
  reason: '',
  by: 'p0123456789ab',
};

describe('the strict reader refuses', () => {
  const cases: readonly (readonly [string, string, string, string | null])[] = [
    ['no JSON', '{', 'not-json', null],
    ['nothing', '', 'not-json', null],
    ['a list', '[]', 'not-an-object', null],
    ['null', 'null', 'not-an-object', null],
    ['an unknown kind', withMember(opened, 'kind', 'toString'), 'unknown-kind', 'kind'],
    ['no kind', '{}', 'unknown-kind', 'kind'],
    [
      'a missing field',
      withMember(opened, 'election', undefined).replace('"election":undefined,', ''),
      'missing-field',
      'election',
    ],
    ['a field too many', withMember(opened, 'zeal', 1), 'unknown-field', 'zeal'],
    ['a prototype member', text.replace('{', '{"__proto__":{},'), 'unknown-field', '__proto__'],
    ['a number for a text', withMember(opened, 'election', 7), 'wrong-type', 'election'],
    ['an empty name', withMember(opened, 'election', ''), 'wrong-type', 'election'],
    ['a lone surrogate', withMember(opened, 'election', '\ud800'), 'wrong-type', 'election'],
    ['an upper-case hash', withMember(opened, 'package', 'A'.repeat(64)), 'wrong-type', 'package'],
    ['a day that does not exist', withMember(opened, 'at', '2026-02-30T10:00:00.000Z'), 'wrong-type', 'at'],
    ['a time without milliseconds', withMember(opened, 'at', '2026-02-08T10:00:00Z'), 'wrong-type', 'at'],
    ['a cap of 0', withMember(policy, 'capPercent', 0), 'wrong-type', 'capPercent'],
    ['a fraction', withMember(policy, 'capPercent', 94.5), 'wrong-type', 'capPercent'],
    ['a person with a name', withMember(policy, 'by', 'somchai'), 'wrong-type', 'by'],
    ['a space', text.replace(':', ': '), 'not-canonical', null],
    ['a needless escape', text.replace('tiny', 't\\u0069ny'), 'not-canonical', null],
    ['a duplicate key', text.replace('{', '{"at":"2026-02-08T10:00:00.000Z",'), 'not-canonical', null],
    ['another key order', JSON.stringify(opened), 'not-canonical', null],
    ['a line feed at the end', `${text}\n`, 'not-canonical', null],
    ['an exponent', encodeFact(policy).replace(':95', ':9.5e1'), 'not-canonical', null],
  ];
  test.each(cases)('%s', (_, given, code, field) => {
    expect(parseFactStrict(given)).toEqual({ ok: false, error: { code, field } });
  });
});

describe('the quick reader refuses', () => {
  test.each([
    ['no JSON', '{', 'not-json'],
    ['null', 'null', 'not-an-object'],
    ['a number', '7', 'not-an-object'],
    ['an unknown kind', '{"kind":"x"}', 'unknown-kind'],
  ])('%s', (_, given, code) => {
    expect(parseFact(given)).toMatchObject({ ok: false, error: { code } });
  });
});
