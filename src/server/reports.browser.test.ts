import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIslands } from '../../tools/build-web.js';
import { axeFaults } from '../../web/testing/axe.ts';
import { openChromium } from '../../web/testing/chromium.ts';
import { testPng } from '../images/testing/images.ts';
import type { TicketRig } from './testing/ticket-rig.ts';
import { TICKET_UNIT, ticketRig } from './testing/ticket-rig.ts';

const browser = await openChromium();
const folder = mkdtempSync(join(tmpdir(), 'khanaen-reports-'));
let rig: TicketRig;

beforeAll(async () => {
  if (browser === null) return;
  await buildIslands(folder);
  rig = await ticketRig({ assetsFolder: folder });
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const notice = { name: 'notice.png', mimeType: 'image/png', buffer: testPng({ width: 400, height: 560 }) };

describe.skipIf(browser === null)('a reader at the page of a unit', () => {
  it('compares, reports with the photo, and reads the answer', { timeout: 180_000 }, async () => {
    if (browser === null) return;
    const page = await browser.newPage({ viewport: { width: 360, height: 4000 }, locale: 'th' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${rig.url}/th/u/${TICKET_UNIT}`);
    await page.locator('summary', { hasText: 'เทียบกับภาพ' }).click();
    await page.locator('#mine input[type=file]').first().setInputFiles(notice);
    const form = page.locator('#mine form');
    await form.locator('select').selectOption({ index: 2 });
    await form.locator('[name=claimed]').fill('๙๙๙');
    await form.locator('[type=checkbox]').check();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#mine form [name=photo]')?.files?.length === 1,
    );
    expect(await axeFaults(page)).toStrictEqual([]);
    rig.ahead += 5_000;
    await Promise.all([
      page.waitForURL(/\/th\/tickets\/\d+\?sent=photo$/),
      form.locator('[type=submit]').click(),
    ]);
    const id = /tickets\/(\d+)/.exec(page.url())?.[1] ?? '';
    expect(await page.locator('main').textContent()).toContain('999');
    expect(await axeFaults(page)).toStrictEqual([]);
    const [kept] = await rig.staff.rows('select media_type, width from ticket_photo');
    // Drawn anew by the browser: JPEG, whatever was chosen.
    expect(kept).toMatchObject({ media_type: 'image/jpeg', width: 400 });

    const head = await rig.staff.person('head-1', ['D1']);
    const text = { th: 'ตรวจแบบแล้ว ตัวเลขตรงกัน', en: '' };
    expect((await head.post(`/api/tickets/${id}/answer`, { answer: 'agrees', text })).status).toBe(200);
    await rig.cut();
    await page.goto(`${rig.url}/th/u/${TICKET_UNIT}`);
    expect(await page.locator('section[aria-labelledby=tickets]').textContent()).toContain(text.th);
    await page.close();
  });

  it('reports without scripts, and gets back what was written when a figure is none', {
    timeout: 180_000,
  }, async () => {
    if (browser === null) return;
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${rig.url}/en/u/${TICKET_UNIT}`);
    await page.getByRole('link', { name: 'See reports that still wait, and send one' }).click();
    const send = async () => {
      rig.ahead += 5_000;
      await page.getByRole('button', { name: 'Send the report' }).click();
    };
    await page.locator('select').selectOption({ index: 3 });
    await page.locator('[name=claimed]').fill('many');
    await page.locator('textarea').fill('by the door');
    await send();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('by the door');
    expect(await page.locator('select').inputValue()).not.toBe('');
    await page.locator('[name=claimed]').fill('1,234');
    await send();
    await page.waitForURL(/\/en\/tickets\/\d+\?sent=plain$/);
    expect(await page.locator('main').textContent()).toContain('1,234');
    await context.close();
  });
});
