import { describe, expect, it } from 'vitest';
import { groupDigits } from '../shared/numbers.ts';
import { closeRaces } from './pages/close.tsx';
import { renderPage } from './render-page.tsx';
import { makeSite, seatState } from './site.ts';
import { textOf } from './testing/html.ts';
import { tinyNight } from './testing/nights.ts';
import { sampleView } from './testing/sample-view.ts';

const stations = (n: number, votes: readonly number[]) =>
  tinyNight({ ballots: ['constituency'], votes: (i) => (i < n ? votes : null) });
const stateOf = (view: ReturnType<typeof stations>) => {
  const outcome = view.outcome(0);
  if (outcome === null) throw new Error('no outcome');
  return seatState(makeSite(view, 'en', { live: null }), outcome);
};
const page = (view: ReturnType<typeof stations>) => textOf(renderPage(view, '/en/c/MKM_1')?.body ?? '');

describe('the state of a seat', () => {
  it('is too early with one station of four (25 %), leading with two (50 %)', () => {
    expect(stateOf(stations(0, [9, 4, 3]))).toBe('awaiting');
    expect(stateOf(stations(1, [9, 4, 3]))).toBe('too-early');
    expect(stateOf(stations(2, [9, 4, 3]))).toBe('leading');
  });

  it('names nobody as ahead while it is too early, in no list, table or text', () => {
    const told = (n: number, path: string) => textOf(renderPage(stations(n, [9, 4, 3]), path)?.body ?? '');
    for (const path of ['/en/p/MKM', '/en/text/MKM']) {
      expect(told(1, path)).toContain('Too early');
      expect(told(1, path)).not.toMatch(/ผู้สมัคร 1|พรรค/);
    }
    expect(told(2, '/en/p/MKM')).toContain('ผู้สมัคร 1');
    expect(told(2, '/en/text/MKM')).toContain('ผู้สมัคร 1');
    const first = '<tr class="a"><td>1</td>';
    expect(renderPage(stations(1, [9, 4, 3]), '/en/c/MKM_1')?.body).not.toContain(first);
    expect(renderPage(stations(2, [9, 4, 3]), '/en/c/MKM_1')?.body).toContain(first);
  });

  it('shows the margin and the ballots that can still come in', () => {
    expect(page(stations(2, [9, 4, 3]))).toMatch(/It can still change: first place leads the next by 10,/);
    expect(page(stations(2, [9, 4, 3]))).toMatch(
      /at most [\d,]+ more ballots can come in|number of ballots .* not known/,
    );
    expect(page(tinyNight({ ballots: ['constituency'], votes: () => [9, 4, 3], capPercent: 100 }))).toContain(
      'Every unit is in the totals',
    );
  });

  it('is decided when the margin is more than what can come in, and says that sum', () => {
    const view = tinyNight({ ballots: ['constituency'], votes: () => [400, 4, 3] }); // the cap holds one of four
    expect(stateOf(view)).toBe('decided');
    expect(page(view)).toMatch(/It cannot change any more: the margin is 1,584, and the 500 ballots/);
  });
});

describe('close races', () => {
  const site = makeSite(sampleView({ kind: 'nation', scale: 0.01, done: 0.7 }), 'en', { live: null });
  const races = closeRaces(site);

  it('are in order of the margin as a share of the ballots, and none is too early', () => {
    const shares = races.map((race) => race.margin / race.counted);
    expect(shares.length).toBeGreaterThan(50);
    expect(shares).toStrictEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(races.map((race) => race.state)).has('too-early')).toBe(false);
  });

  it('say how many ballots can still come, as the page of the constituency does', () => {
    const race = races.find(({ out }) => out !== null && out > 0);
    if (race === undefined) throw new Error('every race is over');
    const id = site.view.election.pkg.areas[race.area]?.id ?? '';
    const bound = `t most ${groupDigits(race.out ?? 0)} more ballots can come in`;
    expect(textOf(renderPage(site.view, '/en/close')?.body ?? '')).toContain(bound);
    expect(textOf(renderPage(site.view, `/en/c/${id}`)?.body ?? '')).toContain(bound);
  });
});

describe('the seats of the House', () => {
  it('stand beside the number of constituencies in each state, which together are all, and agree with the map', () => {
    const view = sampleView({ kind: 'nation', scale: 0.01, done: 0.4 });
    const html = renderPage(view, '/en/')?.body ?? '';
    const line = /400 constituencies: ([^<]*)/.exec(html)?.[1] ?? '';
    const counts = new Map(
      [...line.matchAll(/([A-Z][a-z ]+)\u00a0([\d,]+)/g)].map((m) => [m[1], Number(m[2])]),
    );
    expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(400);
    expect(counts.get('Too early')).toBeGreaterThan(0);
    const codes = /data-codes="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
    expect(codes.filter((code) => code === 'f')).toHaveLength(counts.get('Too early') ?? 0);
  });
});
