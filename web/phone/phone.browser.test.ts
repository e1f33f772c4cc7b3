import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import type { ReturnSpec } from '../../src/election/lookup.ts';
import { pageCode } from '../../src/intake/testing/stand-ins.ts';
import { drawTestPage, testGeometry } from '../../src/reading/testing/test-page.ts';
import { rightForm } from '../../src/server/testing/wire.ts';
import { axeFaults } from '../testing/axe.ts';
import { hasChromium, openChromium } from '../testing/chromium.ts';
import { layoutFaults } from '../testing/layout.ts';
import { writeFilm } from './testing/fake-camera.ts';
import type { PhoneRig } from './testing/phone-rig.ts';
import { openPhoneRig } from './testing/phone-rig.ts';

/** A phone of 360 pixels whose camera sees a printed page. */
describe.skipIf(!hasChromium())('the page of a station committee', () => {
  let rig: PhoneRig;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let stations: ReturnSpec[][];
  let next = 0;
  let own: ReturnSpec[];
  let code: string;

  beforeAll(async () => {
    rig = await openPhoneRig();
    const film = join(rig.folder, 'page.y4m');
    writeFilm(film, drawTestPage(testGeometry(), 'https://example.org/f/X', 3, 5).raster);
    const found = await openChromium([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    if (found === null) throw new Error('no Chromium');
    browser = found;
    const returns = rig.staff.election.returns.filter(({ unit }) => unit.kind === 'station');
    stations = [...new Set(returns.map(({ unit }) => unit.id))].map((id) =>
      returns.filter(({ unit }) => unit.id === id),
    );
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await rig?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      permissions: ['camera'],
      locale: 'th-TH',
    });
    context.setDefaultTimeout(25_000);
    page = await context.newPage();
    await page.addInitScript(differAsSensorsDo);
    own = at(stations, next++);
    const first = at(own, 0);
    code = pageCode(rig.staff.election, first.unit.id, first.contest.ballot, 1);
    await page.goto(`${rig.url}/f/${code}`);
    await page.waitForSelector('.pages');
  });
  afterEach(() => context.close());

  const rowOf = ({ contest }: ReturnSpec, number = 1) => `[data-page="${contest.ballot}/${number}"]`;
  const status = (spec: ReturnSpec, wanted: string, number = 1) =>
    page.waitForSelector(`${rowOf(spec, number)}[data-status="${wanted}"]`);
  const shoot = async (spec: ReturnSpec, number = 1) => {
    await page.click(`${rowOf(spec, number)} .do button:first-of-type`);
    await page.click('.shoot:not([disabled])');
    await page.click('.review button:has-text("ส่งภาพนี้")');
    await page.waitForSelector('.pages');
  };
  const arrivals = async () =>
    (await rig.staff.rows('select key, state from arrival where unit_id = $1 order by arrival_id', [
      at(own, 0).unit.id,
    ])) as { key: string; state: string }[];

  it('shows what the unit owes, in both languages, clean by axe and in one column', async () => {
    expect(await page.textContent('h1')).toBe(`หน่วยเลือกตั้งที่ ${at(own, 0).unit.number}`);
    expect(await page.locator('.pages li').count()).toBe(own.reduce((sum, { form }) => sum + form.pages, 0));
    for (const language of ['th', 'en']) {
      expect(await axeFaults(page)).toEqual([]);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await page.click('header button');
    }
  }, 180_000);

  it('takes a photo that the camera judges, sends it, and shows the receipt', async () => {
    const spec = at(own, 0);
    await page.click(`${rowOf(spec)} .do button:first-of-type`);
    await page.waitForSelector('.hint:has-text("ครบสี่มุม")');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.shoot');
    await page.waitForSelector('.review .complete');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.review button:has-text("ส่งภาพนี้")');
    await status(spec, 'placed');
    const shown = await page.textContent(`${rowOf(spec)} .receipt`);
    const [row] = await rig.staff.rows('select receipt from arrival where unit_id = $1', [spec.unit.id]);
    expect(shown).toContain(String(row?.['receipt']));
    await page.click('button:has-text("ใบรับ")');
    await page.waitForSelector('svg.qr');
    expect(await axeFaults(page)).toEqual([]);
  }, 180_000);

  it('goes on without a line, survives a reload, and sends each photo once when the line is back', async () => {
    const spec = at(own, 0);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await shoot(spec);
    await status(spec, 'here');
    await page.waitForSelector('.away');
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('.pages');
    await status(spec, 'here');
    expect(await arrivals()).toEqual([]);
    await context.setOffline(false);
    await status(spec, 'placed');
    await page.waitForFunction(() => document.querySelector('.line p') === null);
    expect(await arrivals()).toHaveLength(1);
  }, 90_000);

  it('sends once what was taken and whose answer was lost', async () => {
    const spec = at(own, 0);
    let lost = 0;
    await page.route('**/photos', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await shoot(spec);
    await status(spec, 'placed');
    expect(lost).toBeGreaterThan(1);
    expect(await arrivals()).toHaveLength(1);
  }, 180_000);

  it('takes no page of a wireless network for an answer', async () => {
    const spec = at(own, 0);
    await page.route('**/api/phone/**', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Please log in</h1>' }),
    );
    await shoot(spec);
    await page.waitForSelector('.away');
    await status(spec, 'here');
    await page.unroute('**/api/phone/**');
    await page.click('.away button');
    await status(spec, 'placed');
  }, 180_000);

  it('says of a code that is not ours what to do, and opens typed letters', async () => {
    await page.goto(`${rig.url}/f/XYZ`);
    await page.waitForSelector('[role=alert]');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`${rig.url}/f`);
    await page.fill('input', code.toLowerCase().replace(/(.{4})/g, '$1 '));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pages');
  }, 180_000);

  it('checks a receipt that somebody scans, and refuses one that was changed', async () => {
    const spec = at(own, 0);
    await shoot(spec);
    await status(spec, 'placed');
    const answer = page.waitForResponse((response) => response.url().endsWith('/receipt'));
    await page.click('button:has-text("ใบรับ")');
    const { token } = (await (await answer).json()) as { token: string };
    await page.goto(`${rig.url}/f/receipt/${token}`);
    await page.waitForSelector('.complete');
    expect(await axeFaults(page)).toEqual([]);
    const changed = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    await page.goto(`${rig.url}/f/receipt/${changed}`);
    await page.waitForSelector('[role=alert]');
  }, 180_000);

  it('takes figures with the desk’s own questions, keeps them through a reload, and sends them once', async () => {
    const spec = at(own, 0);
    const { head, votes } = rightForm(spec);
    await page.click(`section:has([data-page^="${spec.contest.ballot}/"]) button.plain`);
    const wrong = { ...head, used: 1 } as Record<string, unknown>;
    const fill = async (values: Record<string, unknown>) => {
      for (const [role, value] of Object.entries(values))
        await page.fill(`[data-place="${role}"]`, String(value));
      for (const [number, value] of Object.entries(votes))
        await page.fill(`[data-place="vote:${number}"]`, String(value));
    };
    await fill(wrong);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('button[type=submit]');
    await page.waitForSelector('.doubts li');
    await page.reload();
    await page.click(`section:has([data-page^="${spec.contest.ballot}/"]) button.plain`);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[data-place=used]')?.value === '1',
    );
    await page.fill('[data-place=used]', String(head['used']));
    await page.click('button[type=submit]');
    await page.waitForSelector('button:has-text("ส่งตัวเลขแล้ว")');
    expect(
      await rig.staff.rows('select count(*)::int as n from station_entry where return_id = $1', [spec.index]),
    ).toEqual([{ n: 1 }]);
  }, 180_000);
});

/** The film stands still: no two photos of a real sensor are the same, and the door knows the very same image again. */
function differAsSensorsDo(): void {
  const { prototype } = CanvasRenderingContext2D;
  const draw = prototype.drawImage;
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
    draw.apply(this, args as Parameters<typeof draw>);
    for (let x = 0; x < 64; x += 8) {
      const grey = Math.floor(Math.random() * 256);
      this.fillStyle = `rgb(${grey},${grey},${grey})`;
      this.fillRect(x, 0, 8, 8);
    }
  } as typeof draw;
}
