import { describe, expect, it } from 'vitest';
import { validityFaults } from '../testing/valid.ts';
import { renderPage } from './render-page.tsx';
import { pageKinds } from './testing/kinds.ts';
import { tinyNight } from './testing/nights.ts';
import { sampleView } from './testing/sample-view.ts';

const ASSETS = { live: '/assets/live-0.js', origin: 'https://results.example' };
const NIGHTS = {
  nation: sampleView({ kind: 'nation', scale: 0.003, done: 0.7 }),
  province: sampleView({ kind: 'province', scale: 0.02, done: 0.9, tie: true }),
  local: sampleView({ kind: 'local', scale: 0.05, done: 0.5 }),
  nothing: sampleView({ kind: 'province', scale: 0.02, done: 0 }),
  referendum: tinyNight({ ballots: ['referendum'], votes: () => [7, 3] }),
};

describe.each(Object.entries(NIGHTS))('every kind of page of a night: %s', (_, view) => {
  it.each(pageKinds(view))('%s is valid HTML in both languages', async (path) => {
    for (const language of ['th', 'en']) {
      const page = renderPage(view, `/${language}${path}`, ASSETS);
      expect(await validityFaults(page?.body ?? '')).toStrictEqual([]);
    }
  });
});

it('a page that is not valid is found out', async () => {
  const faults = await validityFaults(
    '<!doctype html><html lang="th"><head><title>x</title></head><body><span><div>x</div></span></body></html>',
  );
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('element-permitted-content');
});
