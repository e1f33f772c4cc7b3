import { expect, it } from 'vitest';
import { renderPage } from './render-page.tsx';
import { makeSite } from './site.ts';
import { textOf } from './testing/html.ts';
import { sampleView } from './testing/sample-view.ts';
import { tileSquares } from './tile-squares.ts';
import { momentsOf, timelineJson } from './timeline.ts';

const view = sampleView({ kind: 'nation', scale: 0.01, done: 0.6, pace: 1000 });

it('the replay ends with the cut itself: its stations, its seats, and the leaders of the map', () => {
  const moments = momentsOf(view);
  const last = moments.at(-1);
  expect(moments.length).toBeGreaterThan(view.story.moments.length);
  expect(last?.at).toBe(Date.parse(view.head.at));
  expect(last?.stations).toBe(view.coverage(0).stations.shown);
  const { contests } = view.election.pkg;
  const leaders = new Map(moments.flatMap((moment) => moment.leaders));
  const site = makeSite(view, 'en', { live: null });
  for (const square of tileSquares(site)) {
    const contest = contests.findIndex(({ areaId }) => areaId === square.id);
    const line = leaders.get(contest) ?? -1;
    const party = line < 0 ? -1 : view.election.linesOfContest[contest]?.[line]?.partyIndex;
    expect(party, square.id).toBe(square.party);
  }
  const file = JSON.parse(timelineJson(view)) as { moments: { at: string; stations: number }[] };
  expect(file.moments.at(-1)).toMatchObject({ at: view.head.at, stations: last?.stations });
  expect(textOf(renderPage(view, '/en/timeline')?.body ?? '')).toMatch(/and now/);
  // No two rows with the same words: the last one may come within the minute of the one before.
  const rows = [...(renderPage(view, '/en/timeline')?.body ?? '').matchAll(/<time [^>]*>(.*?)<\/time>/gs)];
  const times = rows.map(([, text = '']) => textOf(text));
  expect(times.length).toBeGreaterThan(2);
  expect(new Set(times).size).toBe(times.length);
});

it('is as it was where nothing came since the last moment, and empty before the first release', () => {
  const none = sampleView({ kind: 'province', scale: 0.02, done: 0 });
  expect(momentsOf(none).length).toBeLessThanOrEqual(1);
});
