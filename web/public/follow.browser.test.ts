import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import { newsOf } from '../../src/publication/news.ts';
import { buildIslands, buildLive, buildSiteWorker } from '../../tools/build-web.js';
import { axeFaults } from '../testing/axe.ts';
import { openChromium } from '../testing/chromium.ts';
import { serve } from '../testing/serve.ts';
import { madeFeed } from './feeds/made.ts';
import { renderPage } from './render-page.tsx';
import { pageStyleHash } from './style.ts';
import { sampleView } from './testing/sample-view.ts';
import { timelineJson } from './timeline.ts';

const browser = await openChromium();
const POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; style-src 'self' '${pageStyleHash}'`;
const folder = mkdtempSync(join(tmpdir(), 'khanaen-follow-'));

/** Two cuts of one night. */
const early = sampleView({ kind: 'nation', scale: 0.01, done: 0.5, pace: 1000 });
const late = sampleView({ kind: 'nation', scale: 0.01, done: 0.9, pace: 1000 });
const told = newsOf(late, early.head.ledgerSize);
/** A constituency of which there is news between the two, and one of which there is none. */
const busy = at(late.election.pkg.areas, at(told, 0).area);
const quiet = at(
  late.election.pkg.areas.filter(
    (area) => area.kind === 'constituency' && !told.some((n) => late.election.pkg.areas[n.area] === area),
  ),
  0,
);

const night = { view: early, push: false };
const posted: { path: string; body: unknown }[] = [];
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const live = await buildLive(folder);
  const islands = await buildIslands(folder);
  await buildSiteWorker(folder);
  const assets = {
    live: `/assets/${live}`,
    islands: new Map(islands.map((name): [string, string] => [name.split('-')[1] ?? '', `/assets/${name}`])),
  };
  const script = (name: string) => ({ type: 'text/javascript', body: readFileSync(join(folder, name)) });
  site = await serve((request, body) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      posted.push({ path, body: JSON.parse(body) });
      return { status: 204, type: 'text/plain', body: '' };
    }
    if (path.startsWith('/assets/') && path.endsWith('.js')) return script(path.slice('/assets/'.length));
    if (path === '/sw.js') return script('site-sw.js');
    if (path === '/v1/push.json')
      return night.push ? { type: 'application/json', body: JSON.stringify({ key: 'BKey' }) } : null;
    if (path === '/v1/cut.json') {
      const { number, at: time } = night.view.head;
      const headers = { date: new Date(time).toUTCString() };
      return { type: 'application/json', body: JSON.stringify({ cut: number, at: time }), headers };
    }
    if (path === '/v1/timeline.json') return { type: 'application/json', body: timelineJson(night.view) };
    const made = madeFeed(night.view, path);
    if (made !== null) return { type: made.mediaType, body: made.text };
    const page = renderPage(night.view, path, assets);
    if (page === null) return null;
    const headers = { 'content-security-policy': POLICY };
    return { status: page.status, type: 'text/html; charset=utf-8', body: page.body, headers };
  });
});

afterAll(async () => {
  await site.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Waits for what the browser is about to show: this machine may be busy. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });

/** A reader with a device of his own. */
async function reader(more: { permissions?: string[] } = {}): Promise<BrowserContext> {
  if (browser === null) throw new Error('no browser');
  night.view = early;
  night.push = false;
  posted.splice(0);
  return browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: site.url, ...more });
}

const notices = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, body, lang, data }) => [
      title,
      body,
      lang,
      data.href,
    ]);
  });

const cutOf = (page: Page) => page.getAttribute('main', 'data-cut');

/** Lets the open page come to the later cut: its own clock runs on until it has asked. */
async function toLate(page: Page): Promise<void> {
  night.view = late;
  await soon(async () => {
    await page.clock.runFor(15_000);
    return cutOf(page);
  }).toBe(String(late.head.number));
}

describe.skipIf(browser === null)('a place that the reader chose', () => {
  it('stands on the overview and on the search page, moves nothing, and can be forgotten', {
    timeout: 120_000,
  }, async () => {
    const context = await reader();
    const page = await context.newPage();
    await page.goto('/th/');
    expect(await page.locator('#my a').getAttribute('href')).toBe('/th/search');
    await page.goto(`/th/c/${quiet.id}`);
    await page.getByRole('button', { name: 'ติดตามพื้นที่นี้' }).click();
    await page.getByRole('button', { name: 'เลิกติดตาม' }).waitFor();
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.goto('/en/');
    const link = page.locator(`#my a[href="/en/c/${quiet.id}"]`);
    await link.waitFor();
    expect(await link.textContent()).toMatch(/[A-Za-z]/);
    expect(await axeFaults(page, '#my')).toStrictEqual([]);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 500);
        }),
    );
    expect(shift).toBe(0);
    await page.goto('/en/search');
    await page.locator('#my button').click();
    await soon(() => page.locator('#my').textContent()).toContain('on this device only');
    expect(
      await page.evaluate(() => [localStorage.getItem('khanaen-places'), document.cookie]),
    ).toStrictEqual([null, '']);
    await context.close();
  });

  it('says what came since the reader last looked, and still does after a reload', {
    timeout: 120_000,
  }, async () => {
    const context = await reader();
    const first = await context.newPage();
    await first.goto(`/en/c/${busy.id}`);
    await first.getByRole('button', { name: 'Follow this place' }).waitFor();
    expect(await first.textContent('#since')).toMatch(/^When you come back/);
    await first.close();
    night.view = late;
    const page = await context.newPage();
    await page.goto(`/en/c/${busy.id}`);
    const words = new RegExp(
      `^\\+[\\d,]+ ballots counted since you last looked at \\d\\d:\\d\\d \\(cut ${early.head.number.toLocaleString('en')}\\)$`,
    );
    await soon(() => page.textContent('#since')).toMatch(words);
    await page.reload();
    await soon(() => page.textContent('#since')).toMatch(words);
    await context.close();
  });
});

