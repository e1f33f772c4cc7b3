import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { OthersByKind } from './parts/others-by-kind.tsx';
import { makeSite } from './site.ts';
import { textOf } from './testing/html.ts';
import { tinyNight } from './testing/nights.ts';

it('gives advance votes a line of their own, shown of all', () => {
  const view = tinyNight({ ballots: ['constituency'], votes: (i) => (i === 0 ? null : [5, 3, 2]) });
  const { areas, units } = view.election.pkg;
  const province = areas.findIndex((area) => area.kind === 'province');
  const kinds = new Set(units.map((unit) => unit.kind));
  kinds.delete('station');
  const text = (language: 'th' | 'en') =>
    textOf(renderToString(<OthersByKind site={makeSite(view, language, { live: null })} area={province} />));
  expect(kinds.size).toBeGreaterThan(0);
  expect(text('en')).toMatch(/Advance votes [^:]*: \d of \d shown/);
  expect(text('en')).not.toContain('set:');
  expect(text('th')).toMatch(/บัตรล่วงหน้า[^:]*: แสดงแล้ว \d จาก \d/);
});
