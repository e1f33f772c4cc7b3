import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from '../testing/axe.ts';
import { openChromium } from '../testing/chromium.ts';
import { nightFiles, referendumFiles } from './testing/files.ts';
import { withParties } from './testing/stress.ts';
import { wallFaults } from './testing/wall-faults.ts';
import type { WallServer } from './testing/wall-server.ts';
import { wallServer } from './testing/wall-server.ts';

const browser = await openChromium();
const early = nightFiles({ kind: 'nation', scale: 0.01, done: 0.3, pace: 8_000 });
const late = nightFiles({ kind: 'nation', scale: 0.01, done: 0.95, pace: 8_000, corrections: 6 });
let server: WallServer;

beforeAll(async () => {
  server = await wallServer(early);
});
beforeEach(() => {
  Object.assign(server, { files: early, down: false, age: 5 });
});
afterAll(async () => {
  await server.close();
  await browser?.close();
});

interface Opened {
  readonly page: Page;
  readonly errors: string[];
}

/** The wall in a fresh browser, with a clock that the test lets run. */
async function open(path: string, width = 1920): Promise<Opened> {
  if (browser === null) throw new Error('no browser');
  const viewport = { width, height: (width * 9) / 16 };
  const page = await browser.newPage({ viewport, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/503|favicon/.test(message.text() + message.location().url))
      errors.push(message.text());
  });
  await page.clock.install();
  await page.goto(`${server.url}${path}`);
  await page.waitForSelector('main.scene', { timeout: 20_000 });
  return { page, errors };
}

/** Waits for what the browser is about to show: this machine may be busy. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });

/** Lets the wall's own clock run until it shows what is wanted. */
const until = (page: Page, look: () => Promise<string | null>, seconds = 5) =>
  soon(async () => {
    await page.clock.runFor(seconds * 1000);
    await page.waitForLoadState('networkidle');
    return look();
  });

const sceneOf = (page: Page) => page.getAttribute('main', 'class');
const footer = (page: Page) => page.textContent('footer');

describe.skipIf(browser === null)('every scene', () => {
  const nights = [
    ['with 70 parties and endless names', withParties(late, 70), '/press/th', 1920],
    ['with 70 parties and endless names', withParties(late, 70), '/press/en', 1920],
    ['in four times as many points', late, '/press/th#headline&light', 3840],
    ['in four times as many points', late, '/press/en', 3840],
    ['before the first figures', nightFiles({ kind: 'nation', scale: 0.01, done: 0 }), '/press/th', 1920],
    ['with a referendum', referendumFiles(), '/press/th', 1920],
    [
      'of a whole local election',
      nightFiles({ kind: 'local', scale: 0.3, done: 1 }),
      '/press/en#headline&light',
      1920,
    ],
  ] as const;

  it.each(nights)('%s can be read at ten metres', async (_, files, path, width) => {
    server.files = files;
    const { page, errors } = await open(path, width);
    const keys = await page.locator('footer nav button').allTextContents();
    const seen = new Set<string | null>();
    for (const key of keys) {
      await page.keyboard.press(key);
      await soon(() => page.locator('footer nav button[aria-current]').textContent()).toBe(key);
      seen.add(await sceneOf(page));
      expect(await wallFaults(page), `${path} scene ${key}`).toStrictEqual([]);
      expect(await page.textContent('header .u'), `scene ${key}`).toMatch(/ไม่เป็นทางการ|Unofficial/);
      expect(await page.textContent('footer .cut'), `scene ${key}`).toMatch(/\d/);
      // Never a whole count before it is certified.
      expect(await page.textContent('main'), `scene ${key}`).not.toMatch(/(?<![\d.])100(\.0+)?\s?%/);
      if (width === 1920) expect(await axeFaults(page), `${path} scene ${key}`).toStrictEqual([]);
    }
    expect(seen.size).toBe(keys.length);
    await page.keyboard.press('h');
    await page.waitForSelector('.help');
    expect(await wallFaults(page)).toStrictEqual([]);
    expect(errors).toStrictEqual([]);
    await page.close();
  });
});

