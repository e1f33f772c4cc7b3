import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLive } from '../../tools/build-web.js';
import { openChromium } from '../testing/chromium.ts';
import { serve } from '../testing/serve.ts';
import { renderPage } from './render-page.tsx';
import { pageStyleHash } from './style.ts';
import { sampleView } from './testing/sample-view.ts';

const browser = await openChromium();
const POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self' '${pageStyleHash}'`;
const folder = mkdtempSync(join(tmpdir(), 'khanaen-live-'));

/** Two cuts of one night, an hour apart. */
const early = sampleView({ kind: 'nation', scale: 0.01, done: 0.3 });
const late = sampleView({ kind: 'nation', scale: 0.01, done: 0.7 });
/** The publisher holds back everything that is new: a note stands above every page, until it is lifted. */
const paused = sampleView({ kind: 'nation', scale: 0.01, done: 0.4 }, (facts) => [
  {
    kind: 'policy-changed',
    at: facts.at(-1)?.at ?? '',
    capPercent: 95,
    paused: true,
    reason: 'ตรวจสอบ',
    by: 'p1',
    confirmedBy: 'p2',
  },
]);
const night = { view: early, down: false, polls: 0 };

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const script = await buildLive(folder);
  const code = readFileSync(join(folder, script));
  site = await serve((request) => {
    const path = request.url ?? '/';
    if (path.startsWith('/assets/')) return { type: 'text/javascript', body: code };
    if (path === '/v1/cut.json') {
      night.polls++;
      if (night.down) return { status: 503, type: 'text/plain', body: '' };
      const { number, at } = night.view.head;
      // The server's clock stands 5 s after the cut.
      const date = new Date(Date.parse(at) + 5_000).toUTCString();
      return { type: 'application/json', body: JSON.stringify({ cut: number, at }), headers: { date } };
    }
    const page = renderPage(night.view, path, { live: `/assets/${script}` });
    if (page === null) return null;
    return {
      status: page.status,
      type: 'text/html; charset=utf-8',
      body: page.body,
      headers: { 'content-security-policy': POLICY },
    };
  });
});

afterAll(async () => {
  await site.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, at: typeof early = early): Promise<{ page: Page; errors: string[] }> {
  if (browser === null) throw new Error('no browser');
  night.view = at;
  night.down = false;
  night.polls = 0;
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('503')) errors.push(message.text());
  });
  await page.clock.install();
  await page.goto(`${site.url}${path}`);
  return { page, errors };
}

/** Lets the page's own clock run on until it has asked again. */
async function pass(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
  await page.waitForLoadState('networkidle');
}

/** Waits for what the browser is about to show: this machine may be busy. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });

/** Runs the page's clock until it has taken the cut. */
const untilCut = (page: Page, view: typeof early) =>
  soon(async () => {
    await pass(page, 15);
    return cutOf(page);
  }).toBe(String(view.head.number));

const cutOf = (page: Page) => page.getAttribute('main', 'data-cut');

