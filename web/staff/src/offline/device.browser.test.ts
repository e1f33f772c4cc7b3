import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReturnSpec } from '../../../../src/election/lookup.ts';
import { TEST_PASSWORD } from '../../../../src/server/testing/staff-app.ts';
import type { StaffClient } from '../../../../src/server/testing/staff-client.ts';
import { enter, sendPhoto, take } from '../../../../src/server/testing/steps.ts';
import { rightForm } from '../../../../src/server/testing/wire.ts';
import { axeFaults } from '../../../testing/axe.ts';
import { hasChromium } from '../../../testing/chromium.ts';
import type { CutRig, DeskBrowser } from './testing/cut-rig.ts';
import { fillForm, nextForm, openCutRig, titleOf } from './testing/cut-rig.ts';

describe.skipIf(!hasChromium())('what lies on a device', () => {
  let rig: CutRig;
  let clerk: StaffClient;
  let other: StaffClient;
  let specs: readonly ReturnSpec[];
  let desk: DeskBrowser;
  let page: Page;

  beforeAll(async () => {
    rig = await openCutRig({ stationsEach: 6, constituencies: 1 });
    clerk = await rig.staff.person('clerk-1', ['D1']);
    other = await rig.staff.person('clerk-2', ['D1']);
    specs = rig.staff.election.returns.filter(({ unit }) => unit.centreId === 'D1');
    for (const spec of specs) await sendPhoto(clerk, spec);
    desk = await rig.openBrowser('desk');
    page = desk.page;
    await rig.logIn(desk, clerk);
    await page.goto(`${rig.url}/staff#/device`);
    await page.fill('[name=most]', '6');
    await page.click('button:has-text("นำแบบมาเก็บ")');
    await page.waitForFunction(
      () =>
        document.querySelectorAll('.ready-forms tbody tr').length === 6 &&
        document.querySelector('[aria-busy=true]') === null,
    );
  }, 180_000);
  afterAll(() => rig.close());

  let title = '';
  const type = async (): Promise<ReturnSpec> => {
    const spec = await nextForm(page, specs, title);
    title = await titleOf(page);
    await fillForm(page, spec);
    await page.keyboard.press('Shift+Enter');
    return spec;
  };
  const bar = (text: string) =>
    page.waitForFunction(
      (wanted) => [...document.querySelectorAll('.line-bar')].some((el) => el.textContent?.includes(wanted)),
      text,
    );
  const entries = async () =>
    (await rig.staff.rows('select return_id, person_id from entry order by entry_id')) as {
      return_id: number;
      person_id: number;
    }[];
  const go = async (path: string) => {
    await page.evaluate((hash) => location.assign(hash), `#${path}`);
    title = '';
  };

  it('is clean by axe with forms on it, in Thai and in English, on a laptop and a tablet', async () => {
    for (const size of [
      { width: 1280, height: 720 },
      { width: 820, height: 1180 },
    ]) {
      await page.setViewportSize(size);
      expect(await axeFaults(page)).toEqual([]);
      await page.click('button:has-text("English")');
      await page.waitForSelector('h1:has-text("My device")');
      expect(await axeFaults(page)).toEqual([]);
      await page.click('button:has-text("ภาษาไทย")');
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  }, 180_000);

  it('is sealed: no figure and no unit stands there in plain, and no script takes the key out', async () => {
    await go('/work');
    await rig.cut();
    await type();
    await type();
    await bar('รอส่ง 2 รายการ');
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('khanaen.device');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const all = (name: string) =>
        new Promise<Record<string, unknown>[]>((resolve) => {
          const request = db.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
        });
      const text = new TextDecoder('latin1');
      const plain = [];
      for (const name of ['entries', 'claims'])
        for (const row of await all(name))
          plain.push(JSON.stringify(row) + text.decode(row['data'] as ArrayBuffer));
      const keys = (await all('keys')) as unknown as CryptoKey[];
      return { plain, extractable: keys.map((key) => key.extractable), algorithm: keys[0]?.algorithm.name };
    });
    expect(kept.plain.length).toBeGreaterThanOrEqual(6);
    for (const text of kept.plain) expect(text).not.toMatch(/votes|44-01|registered/);
    expect([kept.extractable, kept.algorithm]).toEqual([[false], 'AES-GCM']);
  }, 180_000);

  it('keeps the form that is open sealed, too, and finds it again after a reload', async () => {
    await nextForm(page, specs, title);
    await page.focus('[data-place=present]');
    await page.keyboard.type('4321');
    const drafts = () =>
      page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('keyval-store');
          request.onsuccess = () => resolve(request.result);
        });
        const rows = await new Promise<Record<string, unknown>[]>((resolve) => {
          const request = db.transaction('keyval').objectStore('keyval').getAll();
          request.onsuccess = () => resolve(request.result);
        });
        db.close();
        const text = new TextDecoder('latin1');
        return rows.map((row) => JSON.stringify(row) + text.decode(row['data'] as ArrayBuffer));
      });
    await expect.poll(drafts, { timeout: 20_000 }).toHaveLength(1);
    for (const text of await drafts()) expect(text).not.toMatch(/cells|4321/);
    // A pause after the last key: then it is kept.
    await page.waitForTimeout(400);
    await page.reload();
    await nextForm(page, specs, '');
    expect(await page.inputValue('[data-place=present]')).toBe('4321');
    await page.fill('[data-place=present]', '');
  }, 180_000);

  it('sends each entry once, also from two tabs', async () => {
    const sent: string[] = [];
    desk.context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/entries')) sent.push(request.url());
    });
    const second = await desk.context.newPage();
    await second.goto(`${rig.url}/staff#/device`);
    await second.waitForSelector('h1');
    await rig.mend();
    await page.waitForFunction(() => document.querySelector('.line-bar') === null);
    expect(sent.length).toBe(2);
    expect(await entries()).toHaveLength(2);
    await second.close();
  }, 180_000);

  it('keeps an entry that was not taken, says why, and lets its owner throw it away with a reason', async () => {
    await rig.cut();
    title = '';
    const lost = await type();
    await bar('รอส่ง 1 รายการ');
    // Somebody else types the same return meanwhile.
    await rig.staff.rows(
      'update return set claimed_until = null, claim_id = null, claimed_by = null where return_id = $1',
      [lost.index],
    );
    await rig.staff.rows('update return set priority = 9 where return_id = $1', [lost.index]);
    const theirs = await take(other, lost);
    expect((await enter(other, lost, theirs, rightForm(lost))).status).toBe(200);
    await rig.mend();
    await bar('ไม่รับ 1 รายการ');
    expect(await entries()).toHaveLength(3);
    await go('/device');
    await page.waitForSelector('.refused-entries li');
    expect(await page.textContent('.refused-entries li')).toContain('รายการนี้ไม่ได้อยู่กับคุณ');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('button:has-text("ส่งอีกครั้ง")');
    await page.waitForSelector('.refused-entries li button:not([disabled])');
    const download = page.waitForEvent('download');
    await page.click('button:has-text("CSV")');
    expect((await download).suggestedFilename()).toBe('khanaen-clerk-1.csv');
    await page.click('button:has-text("ทิ้งรายการนี้")');
    await page.fill('dialog[open] textarea', 'คนอื่นพิมพ์แล้ว');
    await page.click('dialog[open] button.main');
    await page.waitForFunction(() => document.querySelector('.refused-entries li') === null);
    const [noted] = await rig.staff.rows(
      "select detail->>'reason' as reason from audit where action = 'discard-entry'",
    );
    expect(noted).toEqual({ reason: 'คนอื่นพิมพ์แล้ว' });
  }, 180_000);

  it('takes a new version of the desk at the next start, not before, and keeps it without a line', async () => {
    await go('/work');
    await nextForm(page, specs, '');
    await page.keyboard.type('5');
    await page.waitForTimeout(400);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    rig.release();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/staff');
      // A check that the browser began by itself before the release answers ours too: ask until the newer version is there.
      for (let tries = 0; !registration?.waiting; tries++) {
        if (tries === 40) throw new Error('no newer version came');
        await registration?.update();
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
    const version = () => page.evaluate(() => document.documentElement.dataset['version'] ?? '1');
    expect(await version()).toBe('1');
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset['version'] === '2');
    await nextForm(page, specs, '');
    expect(await page.inputValue('[data-place=registered]')).toBe('5');
    await rig.cut();
    await page.reload();
    await nextForm(page, specs, '');
    expect(await version()).toBe('2');
    await rig.mend();
    await page.waitForFunction(() => document.querySelector('.line-bar') === null);
    title = '';
  }, 180_000);

  it('sends nothing as another person: on a shared computer entries wait for their owner', async () => {
    await go('/work');
    await nextForm(page, specs, '');
    await rig.cut();
    await type();
    await bar('รอส่ง 1 รายการ');
    await page.click('button:has-text("ออกจากระบบ")');
    await page.waitForSelector('[name=username]');
    await bar('1 รายการของ clerk-1');
    await rig.mend();
    const before = await entries();
    const logIn = async (name: string) => {
      await page.fill('[name=username]', name);
      await page.fill('[name=password]', TEST_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector('button:has-text("ออกจากระบบ")');
    };
    await logIn('clerk-2');
    await bar('1 รายการของ clerk-1');
    await page.waitForTimeout(1_500);
    expect(await entries()).toEqual(before);
    await page.click('button:has-text("ออกจากระบบ")');
    await page.waitForSelector('[name=username]');
    await logIn('clerk-1');
    await page.waitForFunction(() => document.querySelector('.line-bar') === null);
    const after = await entries();
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)?.person_id).toBe(clerk.personId);
  }, 180_000);
});
