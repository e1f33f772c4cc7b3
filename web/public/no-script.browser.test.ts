import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium } from '../testing/chromium.ts';
import { serve } from '../testing/serve.ts';
import { renderPage } from './render-page.tsx';
import { pageStyleHash } from './style.ts';
import { sampleView } from './testing/sample-view.ts';

/** A browser with JavaScript off goes all the way from the overview to a unit, searches, and reads what is missing. */
const browser = await openChromium();
const view = sampleView({ kind: 'province', scale: 0.05, done: 0.6 });
const nation = sampleView({ kind: 'nation', scale: 0.01, done: 0.3 });
const shown = { view };
let site: Awaited<ReturnType<typeof serve>>;
let page: Page;

beforeAll(async () => {
  site = await serve((request) => {
    // The scripts are named and not there: nothing may hang on them.
    const found = renderPage(shown.view, request.url ?? '/', { live: '/assets/live-0.js' });
    if (found === null) return null;
    const headers = {
      'content-security-policy': `default-src 'none'; form-action 'self'; style-src 'self' '${pageStyleHash}'`,
    };
    return { status: found.status, type: 'text/html; charset=utf-8', body: found.body, headers };
  });
  if (browser === null) return;
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});

afterAll(async () => {
  await site.close();
  await browser?.close();
});

/** Follows the first link in the page's content whose address begins so, or any below it. */
async function follow(prefix: string): Promise<void> {
  const link = page.locator(`main a[href^="${prefix}"]`).first();
  const href = await link.getAttribute('href');
  await link.click();
  await page.waitForURL(`${site.url}${href}`);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.getAttribute('main', 'data-cut')).toBe(String(view.head.number));
}

describe.skipIf(browser === null)('without JavaScript', () => {
  beforeEach(() => {
    shown.view = view;
  });

  it.each(['th', 'en'])(
    '/%s/ leads down to a unit, one address after another',
    { timeout: 180_000 },
    async (l) => {
      await page.goto(`${site.url}/${l}/`);
      await page.locator(`footer a[href="/${l}/places"]`).click();
      await page.waitForURL(`**/${l}/places`);
      for (const step of ['r', 'p', 'c', 't', 'u']) await follow(`/${l}/${step}/`);
      expect(await page.locator('section table').count()).toBeGreaterThan(0);
      // And up again, to the other language of the same page.
      const here = new URL(page.url()).pathname;
      await page.locator('a.lang').click();
      await page.waitForURL(
        `${site.url}${here.replace(/^\/(th|en)/, (_, is) => (is === 'th' ? '/en' : '/th'))}`,
      );
    },
  );

  it.each(['th', 'en'])(
    'the map of /%s/ leads to the map whose tiles are links',
    { timeout: 180_000 },
    async (l) => {
      shown.view = nation;
      await page.goto(`${site.url}/${l}/`);
      await page.locator('#tiles a').click();
      await page.waitForURL(`**/${l}/map`);
      expect(await page.locator('#tiles a').count()).toBe(400);
      await page.locator(`#tiles a[href="/${l}/c/BKK_1"]`).click();
      await page.waitForURL(`**/${l}/c/BKK_1`);
    },
  );

  it.each([
    ['th', 'มหาสารคาม'],
    ['en', 'Maha Sarakham'],
  ])('/%s/search answers a form', { timeout: 180_000 }, async (l, words) => {
    await page.goto(`${site.url}/${l}/search`);
    await page.locator('#q').fill(words);
    await page.locator('#q').press('Enter');
    await page.waitForURL('**/search?q=*');
    await page.locator('.hits a').first().click();
    await page.waitForURL(/\/(p|c)\/MKM/);
  });

  it.each(['th', 'en'])('/%s/missing tells why, down to a constituency', { timeout: 180_000 }, async (l) => {
    await page.goto(`${site.url}/${l}/`);
    await page.locator(`footer a[href="/${l}/missing"]`).click();
    await page.waitForURL(`**/${l}/missing`);
    await follow(`/${l}/p/`);
    await follow(`/${l}/c/`);
    expect(await page.locator('#units, [aria-labelledby=units]').count()).toBeGreaterThan(0);
  });
});
