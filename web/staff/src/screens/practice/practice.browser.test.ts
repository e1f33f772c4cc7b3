import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import type { DeskStub } from '../../../../testing/desk-stub.ts';
import { openDeskStub } from '../../../../testing/desk-stub.ts';
import { placesOf } from '../../entry/places.ts';
import { makeSample } from './sample-paper.ts';

const browser = await openChromium();
let stub: DeskStub;

beforeAll(async () => {
  stub = await openDeskStub(browser);
});
afterAll(async () => {
  await stub.close();
  await browser?.close();
});

describe.skipIf(browser === null)('practice', () => {
  it.each([
    ['small', 'th'],
    ['large', 'en'],
  ] as const)('is typed by keyboard alone, scored, and sent nowhere: %s, %s', async (kind, language) => {
    const page = await stub.open(null);
    await page.evaluate((code) => localStorage.setItem('khanaen.language', code), language);
    await page.reload();
    await page.click(language === 'th' ? 'text=ฝึกพิมพ์' : 'text=Practice');
    expect(await axeFaults(page)).toStrictEqual([]);
    const calls: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') calls.push(request.url());
    });
    await page
      .locator('.practice-start button')
      .nth(kind === 'small' ? 0 : 1)
      .press('Enter');
    await page.waitForSelector('[data-place="registered"]');
    expect(await axeFaults(page)).toStrictEqual([]);
    // The first paper of this visit is the second of its kind.
    const paper = makeSample(kind, 2);
    for (const place of placesOf(paper)) {
      const figure = paper.truth[place.ref] ?? '';
      await page.keyboard.type(figure === '0' ? '*' : figure);
      if (figure !== '0') await page.keyboard.press('Enter');
      // A wrong total on the paper is asked about: go on.
      if ((await page.locator('[data-finding]:focus').count()) > 0) await page.keyboard.press('Escape');
    }
    await page.locator('[data-place="signatures"]').press('Shift+Enter');
    await page.waitForSelector('.practice-result');
    expect(await page.textContent('.practice-result h1')).toContain('100');
    expect(await axeFaults(page)).toStrictEqual([]);
    expect(calls).toStrictEqual([]);
    await page.close();
  });
});
