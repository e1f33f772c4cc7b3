import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/ledger/facts.ts';
import { FLAG_KINDS, flagIndex } from './flags.ts';
import { renderPage } from './render-page.tsx';
import { linksOf } from './testing/html.ts';
import { sampleView } from './testing/sample-view.ts';

/** Every tenth form has a finding; the first is corrected, the second was let stand as written. */
const view = sampleView({ kind: 'province', scale: 0.1, done: 0.8 }, (facts) =>
  facts.flatMap((fact, i): Fact[] => {
    if (fact.kind !== 'record-accepted' || i % 10 !== 1) return [];
    const later = { ...fact, version: 2, at: facts.at(-1)?.at ?? fact.at };
    const findings = [{ code: 'C9' as const, answer: null }];
    const asWritten = i === 11 ? { codes: ['C1' as const], reason: 'ตามแบบ', by: 'p7' } : null;
    return [
      {
        ...later,
        kind: 'record-corrected',
        findings,
        asWritten,
        reason: { code: 'typing', text: 'x' },
        confirmedBy: 'p4',
      },
    ];
  }),
);

const page = (path: string) => renderPage(view, path);

describe('units with remarks', () => {
  const { election } = view;

  it('are those that are shown and have one, each once for a kind, in its constituency', () => {
    for (const [kind, areas] of flagIndex(view)) {
      expect(FLAG_KINDS).toContain(kind);
      for (const [area, units] of areas) {
        expect(new Set(units).size).toBe(units.length);
        expect(view.marked(area).get(kind)).toStrictEqual(units);
        for (const unit of units) {
          expect(view.unitStatus(unit)).toBe('shown');
          const marks = (election.returnsOfUnit[unit] ?? []).flatMap((r) => (r < 0 ? [] : view.marks(r)));
          expect(marks).toContain(kind);
          expect(election.unitsOfConstituency[area]).toContain(unit);
        }
      }
    }
    expect(flagIndex(view).get('C9')?.size).toBeGreaterThan(0);
    expect(flagIndex(view).has('as-written')).toBe(true);
  });

  it('are reached without scripts from the constituency and from every page', () => {
    const [area = -1, units = []] = [...(flagIndex(view).get('C9') ?? [])][0] ?? [];
    const id = election.pkg.areas[area]?.id ?? '';
    expect(linksOf(page('/th/')?.body ?? '', '/th/')).toContain('/th/flags');
    expect(linksOf(page(`/th/c/${id}`)?.body ?? '', '')).toContain(`/th/flags/C9/${id}`);
    expect(linksOf(page('/th/flags')?.body ?? '', '')).toContain('/th/flags/C9');
    const list = page(`/th/flags/C9/${id}`)?.body ?? '';
    for (const unit of units) expect(list).toContain(`/th/u/${election.pkg.units[unit]?.id}`);
  });

  it.each([
    '/th/flags/C99',
    '/th/flags/constructor',
    '/th/flags/C9/none',
    '/th/flags//x',
    '/th/flags/C9/x/y',
  ])('%s is no page', (path) => {
    expect(page(path)?.status).toBe(404);
  });

  it('say so where there is none', () => {
    expect(page('/en/flags/not-blind')?.body).toContain('No unit has this remark');
  });
});
