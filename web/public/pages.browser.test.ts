import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIslands, buildLive, buildSiteWorker } from '../../tools/build-web.js';
import { axeFaults } from '../testing/axe.ts';
import { openChromium } from '../testing/chromium.ts';
import { serve } from '../testing/serve.ts';
import { renderPage } from './render-page.tsx';
import { indexFiles } from './search/entries.ts';
import { pageStyleHash } from './style.ts';
import { withBorders } from './testing/borders.ts';
import { sampleView } from './testing/sample-view.ts';
import { timelineJson } from './timeline.ts';

const browser = await openChromium();
const POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; form-action 'self'; style-src 'self' '${pageStyleHash}'`;
const folder = mkdtempSync(join(tmpdir(), 'khanaen-pages-'));
const view = withBorders(sampleView({ kind: 'nation', scale: 0.01, done: 0.7, pace: 1000 }));
const index = indexFiles(view.election);
const feed = { down: false };
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
  site = await serve((request) => {
    const path = request.url ?? '/';
    if (feed.down) return { status: 503, type: 'text/plain', body: '' };
    if (path.startsWith('/assets/') && path.endsWith('.js')) return script(path.slice('/assets/'.length));
    if (path === '/sw.js') return script('site-sw.js');
    if (path === '/v1/timeline.json') return { type: 'application/json', body: timelineJson(view) };
    if (path === '/v1/cut.json') {
      const { number, at } = view.head;
      return {
        type: 'application/json',
        body: JSON.stringify({ cut: number, at }),
        headers: { date: new Date(at).toUTCString() },
      };
    }
    const part = index.get(path);
    if (part !== undefined) return { type: 'application/json', body: part };
    const page = renderPage(view, path, assets);
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

async function open(path: string, width = 360, worker: 'allow' | 'block' = 'block'): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  // Tall, so that the line at the foot of the window covers nothing that is looked at.
  const page = await browser.newPage({ viewport: { width, height: 4000 }, serviceWorkers: worker });
  await page.goto(`${site.url}${path}`);
  return page;
}

describe.skipIf(browser === null)('the scripts of single pages', () => {
  it('find while the reader types, with a tone mark missing', { timeout: 120_000 }, async () => {
    const page = await open('/th/search');
    await page.locator('#q').fill('มหาสารคาม 3');
    await soon(() => page.locator('.hits a').first().getAttribute('href')).toBe('/th/c/MKM_3');
    await page.locator('#q').fill('กรุงเทบ');
    await soon(() => page.locator('.hits a').first().getAttribute('href')).toBe('/th/p/BKK');
    await page.close();
  });

  it('add up seats by keyboard', { timeout: 120_000 }, async () => {
    const page = await open('/en/house');
    const box = page.locator('tr[data-party] input').first();
    await box.waitFor();
    await box.focus();
    await page.keyboard.press('Space');
    const seats = await page.locator('tr[data-party]').first().getAttribute('data-seats');
    await soon(() => page.locator('#sum').textContent()).toContain(`${seats} of 251 needed`);
    await page.close();
  });

  it('choose the same constituency on both maps, by keyboard, and remember the map', {
    timeout: 120_000,
  }, async () => {
    const chosen = (page: Page) => page.locator('#chosen a').getAttribute('href');
    const both = await open('/en/map', 1280);
    await both.locator('#beside svg#geo a').first().waitFor();
    await both.locator('svg#tiles a[href="/en/c/BKK_1"]').focus();
    await soon(() => chosen(both)).toBe('/en/c/BKK_1');
    expect(await both.locator('svg#geo a.sel').getAttribute('href')).toBe('/en/c/BKK_1');
    await both.locator('svg#geo a.sel').focus();
    await both.keyboard.press('ArrowRight');
    const next = await chosen(both);
    expect(next).not.toBe('/en/c/BKK_1');
    expect(await both.locator('svg#tiles a.sel').getAttribute('href')).toBe(next);
    await both.close();

    const phone = await open('/en/map', 360);
    expect(await phone.locator('svg#geo').count()).toBe(0);
    await phone.locator('#map-switch a[data-map=geo]').click();
    await phone.locator('#beside svg#geo').waitFor({ state: 'visible' });
    expect(await phone.locator('svg#tiles').isVisible()).toBe(false);
    await phone.reload();
    await phone.locator('#beside svg#geo').waitFor({ state: 'visible' });
    await phone.goto(`${site.url}/en/geo`);
    await phone.locator('svg#geo a').first().waitFor();
    expect(await axeFaults(phone)).toStrictEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await phone.close();
  });

  it('move the map back in time', { timeout: 120_000 }, async () => {
    const page = await open('/en/timeline');
    const range = page.locator('#scrub input');
    await range.waitFor();
    await range.focus();
    await page.keyboard.press('Home');
    await soon(() => page.locator('svg#tiles a use[fill]').count()).toBe(0);
    await page.close();
  });
});

describe.skipIf(browser === null)('without a line', () => {
  it('shows the last page that was read, with its age, and never nothing', { timeout: 120_000 }, async () => {
    const page = await open('/th/', 360, 'allow');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await soon(() => page.evaluate(async () => (await caches.match('/th/')) !== undefined)).toBe(true);
    feed.down = true;
    try {
      await page.reload();
      expect(await page.getAttribute('main', 'data-cut')).toBe(String(view.head.number));
      await page.goto(`${site.url}/th/c/BKK_9`);
      expect(await page.getAttribute('main', 'data-cut')).toBe(String(view.head.number));
      await soon(() => page.locator('#live.note').count()).toBe(1);
    } finally {
      feed.down = false;
    }
    await page.close();
  });

  it('keeps nothing on a device without room, and shows every page all the same', {
    timeout: 120_000,
  }, async () => {
    const page = await open('/th/', 360, 'allow');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 1 });
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.goto(`${site.url}/th/c/BKK_9`);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate(async () => (await caches.match('/th/c/BKK_9')) === undefined)).toBe(true);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url });
    await page.reload();
    await soon(() => page.evaluate(async () => (await caches.match('/th/c/BKK_9')) !== undefined)).toBe(true);
    await page.close();
  });

  it('keeps the overview for good, and no answers of a search', { timeout: 120_000 }, async () => {
    const page = await open('/th/', 360, 'allow');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const kept = (path: string) => page.evaluate(async (p) => (await caches.match(p)) !== undefined, path);
    await soon(() => kept('/th/')).toBe(true);
    await page.evaluate(async () => {
      const cache = await caches.open('khanaen-site-1');
      for (let n = 0; n < 90; n++) await cache.put(`/th/c/MANY_${n}`, new Response(''));
    });
    await page.goto(`${site.url}/th/search?q=${encodeURIComponent('มหาสารคาม')}`);
    await page.locator('.hits a').first().waitFor();
    await page.goto(`${site.url}/th/c/BKK_2?fbclid=1`);
    await soon(() => kept('/th/c/BKK_2')).toBe(true);
    await soon(() => kept('/th/c/MANY_0')).toBe(false);
    expect([await kept('/th/'), await kept('/th/search')]).toStrictEqual([true, false]);
    await page.close();
  });
});