describe.skipIf(browser === null)('an open page', () => {
  it('goes on to a new cut without losing focus, scroll or what the reader opened', async () => {
    const { page, errors } = await open('/th/');
    const link = page.locator('section[aria-labelledby=provinces] table a').nth(40);
    await link.focus();
    const href = await link.getAttribute('href');
    const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0);
    const before = await top();
    night.view = late;
    await untilCut(page, late);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(href);
    // The line under the reader's eye stays, though rows above it grew.
    expect(Math.abs((await top()) - before)).toBeLessThan(60);
    expect(errors).toStrictEqual([]);
    await page.close();
  });

  it.each(['/th/', '/en/', '/th/c/BKK_1', '/th/parties'])(
    'of %s then says what a fresh one says',
    async (path) => {
      const { page } = await open(path);
      night.view = late;
      await pass(page, 20);
      await untilCut(page, late);
      const patched = await page.textContent('main');
      // Every path of the picture, and the name of the tile that the link lies on.
      const drawn = (of: Page) =>
        of.$$eval('#tiles title,#tiles .pic', (list) => list.map((t) => t.textContent + t.innerHTML));
      const map = await drawn(page);
      const { page: fresh } = await open(path, late);
      expect(patched).toBe(await fresh.textContent('main'));
      expect(map).toStrictEqual(await drawn(fresh));
      await page.close();
      await fresh.close();
    },
  );

  it.each(['/th/', '/en/c/BKK_1'])(
    'of %s stays whole when a note comes above everything, and when it goes',
    async (path) => {
      const { page } = await open(path);
      const ways = await page.locator('main nav').count();
      await page.evaluate(() => document.getElementById('follow')?.append('made by a script'));
      for (const view of [paused, late]) {
        night.view = view;
        await untilCut(page, view);
        expect(await page.locator('main > .note').count()).toBe(view === paused ? 1 : 0);
        const { page: fresh } = await open(path, view);
        const made = path === '/th/' ? '' : 'made by a script';
        expect((await page.textContent('main'))?.replace(made, '')).toBe(await fresh.textContent('main'));
        expect((await page.textContent('main'))?.includes(made)).toBe(true);
        expect(await page.locator('main nav').count()).toBe(ways);
        const paths = (of: Page) => of.locator('#tiles .pic path').count();
        expect(await paths(page)).toBe(await paths(fresh));
        await fresh.close();
      }
      await page.close();
    },
  );

  it('says so when the server does not answer, keeps the figures, and recovers', async () => {
    const { page } = await open('/en/');
    const before = await page.textContent('h1');
    night.down = true;
    await pass(page, 20);
    await soon(() => page.textContent('#live')).toContain('No connection');
    expect(await page.textContent('h1')).toBe(before);
    night.down = false;
    night.view = late;
    await untilCut(page, late);
    await page.close();
  });

  it('gives up a line that falls silent, and asks again', async () => {
    const { page } = await open('/en/');
    let held = 0;
    await page.route('**/en/live/**', (route) => (held++ === 0 ? undefined : route.continue()));
    night.view = late;
    await soon(async () => {
      await page.clock.runFor(15_000);
      return cutOf(page);
    }).toBe(String(late.head.number));
    expect(held).toBeGreaterThan(1);
    await page.close();
  });

  it('opens no stream of events when the reader has paused meanwhile', async () => {
    const { page } = await open('/en/');
    const asked: (() => Promise<void>)[] = [];
    const headers = { link: '</v1/events>; rel="alternate"; type="text/event-stream"' };
    const { number, at } = early.head;
    await page.route('**/v1/cut.json', (route) => {
      asked.push(() => route.fulfill({ headers, json: { cut: number, at } }));
    });
    let streams = 0;
    await page.route('**/v1/events', (route) => {
      streams++;
      return route.abort();
    });
    await page.clock.runFor(15_000);
    await soon(async () => asked.length).toBe(1);
    await page.click('#live button');
    await asked[0]?.();
    await page.click('#live button');
    await soon(async () => asked.length).toBe(2);
    expect(streams).toBe(0);
    await asked[1]?.();
    await soon(async () => streams).toBeGreaterThan(0);
    await page.close();
  });

  it('tells the age of an old cut by the clock of the server', async () => {
    const { page } = await open('/en/');
    // In small steps: between two looks the age stays below what is called old.
    await soon(async () => {
      await pass(page, 5);
      return page.textContent('#live');
    }).toMatch(/Updates by itself · figures from \d+ s ago/);
    await page.close();
  });

  it('stands still while paused, and asks no more', async () => {
    const { page } = await open('/en/');
    await page.click('#live button');
    // A question that was on its way may still arrive.
    await page.waitForLoadState('networkidle');
    const polls = night.polls;
    night.view = late;
    await pass(page, 120);
    expect(night.polls).toBe(polls);
    expect(await cutOf(page)).toBe(String(early.head.number));
    await page.click('#live button');
    await untilCut(page, late);
    await page.close();
  });

  it('speaks to those who listen at most twice a minute', async () => {
    const { page } = await open('/en/');
    await page.evaluate(() => {
      const status = document.querySelector('#live [role=status]');
      const told = { count: 0 };
      Object.assign(window, { told });
      if (status !== null) new MutationObserver(() => told.count++).observe(status, { childList: true });
    });
    for (let i = 0; i < 10; i++) {
      night.view = i % 2 === 0 ? late : early;
      await pass(page, 14);
    }
    expect(await page.evaluate('told.count')).toBeLessThanOrEqual(5);
    await page.close();
  });

  it('makes the map one stop of the Tab key, with arrows inside', async () => {
    const { page } = await open('/th/');
    expect(await page.locator('#tiles a').count()).toBe(1);
    await page.locator('#tiles a').focus();
    const first = await page.textContent('#tiles a title');
    expect(first).not.toBe('');
    await page.keyboard.press('ArrowDown');
    const place = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(place).toMatch(/^c\/[A-Z]{3}_\d+$/);
    expect(await page.locator('#tiles a').getAttribute('href')).toBe(place);
    expect(await page.textContent('#tiles a title')).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/th/${place}`);
    await page.close();
  });

  it.each(['mouse', 'finger'])('opens the tile under the %s', async (hand) => {
    const { page } = await open('/en/');
    const { id, x, y, name } = await page.$eval('#tiles', (map) => {
      map.scrollIntoView({ block: 'center' });
      const [tile = '', column, row, title = ''] =
        (map.getAttribute('data-tiles') ?? '').split(';')[7]?.split(',') ?? [];
      const box = map.getBoundingClientRect();
      const scale = box.width / Number(map.getAttribute('viewBox')?.split(' ')[2]);
      const middle = (n: string | undefined) => (Number(n) * 10 + 5.5) * scale;
      return { id: tile, name: title, x: box.left + middle(column), y: box.top + middle(row) };
    });
    if (hand === 'finger') {
      const session = await page.context().newCDPSession(page);
      const touchPoints = [{ x, y }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    } else {
      await page.mouse.move(x, y);
      expect(await page.textContent('#tiles a title')).toContain(`${name}:`);
      await page.mouse.click(x, y);
    }
    await page.waitForURL(`**/en/c/${id}`);
    await page.close();
  });
});

describe.skipIf(browser === null)('the first screen of a phone', () => {
  it.each(['/th/', '/en/'])(
    '%s holds seats, the majority, both ballots, the time and the label',
    async (path) => {
      const { page } = await open(path);
      const bottom = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((e) => e.getBoundingClientRect().bottom);
      for (const selector of ['time', '.u', '.maj', '.house', '.sofar']) {
        expect(await bottom(selector), selector).toBeLessThanOrEqual(740);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.close();
    },
  );
});
