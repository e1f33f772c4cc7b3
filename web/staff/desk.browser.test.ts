import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../testing/chromium.ts';
import type { DeskStub } from '../testing/desk-stub.ts';
import { CLAIM, openDeskStub, valueIn } from '../testing/desk-stub.ts';

const browser = await openChromium();
let stub: DeskStub;

beforeAll(async () => {
  stub = await openDeskStub(browser);
});
afterAll(async () => {
  await stub.close();
  await browser?.close();
});

/** The script of the page, what it imports at once, and so on; and what the first screen needs. */
function firstLoad(folder: string): readonly string[] {
  const text = (name: string) => readFileSync(join(folder, 'staff', name), 'utf8');
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, next] of text(name).matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      visit(next ?? '');
  };
  const page = text('index.html');
  for (const [, name] of page.matchAll(/\/assets\/staff\/([\w-]+\.js)/g)) visit(name ?? '');
  const entry = [...found][0] ?? '';
  for (const [, name] of text(entry).matchAll(/["'`](?:\.\/)?(work-[\w-]+\.js)["'`]/g)) visit(name ?? '');
  return [...found];
}

it('loads at most 200 kB of script before the first form can be typed', () => {
  const names = firstLoad(stub.folder);
  expect(names.some((name) => name.startsWith('work-'))).toBe(true);
  const bytes = names.reduce(
    (sum, name) => sum + brotliCompressSync(readFileSync(join(stub.folder, 'staff', name))).length,
    0,
  );
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

describe.skipIf(browser === null)('the desk', () => {
  it('logs in, and speaks English when asked', async () => {
    const page = await stub.open(null);
    stub.me = null;
    await page.reload();
    await page.click('button:has-text("English")');
    await page.fill('[name=username]', 'c1');
    await page.fill('[name=password]', 'x');
    await page.click('button:has-text("Log in")');
    await page.waitForSelector('.idle');
    await page.waitForSelector('.idle:has-text("Nothing waits for you")');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.close();
  });

  it('brings the next form by itself while somebody is there, and leaves it for others when nobody is', async () => {
    const page = await stub.open(null);
    const asking = new Set<unknown>();
    page.on('request', (request) => asking.add(request));
    page.on('requestfinished', (request) => asking.delete(request));
    page.on('requestfailed', (request) => asking.delete(request));
    await page.clock.install();
    await page.reload();
    await page.waitForSelector('.idle');
    await page.clock.runFor(200_000);
    await page.waitForSelector('.idle:has-text("ดูเหมือนไม่มีใครอยู่หน้าจอ")');
    // What was asked while somebody seemed to be there may still be on its way.
    await expect.poll(() => asking.size).toBe(0);
    stub.claim = CLAIM;
    await page.clock.runFor(30_000);
    expect(await page.locator('[data-place]').count()).toBe(0);
    await page.keyboard.press('Shift');
    await page.clock.runFor(10_000);
    await page.waitForSelector('[data-place="present"]');
    await page.close();
  });

  it('logs in again over the work when the session has ended, and goes on with what was about to happen', async () => {
    const page = await stub.open();
    for (const place of ['present', 'used', 'valid', 'vote:1', 'vote:2', 'total'])
      await page.fill(`[data-place="${place}"]`, '5');
    await page.fill('[data-place="invalid"]', '0');
    await page.fill('[data-place="noVote"]', '0');
    await page.fill('[data-place="vote:2"]', '0');
    stub.me = null;
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('dialog[open]');
    expect(await valueIn(page, 'valid')).toBe('5');
    await page.fill('dialog [name=username]', 'c1');
    await page.fill('dialog [name=password]', 'x');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.idle');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(stub.sent.filter((call) => (call as unknown[])[0] === 'entries')).toHaveLength(2);
    await page.close();
  });
});
