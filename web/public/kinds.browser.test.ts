import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import type { Fact } from '../../src/ledger/facts.ts';
import { HEAD_SIZE } from '../../src/returns/figures.ts';
import { buildIslands, buildLive } from '../../tools/build-web.js';
import { axeFaults } from '../testing/axe.ts';
import { openChromium } from '../testing/chromium.ts';
import { layoutFaults } from '../testing/layout.ts';
import { serve } from '../testing/serve.ts';
import { renderPage } from './render-page.tsx';
import { pageStyleHash } from './style.ts';
import { withBorders } from './testing/borders.ts';
import { pageKinds } from './testing/kinds.ts';
import { tinyNight } from './testing/nights.ts';
import { sampleView } from './testing/sample-view.ts';
import type { LiveTickets } from './tickets/live.ts';
import { timelineJson } from './timeline.ts';

/**
 * Every kind of page, by the list of routes: clean for axe in Thai by day and in English by night; whole at 400 % zoom (320 CSS
 * pixels) and with letters twice as large; nothing moves while it loads.
 */
const browser = await openChromium();
const POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; form-action 'self'; style-src 'self' '${pageStyleHash}'`;
const folder = mkdtempSync(join(tmpdir(), 'khanaen-kinds-'));
const NIGHTS = {
  nation: withBorders(sampleView({ kind: 'nation', scale: 0.01, done: 0.7, pace: 1000 }, correctedOnce)),
  local: sampleView({ kind: 'local', scale: 0.05, done: 0.6 }),
  referendum: tinyNight({ ballots: ['referendum'], votes: () => [7, 3] }),
  empty: sampleView({ kind: 'province', scale: 0.02, done: 0 }),
  dense: sampleView({ kind: 'province', scale: 0.4, done: 0.7 }),
};
/** One form has a second version: two columns of figures beside each other. */
function correctedOnce(facts: readonly Fact[]): readonly Fact[] {
  const record = facts.find((fact) => fact.kind === 'record-accepted');
  if (record === undefined) return [];
  const figures = record.figures.map((figure, i) => (i === HEAD_SIZE ? 7_777 : figure));
  const reason = { code: 'entry-error', text: 'พิมพ์ผิด' };
  return [{ ...record, kind: 'record-corrected', version: 2, figures, reason, confirmedBy: 'p4' }];
}
type Night = keyof typeof NIGHTS;
const shown = { night: 'nation' as Night };
let site: Awaited<ReturnType<typeof serve>>;
let page: Page;

/** A server that takes reports, and a form that it gave back. */
const TICKETS: LiveTickets = {
  tickets: [],
  at: Date.parse(NIGHTS.nation.head.at),
  live: true,
  form: {
    mark: 'm',
    place: '',
    claimed: '12 x',
    comment: 'ป้ายเขียนอีกอย่าง',
    problem: 'bad-figure',
    problemText: '',
    photoAgain: true,
  },
  sent: null,
};

beforeAll(async () => {
  const live = await buildLive(folder);
  const islands = await buildIslands(folder);
  const assets = {
    live: `/assets/${live}`,
    tickets: TICKETS,
    islands: new Map(islands.map((name): [string, string] => [name.split('-')[1] ?? '', `/assets/${name}`])),
  };
  site = await serve((request) => {
    const path = request.url ?? '/';
    if (path.startsWith('/assets/') && path.endsWith('.js'))
      return { type: 'text/javascript', body: readFileSync(join(folder, path.slice('/assets/'.length))) };
    if (path === '/v1/timeline.json')
      return { type: 'application/json', body: timelineJson(NIGHTS[shown.night]) };
    const rendered = renderPage(NIGHTS[shown.night], path, assets);
    if (rendered === null) return null;
    const headers = { 'content-security-policy': POLICY };
    return { status: rendered.status, type: 'text/html; charset=utf-8', body: rendered.body, headers };
  });
  if (browser !== null) page = await browser.newPage({ serviceWorkers: 'block' });
});

afterAll(async () => {
  await site.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const correctedUnit = at(NIGHTS.nation.election.pkg.units, at(NIGHTS.nation.corrections, 0).unitIndex).id;
/** Pages of elections that look otherwise. */
const OTHERS: readonly (readonly [Night, string])[] = [
  ['local', '/'],
  ['local', pageKinds(NIGHTS.local).find((path) => path.startsWith('/p/')) ?? '/'],
  ['local', pageKinds(NIGHTS.local).find((path) => path.startsWith('/c/')) ?? '/'],
  ['referendum', '/'],
  ['referendum', '/text/'],
  ['empty', '/'],
  ['nation', `/u/${correctedUnit}`],
];
/** Reports are about units that are shown; the first of the list may not be. */
const reported =
  NIGHTS.nation.election.pkg.units.find((_, u) => NIGHTS.nation.unitStatus(u) === 'shown')?.id ?? 'none';
const ofNation = pageKinds(NIGHTS.nation).map((path): [Night, string] => [
  'nation',
  path.startsWith('/report/') ? `/report/${reported}` : path,
]);
const ALL = [...ofNation, ...OTHERS];

/** Least height of a Thai line: headings and tables stand at 1.5, running text at 1.65. */
const LINES = 1.499;

const LANGUAGES = [
  ['th', 'light'],
  ['en', 'dark'],
] as const;

/** Sum of all moves of the layout without the reader's doing (CLS without its windows: never less than it). */
const moved = () =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 50);
      }),
  );

/** So tall that the line at the foot of the window covers nothing that is looked at. */
const tall = () => page.evaluate(() => document.documentElement.scrollHeight + 300);

/** Letters twice as large, as a reader's browser makes them. */
const twiceAsLarge = (on: boolean) =>
  page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size;
    },
    on ? '200%' : '',
  );

const dressed = async <T>(what: string, look: () => Promise<readonly T[]>) =>
  (await look()).map((fault) => `${what}: ${fault}`);

describe.skipIf(browser === null)('every kind of page', () => {
  it.each(ALL)('%s %s', { timeout: 180_000 }, async (night, path) => {
    shown.night = night;
    const faults: string[] = [];
    for (const [language, colorScheme] of LANGUAGES) {
      await page.emulateMedia({ media: 'screen', colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 360, height: 740 });
      const response = await page.goto(`${site.url}/${language}${path}`);
      const there = path === '/nothing' ? 404 : 200;
      if (response?.status() !== there) faults.push(`${language}: ${response?.status()}`);
      await page.locator('h1').first().waitFor();
      const shift = await moved();
      if (shift > 0.05) faults.push(`${language}: moves by ${shift}`);
      await page.setViewportSize({ width: 360, height: await tall() });
      faults.push(...(await dressed(`${language} axe`, () => axeFaults(page))));
      await page.setViewportSize({ width: 320, height: 740 });
      faults.push(...(await dressed(`${language} 400 %`, () => layoutFaults(page, LINES))));
      await page.setViewportSize({ width: 640, height: 740 });
      await twiceAsLarge(true);
      faults.push(...(await dressed(`${language} large letters`, () => layoutFaults(page, LINES))));
      await twiceAsLarge(false);
    }
    expect(faults).toStrictEqual([]);
  });
});

describe.skipIf(browser === null)('other ways of looking', () => {
  const unit = pageKinds(NIGHTS.nation).find((path) => path.startsWith('/u/')) ?? '/';
  const constituency = pageKinds(NIGHTS.nation).find((path) => path.startsWith('/c/')) ?? '/';

  it.each([unit, constituency])(
    '%s on paper: black on white, without menus, everything unfolded',
    async (path) => {
      shown.night = 'nation';
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: 720, height: 1000 });
      await page.goto(`${site.url}/th${path}`);
      expect(await page.locator('nav:visible, #live:visible, .skip:visible').count()).toBe(0);
      expect(await axeFaults(page)).toStrictEqual([]);
      const folded = await page.$$eval('details:not(#mine details, #follow details) > :not(summary)', (all) =>
        all
          .filter(
            (e) =>
              !e.checkVisibility({ contentVisibilityAuto: false }) || e.getBoundingClientRect().height === 0,
          )
          .map((e) => e.outerHTML.slice(0, 80)),
      );
      expect(folded).toStrictEqual([]);
      await page.emulateMedia({ media: 'screen' });
    },
  );

  it.each(['/c/MKM_1', '/p/MKM', '/missing'])(
    '%s with long lists: links that are not laid out yet lie under no other',
    async (path) => {
      shown.night = 'dense';
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`${site.url}/th${path}`);
      const faults = await axeFaults(page);
      expect(faults.filter((fault) => fault.startsWith('target-size'))).toStrictEqual([]);
    },
  );

  it('keeps frames and colours of parties where the reader has colours of their own', async () => {
    shown.night = 'nation';
    await page.emulateMedia({ media: 'screen', forcedColors: 'active', colorScheme: 'dark' });
    await page.goto(`${site.url}/th${constituency}`);
    const frame = await page.$eval('.st', (e) => getComputedStyle(e).borderTopWidth);
    expect(frame).toBe('1px');
    await page.goto(`${site.url}/th/`);
    const looks = await page.evaluate(() => {
      const styleOf = (selector: string) => {
        const element = document.querySelector(selector);
        return element === null ? null : getComputedStyle(element);
      };
      return {
        swatch: styleOf('svg.s path')?.fill,
        tile: styleOf('#tiles .pic path')?.stroke,
        ground: styleOf('body')?.backgroundColor,
      };
    });
    expect(looks.swatch).not.toBe(looks.ground);
    expect(looks.tile).not.toBe(looks.ground);
    await page.emulateMedia({ forcedColors: 'none' });
  });
});
