import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../basics/bilingual.ts';
import { LANGUAGES } from '../../basics/bilingual.ts';
import { pressFigures, pressScopes } from '../figures.ts';
import type { PressFigures } from '../model.ts';
import { changesSince } from '../since.ts';
import type { PressNight } from '../testing/nights.ts';
import { pressNight, recordOf } from '../testing/nights.ts';
import { DEFAULT_TEMPLATES } from './default-templates.ts';
import { fillStatement, statementText } from './fill.ts';
import type { StatementInput, StatementKind } from './model.ts';

const ORIGIN = 'https://results.example.go.th';
const WORDS = { th: 'ไฟดับ {cut} 1 แห่ง', en: 'Power is out {cut} in 1 place' };

function inputOf(figures: PressFigures, more: Partial<StatementInput> = {}): StatementInput {
  return { figures, since: null, origin: ORIGIN, correction: null, what: WORDS, next: WORDS, ...more };
}

function fill(kind: StatementKind, input: StatementInput, language: Language) {
  const template = DEFAULT_TEMPLATES.find((t) => t.kind === kind);
  if (template === undefined) throw new Error(kind);
  return fillStatement(template, input, language);
}

const textOf = (kind: StatementKind, figures: PressFigures, language: Language, more = {}) => {
  const filled = fill(kind, inputOf(figures, more), language);
  return filled.ok ? statementText(filled.value) : null;
};

const night = (more: Partial<PressNight> = {}) =>
  pressNight({ ballots: ['constituency', 'party-list'], votes: (r, line) => (r + 1) * 10 + line, ...more });

const nights: fc.Arbitrary<PressNight> = fc.record({
  ballots: fc.constantFrom(
    ['constituency', 'party-list'] as const,
    ['constituency', 'party-list', 'referendum'] as const,
    ['executive', 'council'] as const,
    ['referendum'] as const,
  ),
  parties: fc.integer({ min: 1, max: 70 }),
  capPercent: fc.constantFrom(50, 95, 100),
  votes: fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 5 })).map(
    ([seed, every]) =>
      (r: number, line: number) =>
        r % every === 1 ? null : (seed * (line + 3) + r * 7) % 9_973,
  ),
});

/** Every number that a text holds, as written. */
const numbersIn = (text: string) => text.replaceAll(ORIGIN, '').match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];

/** Every whole number of the figures, and the sums and differences that are told of them. */
function knownNumbers(figures: PressFigures): Set<string> {
  const known = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'number') known.add(value.toLocaleString('en'));
    else if (typeof value === 'string') for (const part of value.match(/\d+/g) ?? []) known.add(part);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(figures);
  for (const { rows } of figures.ballots) {
    for (let i = 0; i <= rows.length; i++) {
      known.add(String(rows.length - i));
      known.add(
        rows
          .slice(i)
          .reduce((sum, row) => sum + row.votes, 0)
          .toLocaleString('en'),
      );
    }
  }
  const { stations, others } = figures.coverage;
  for (const key of ['shown', 'expected', 'heldBack'] as const)
    known.add((stations[key] + others[key]).toLocaleString('en'));
  return known;
}

