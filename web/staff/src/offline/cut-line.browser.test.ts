import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReturnSpec } from '../../../../src/election/lookup.ts';
import { TEST_PASSWORD } from '../../../../src/server/testing/staff-app.ts';
import type { StaffClient } from '../../../../src/server/testing/staff-client.ts';
import { sendPhoto } from '../../../../src/server/testing/steps.ts';
import { hasChromium } from '../../../testing/chromium.ts';
import type { CutRig, DeskBrowser } from './testing/cut-rig.ts';
import { figuresOf, fillForm, nextForm, openCutRig, titleOf } from './testing/cut-rig.ts';

const RETURNS = 50;

describe.skipIf(!hasChromium())('half an hour without a line in the middle of fifty returns', () => {
  let rig: CutRig;
  let clerk: StaffClient;
  let specs: readonly ReturnSpec[];
  let desk: DeskBrowser;

  beforeAll(async () => {
    rig = await openCutRig({ stationsEach: 25, constituencies: 1 });
    clerk = await rig.staff.person('clerk-1', ['D1']);
    specs = rig.staff.election.returns.filter(({ unit }) => unit.centreId === 'D1').slice(0, RETURNS);
    for (const spec of specs) await sendPhoto(clerk, spec);
  }, 120_000);
  afterAll(() => rig.close());

  const specOn = (page: Page, before: string) => nextForm(page, specs, before);
  let title = '';
  const fill = async (page: Page): Promise<ReturnSpec> => {
    const spec = await specOn(page, title);
    title = await titleOf(page);
    await fillForm(page, spec);
    return spec;
  };
  const type = async (page: Page): Promise<void> => {
    await fill(page);
    await page.keyboard.press('Shift+Enter');
  };
  const entries = () =>
    rig.staff.rows('select return_id, person_id, figures from entry order by return_id') as Promise<
      { return_id: number; person_id: number; figures: number[] }[]
    >;
  const waits = async (page: Page, text: string) => {
    await page.waitForFunction(
      (wanted) => document.querySelector('.line-bar')?.textContent?.includes(wanted),
      text,
    );
  };
  const start = async (network: boolean) => {
    desk = await rig.openBrowser('desk');
    await desk.context.setOffline(!network);
    title = '';
    await desk.page.goto(`${rig.url}/staff`);
  };

  it('ends with fifty entries, none of them twice, as they were typed', async () => {
    desk = await rig.openBrowser('desk');
    await rig.logIn(desk, clerk);
    await desk.page.goto(`${rig.url}/staff`);
    for (let n = 0; n < 8; n++) await type(desk.page);

    // By hand, for an outage that is announced.
    await desk.page.goto(`${rig.url}/staff#/device`);
    await desk.page.fill('[name=most]', '45');
    await desk.page.click('button:has-text("นำแบบมาเก็บ")');
    await desk.page.waitForFunction(
      () =>
        document.querySelectorAll('.ready-forms tbody tr').length >= 40 &&
        document.querySelector('[aria-busy=true]') === null,
    );
    await desk.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
    await desk.page.goto(`${rig.url}/staff#/work`);
    title = '';
    for (let n = 0; n < 2; n++) await type(desk.page);
    await specOn(desk.page, title);

    // First the computer has no network; later it has one, and the server is away.
    await desk.context.setOffline(true);
    await waits(desk.page, 'ออฟไลน์ตั้งแต่');
    for (let n = 0; n < 12; n++) await type(desk.page);
    await waits(desk.page, 'รอส่ง 12 รายการ');
    // Half of a form is typed when the computer goes off.
    const half = await fill(desk.page);
    await desk.page.waitForTimeout(400);
    await desk.kill();

    await start(false);
    expect((await specOn(desk.page, '')).index).toBe(half.index);
    expect(await desk.page.inputValue('[data-place=present]')).toBe('300');
    title = await titleOf(desk.page);
    await desk.page.keyboard.press('Shift+Enter');
    await waits(desk.page, 'รอส่ง 13 รายการ');
    for (let n = 0; n < 7; n++) {
      await type(desk.page);
    }
    await waits(desk.page, 'รอส่ง 20 รายการ');
    // Without a line, a photo comes from the device.
    expect(await desk.page.getAttribute('.photo img', 'src')).toMatch(/^blob:/);
    await desk.page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.photo img')?.naturalWidth ?? 0) > 0,
    );
    await desk.kill();

    // Half an hour and more has gone: every claim has run out.
    await rig.staff.rows(
      "update return set claimed_until = now() - interval '1 second' where claimed_until is not null",
    );
    await rig.cut();
    await start(true);
    for (let n = 0; n < 4; n++) await type(desk.page);
    await waits(desk.page, 'รอส่ง 24 รายการ');
    expect(await entries()).toHaveLength(10);

    // The session has gone, too. Nothing is sent before its owner has logged in again, over the work.
    await desk.context.clearCookies();
    await rig.mend();
    await desk.page.waitForSelector('dialog[open] [name=password]');
    expect(await entries()).toHaveLength(10);
    await desk.page.fill('dialog[open] [name=password]', TEST_PASSWORD);
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForFunction(() => document.querySelector('.line-bar') === null);
    expect(await entries()).toHaveLength(34);
    for (let n = 34; n < RETURNS; n++) await type(desk.page);
    await desk.page.waitForSelector('.idle');

    const all = await entries();
    expect(all.map((entry) => entry.return_id)).toEqual(specs.map((spec) => spec.index));
    for (const [i, spec] of specs.entries()) {
      const form = figuresOf(spec);
      expect(all[i]?.figures.filter((figure) => figure !== -4)).toEqual([
        ...spec.form.fields.map(({ role }) => form.head[role]),
        ...Object.values(form.votes),
      ]);
    }
    await desk.close();
  }, 300_000);
});