describe.skipIf(browser === null)('the wall', () => {
  it('goes on to a new cut by itself, and says the same as the file', async () => {
    const { page } = await open('/press/en');
    server.files = late;
    const nation = JSON.parse(late.get('/v1/nation.json') ?? '') as {
      cut: number;
      ballots: { total: { counted: number } }[];
    };
    await until(page, () => footer(page)).toContain(nation.cut.toLocaleString('en'));
    const counted = nation.ballots[0]?.total.counted ?? 0;
    expect(await page.textContent('.blocks')).toContain(counted.toLocaleString('en'));
    await page.close();
  });

  it('keeps the figures when the feed stops, says so by the clock of the server, and recovers', async () => {
    const { page } = await open('/press/en');
    const before = await page.textContent('main');
    expect(await footer(page)).toMatch(/Figures from \d+ s ago/);
    server.down = true;
    await until(page, () => footer(page)).toContain('No connection');
    await soon(() => page.getAttribute('footer', 'class')).toBe('alarm');
    expect(await wallFaults(page)).toStrictEqual([]);
    expect(await page.textContent('main')).toBe(before);
    Object.assign(server, { down: false, age: 40 });
    // The server answers, but its newest cut grows old: that is said too.
    await until(page, () => footer(page), 20).toMatch(/No new cut for/);
    Object.assign(server, { files: late, age: 5 });
    await until(page, () => footer(page), 20).toMatch(/Figures from \d+ s ago/);
    expect(await page.getAttribute('footer', 'class')).toBeNull();
    await page.close();
  });

  it('holds the picture with Space, in every scene, and says how long and that a newer cut is there', async () => {
    const { page } = await open('/press/en');
    const before = await page.textContent('main');
    await page.keyboard.press('Space');
    server.files = late;
    await until(page, () => footer(page)).toContain('a newer cut is there');
    expect(await footer(page)).toMatch(/Picture held for \d+ (s|min)/);
    expect(await page.textContent('main')).toBe(before);
    await page.keyboard.press('9');
    await soon(() => sceneOf(page)).toContain('missing');
    expect(await footer(page)).toContain('Picture held');
    await page.keyboard.press('1');
    await soon(() => page.textContent('main')).toBe(before);
    expect(await wallFaults(page)).toStrictEqual([]);
    await page.keyboard.press('Space');
    await until(page, () => page.textContent('main')).not.toBe(before);
    await page.close();
  });

  it('goes through the scenes by itself when asked to', async () => {
    const { page } = await open('/press/th');
    await page.keyboard.press('a');
    await page.waitForSelector('.count');
    await until(page, () => sceneOf(page)).toContain('map');
    await until(page, () => sceneOf(page)).toContain('constituency');
    expect(page.url()).toContain('#constituency&auto');
    await page.close();
  });

  it('comes back as it was after a restart, also without a line', async () => {
    const { page } = await open('/press/th');
    for (const key of ['l', 'd', '6']) await page.keyboard.press(key);
    await page.waitForSelector('.place-name');
    await page.keyboard.press('p');
    await page.waitForSelector('.pin');
    const name = await page.textContent('.place-name');
    server.down = true;
    await page.reload();
    await page.waitForSelector('.pin', { timeout: 20_000 });
    expect(await page.textContent('.place-name')).toBe(name);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.getAttribute('html', 'data-theme')).toBe('light');
    await until(page, () => footer(page)).toContain('No connection');
    await page.close();
  });

  it('shows every page of a long list in turn', async () => {
    server.files = withParties(late, 70);
    const { page } = await open('/press/en#party-list');
    const pages = Number((await page.textContent('.page'))?.split('/')[1]);
    expect(pages).toBeGreaterThan(3);
    const names = new Set<string>();
    for (let i = 0; i < pages; i++) {
      for (const row of await page.locator('main tbody tr td:nth-child(2)').allTextContents()) names.add(row);
      await page.keyboard.press('ArrowDown');
      await soon(() => page.textContent('.page')).toContain(`${((i + 1) % pages) + 1}/`);
    }
    expect(names.size).toBe(70);
    await page.close();
  });
});