describe('a statement', () => {
  it('leaves no placeholder, in either language, whatever the night was like', () => {
    fc.assert(
      fc.property(nights, (options) => {
        const view = pressNight(options);
        for (const scope of pressScopes(view.election)) {
          const figures = pressFigures(view, scope);
          for (const { kind } of DEFAULT_TEMPLATES) {
            for (const language of LANGUAGES) {
              const text = textOf(kind, figures, language);
              if (text === null) continue;
              const own = WORDS[language];
              expect(text.replaceAll(own, '')).not.toMatch(/[{}]|undefined|NaN|null|\[object/);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says no number that is not in the cut', () => {
    fc.assert(
      fc.property(nights, (options) => {
        const view = pressNight(options);
        const figures = pressFigures(view, 0);
        const known = knownNumbers(figures);
        for (const language of LANGUAGES) {
          const text = textOf('hourly-update', figures, language) ?? '';
          // Shares, times and dates are worked out; every other number stands in the figures.
          const rest = text
            .replace(/\(?\d[\d,]*\.\d+%\)?/g, '')
            .replace(/\d+ \S+ \d{4} \d\d[.:]\d\d[.:]\d\d/g, '');
          for (const number of numbersIn(rest)) expect(known, `${number} in ${rest}`).toContain(number);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says the sums of the cut, formatted for people', () => {
    const view = night({ votes: (r, line) => (r + 1) * 100 + line * 7 });
    const figures = pressFigures(view, 0);
    for (const [b] of view.election.ballots.entries()) {
      const totals = view.tally.totals(0, b);
      for (const language of LANGUAGES) {
        const text = textOf('hourly-update', figures, language) ?? '';
        for (const n of [totals.counted, totals.valid, totals.invalid, totals.noVote])
          expect(text).toContain(n.toLocaleString('en'));
      }
    }
    const votes = view.tally.totals(0, 1).votes ?? [];
    expect(textOf('hourly-update', figures, 'th')).toContain(
      `${Math.max(...votes).toLocaleString('en')} คะแนน`,
    );
  });

  it('takes somebody’s own words as they are, braces and all', () => {
    const text = textOf('incident', pressFigures(night(), 0), 'en') ?? '';
    expect(text).toContain('Power is out {cut} in 1 place');
  });

  it('is not made when it would not be true, and says why', () => {
    const early = pressFigures(night({ votes: () => null }), 0);
    const half = pressFigures(night({ votes: (r) => (r < 3 ? 5 : null) }), 0);
    const all = pressFigures(night({ capPercent: 100 }), 0);
    const made = (kind: StatementKind, figures: PressFigures) => textOf(kind, figures, 'th') !== null;
    expect(made('first-results', early)).toBe(false);
    expect(made('first-results', half)).toBe(true);
    expect(made('all-units-in', half)).toBe(false);
    expect(made('all-units-in', all)).toBe(true);
    expect(made('certified', all)).toBe(false);
    expect(made('paused', all)).toBe(false);
    expect(made('resumed', all)).toBe(true);
    expect(made('correction', all)).toBe(false);
    const refused = fill('certified', inputOf(all), 'en');
    expect(refused.ok ? null : refused.error).toEqual({
      code: 'not-true',
      text: { th: expect.any(String), en: 'Not every result is certified.' },
    });
    const silent = fill('incident', inputOf(all, { next: { th: 'ก', en: ' ' } }), 'th');
    expect(silent.ok ? null : silent.error.code).toBe('needs-words');
  });

  it('says a figure that is missing to be missing, and never calls a leader the winner', () => {
    const nobody = pressFigures(night({ votes: () => null }), 0);
    expect(textOf('hourly-update', nobody, 'th')).toContain('มาใช้สิทธิ ยังไม่มีตัวเลข');
    expect(textOf('hourly-update', nobody, 'en')).toContain('turnout not available yet');
    const some = textOf('hourly-update', pressFigures(night({ votes: (r) => 90 - r }), 0), 'en') ?? '';
    expect(some).toContain('Leading is not won.');
    expect(some.replace('Leading is not won.', '')).not.toMatch(/\bw[io]n|elected\b/i);
  });

  it('tells of a correction what, why, before and after, with the address of the unit', () => {
    const at = (view: ReturnType<typeof night>) => view.head.at;
    const view = night({
      capPercent: 100,
      at: 600_000,
      extra: (election) => {
        const record = recordOf(election, 0, [71, 5, 6], at(night({ at: 600_000 })));
        return [
          {
            ...record,
            kind: 'record-corrected',
            version: 2,
            confirmedBy: 'p3',
            reason: { code: 'entry-error', text: 'อ่าน 1 เป็น 7' },
          },
        ];
      },
    });
    const figures = pressFigures(view, 0);
    expect(figures.corrections.total).toBe(1);
    const unit = view.election.returns[0]?.unit.id ?? '';
    const text = textOf('correction', figures, 'th') ?? '';
    expect(text).toContain('เหตุผล: อ่าน 1 เป็น 7');
    expect(text).toContain('10 → 71');
    expect(text).toContain(`${ORIGIN}/th/u/${unit}`);
    expect(textOf('correction', figures, 'th', { correction: 12_345 })).toBeNull();
  });

  it('compares with the bulletin before', () => {
    const before = pressFigures(night({ votes: (r) => (r < 3 ? 5 : null), capPercent: 100 }), 0);
    const now = pressFigures(night({ votes: () => 5, capPercent: 100 }), 0);
    const since = changesSince(before, now);
    expect(since.units).toBe(
      now.coverage.stations.shown +
        now.coverage.others.shown -
        before.coverage.stations.shown -
        before.coverage.others.shown,
    );
    expect(textOf('hourly-update', now, 'en', { since })).toContain(`${since.units} more units shown`);
    expect(textOf('hourly-update', now, 'en', { since: changesSince(now, now) })).toContain(
      'No figure changed.',
    );
  });
});
