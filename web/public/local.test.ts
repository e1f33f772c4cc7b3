import { describe, expect, it } from 'vitest';
import { cardAt } from './card.ts';
import { renderPage } from './render-page.tsx';
import { textOf } from './testing/html.ts';
import { tinyNight } from './testing/nights.ts';
import { sampleView } from './testing/sample-view.ts';

/** A local election has no House: its executive is what readers came for, wherever they look first. */
describe('an election of one local body', () => {
  const view = sampleView({ kind: 'local', scale: 0.3, done: 1 });
  const { contests } = view.election.pkg;
  const executive = contests.findIndex(({ kind }) => kind === 'executive');
  const first = view.outcome(executive)?.ahead[0] ?? -1;
  const { name } = view.election.linesOfContest[executive]?.[first] ?? { name: { th: '?', en: '?' } };

  it.each(['/en/', '/en/text/', '/en/embed/headline', '/th/text/', '/th/embed/headline'])(
    '%s says who leads',
    (path) => {
      const text = textOf(renderPage(view, path)?.body ?? '').replace(/\s+/g, ' ');
      expect(text).toContain(path.startsWith('/en') ? name.en : name.th);
    },
  );

  it('has its leader on the share card, and every council seat in the text of its first page', () => {
    expect(cardAt(view, '/cards/th/index.png')?.lines.join(' ')).toContain(name.th);
    const text = renderPage(view, '/en/text/')?.body ?? '';
    for (const { kind, areaId } of contests)
      if (kind === 'council') expect(text).toContain(`/en/text/${areaId}"`);
  });
});

it('a party has no embed of seats where there is no House: that would say "0 seats"', () => {
  const only = tinyNight({ ballots: ['constituency'], votes: () => [9, 4, 3], capPercent: 100 });
  const party = only.election.pkg.parties[0]?.id ?? '';
  expect(only.seats).toBe(null);
  expect(renderPage(only, `/en/embed/party/${party}`)?.status).toBe(404);
  expect(renderPage(only, '/en/data')?.body).not.toContain('/embed/party/');
});

it('the cap in force stands on the page of the state, with its source and end', () => {
  const held = tinyNight({ ballots: ['constituency'], votes: () => [9, 4, 3], capPercent: 95 });
  expect(textOf(renderPage(held, '/en/status')?.body ?? '')).toMatch(
    /at most 95% of the stations .*The cap ends/,
  );
  const free = tinyNight({ ballots: ['constituency'], votes: () => [9, 4, 3], capPercent: 100 });
  expect(textOf(renderPage(free, '/en/status')?.body ?? '')).not.toContain('The cap ends');
});