describe.skipIf(browser === null)('the replay', () => {
  it('stays at its moment while the page goes on, and knows the new ones', { timeout: 120_000 }, async () => {
    const context = await reader();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto('/en/timeline');
    const range = page.locator('#scrub input');
    const drawn = (of: Page) =>
      of.$$eval('#tiles a', (tiles) => tiles.map((tile) => tile.outerHTML.replace(/ tabindex="[-\d]*"/, '')));
    await range.focus();
    await page.keyboard.press('Home');
    const then = await drawn(page);
    const most = Number(await range.getAttribute('max'));
    expect(then.some((tile) => / fill=/.test(tile))).toBe(false);
    await page.clock.runFor(60_000);
    await toLate(page);
    await soon(async () => Number(await range.getAttribute('max'))).toBeGreaterThan(most);
    expect([await range.inputValue(), await drawn(page)]).toStrictEqual(['0', then]);
    await page.keyboard.press('End');
    const fresh = await context.newPage();
    await fresh.goto('/en/timeline');
    await fresh.locator('#scrub input').waitFor();
    expect(await drawn(page)).toStrictEqual(await drawn(fresh));
    await context.close();
  });
});

describe.skipIf(browser === null)('an alert', () => {
  it('of a followed place is shown while a page is open, once, and a newer one replaces it', {
    timeout: 120_000,
  }, async () => {
    const context = await reader({ permissions: ['notifications'] });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`/th/c/${busy.id}`);
    await page.getByRole('button', { name: 'ติดตามพื้นที่นี้' }).click();
    await page.locator('#follow summary').click();
    await page.locator('#follow input').first().check();
    await soon(() => page.evaluate(() => localStorage.getItem('khanaen-news'))).toBe(
      String(early.head.ledgerSize),
    );
    expect(await page.locator('#follow label:visible').count()).toBe(1); // this server sends no messages
    await page.goto('/th/');
    await toLate(page);
    await soon(() => notices(page)).toHaveLength(1);
    const [[title = '', body = '', lang = '', href = '']] = (await notices(page)) as [string[]];
    expect([title, lang]).toStrictEqual([expect.stringContaining(busy.name.th), 'th']);
    expect(body).toMatch(/ผลไม่เป็นทางการ|ยังไม่เป็นทางการ|ไม่เป็นทางการ/);
    expect(renderPage(late, href)?.status).toBe(200);
    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const id = registrations[0]?.registrationId;
        if (id !== undefined) resolve(id);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const registrationId = await registered;
    const push = (data: string) =>
      devtools.send('ServiceWorker.deliverPushMessage', { origin: site.url, registrationId, data });
    await push(JSON.stringify({ t: 'หนึ่ง', b: 'ก', u: '/th/c/X', l: 'th', c: 9 }));
    await soon(() => notices(page)).toStrictEqual([['หนึ่ง', 'ก', 'th', '/th/c/X']]);
    await push(JSON.stringify({ t: 'two', b: 'b', u: '/en/', l: 'en', c: 10 }));
    await soon(() => notices(page)).toStrictEqual([['two', 'b', 'en', '/en/']]);
    await push('not what we send');
    await soon(() => notices(page)).toStrictEqual([['คะแนน · Khanaen', '', 'th', '/']]);
    await context.close();
  });

  it('when the site is closed is asked for only by the reader, and taken back', {
    timeout: 120_000,
  }, async () => {
    const context = await reader({ permissions: ['notifications'] });
    // This browser has no push service: a stand-in gives what one would.
    await context.addInitScript(() => {
      const key = 'stand-in';
      const subscription = {
        endpoint: 'https://push.example/1',
        toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'BA', auth: 'AA' } }),
        unsubscribe: async () => {
          sessionStorage.removeItem(key);
          return true;
        },
      };
      PushManager.prototype.getSubscription = async () =>
        (sessionStorage.getItem(key) === null ? null : subscription) as PushSubscription | null;
      PushManager.prototype.subscribe = async (options) => {
        sessionStorage.setItem(key, JSON.stringify(options?.applicationServerKey));
        return subscription as unknown as PushSubscription;
      };
    });
    const page = await context.newPage();
    night.push = true;
    await page.goto(`/en/c/${busy.id}`);
    await page.getByRole('button', { name: 'Follow this place' }).click();
    await page.locator('#follow summary').click();
    const box = page.locator('#follow input').nth(1);
    await box.waitFor();
    expect(posted).toStrictEqual([]);
    await box.check();
    const keys = { p256dh: 'BA', auth: 'AA' };
    const wanted = { endpoint: 'https://push.example/1', keys, places: [`c/${busy.id}`], language: 'en' };
    await soon(async () => posted).toStrictEqual([{ path: '/api/alerts/subscribe', body: wanted }]);
    expect(await axeFaults(page, '#follow')).toStrictEqual([]);
    await page.getByRole('button', { name: 'Stop following' }).click();
    await soon(async () => posted.slice(1)).toStrictEqual([
      { path: '/api/alerts/unsubscribe', body: { endpoint: 'https://push.example/1' } },
    ]);
    await context.close();
  });
});
