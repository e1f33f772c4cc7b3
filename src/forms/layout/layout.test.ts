import { expect, test } from 'vitest';
import { at } from '../../basics/assert.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Box, PageGeometry } from '../geometry.ts';
import { layoutForm } from './layout-form.ts';

const KINDS = ['constituency', 'party-list', 'referendum'] as const;
const boxesOf = (page: PageGeometry): readonly Box[] => [
  ...page.codes,
  ...page.figures.flatMap((figure) => figure.digits),
  ...page.squares.map((p) => ({ x: p.x - 3, y: p.y - 3, width: 6, height: 6 })),
  ...page.signatures,
];
const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x + 1e-6 ||
  b.x + b.width <= a.x + 1e-6 ||
  a.y + a.height <= b.y + 1e-6 ||
  b.y + b.height <= a.y + 1e-6;

test.each([3, 16, 40])(
  'a form with %i candidates holds every figure once, and nothing overlaps',
  (candidates) => {
    const election = indexElection(
      tinyPackage({ ballots: KINDS, candidatesEach: candidates, parties: Math.max(3, candidates) }),
    );
    for (const spec of election.returns) {
      const pages = layoutForm(election, spec);
      const places = pages.flatMap((page) => page.figures.map((figure) => figure.place));
      const roles = spec.form.fields.map((f) => f.role).filter((r) => r !== 'signatures' && r !== 'total');
      expect(places).toEqual([...roles, ...spec.lines.map((_, i) => `row:${i + 1}`), 'total']);
      for (const page of pages) {
        const boxes = boxesOf(page);
        const outside = boxes.filter(
          (b) => b.x < 5 || b.x + b.width > 205 || b.y < 5 || b.y + b.height > 292,
        );
        expect(outside).toEqual([]);
        const touching = boxes.filter((b, i) => boxes.slice(0, i).some((other) => !apart(b, other)));
        expect(touching).toEqual([]);
      }
      const last = at(pages, pages.length - 1);
      expect(last.signatures).toHaveLength(election.pkg.manifest.signaturesRequired);
      expect(pages.map((page) => page.page)).toEqual(pages.map((_, i) => i + 1));
    }
  },
);

test('all units of a contest with the same form get the same layout, however long their names are', () => {
  const pkg = tinyPackage({ ballots: KINDS, candidatesEach: 16, constituencies: 3 });
  const areas = pkg.areas.map((area, i) => ({
    ...area,
    name: { th: `${area.name.th}${'ศรีนครินทร์'.repeat(i % 7)}`, en: area.name.en },
  }));
  const election = indexElection({ ...pkg, areas });
  const known = new Map<string, string>();
  for (const spec of election.returns) {
    const key = `${spec.form.id} ${spec.contest.id}`;
    const layout = JSON.stringify(layoutForm(election, spec));
    expect(known.get(key) ?? layout).toBe(layout);
    known.set(key, layout);
  }
  expect(known.size).toBeLessThan(election.returns.length);
});
