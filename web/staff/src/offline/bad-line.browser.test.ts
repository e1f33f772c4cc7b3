import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReturnSpec } from '../../../../src/election/lookup.ts';
import type { StaffClient } from '../../../../src/server/testing/staff-client.ts';
import { sendPhoto } from '../../../../src/server/testing/steps.ts';
import { hasChromium } from '../../../testing/chromium.ts';
import type { CutRig, DeskBrowser, Way } from './testing/cut-rig.ts';
import { nextForm, openCutRig } from './testing/cut-rig.ts';
import type { DeskHand } from './testing/desk-hand.ts';
import { handOf } from './testing/desk-hand.ts';

const html = (status: number): Way => ({
  status,
  type: 'text/html; charset=utf-8',
  body: '<!doctype html><title>Wi-Fi</title><form action="/login"><input name="room"></form>',
});

/** What lines do that are neither there nor away. */
const FOREIGN: Readonly<Record<string, Way>> = {
  'a log-in page of the network, with 200': html(200),
  'a network that wants a log-in, with 511': html(511),
  'a proxy that asks for a password': html(401),
  'a proxy before a server that is away, 502': html(502),
  'a proxy before a server that is away, 503': html(503),
  'JSON of something else': { status: 200, type: 'application/json', body: '{"ok":true}' },
  'an answer that is cut off': { status: 200, type: 'application/json', body: '{"outcome":"entered-' },
  'another server’s refusal': { status: 403, type: 'application/json', body: '{"message":"blocked"}' },
};

describe.skipIf(!hasChromium())('a line that is bad', () => {
  let rig: CutRig;
  let clerk: StaffClient;
  let specs: readonly ReturnSpec[];
  let desk: DeskBrowser;
  let hand: DeskHand;

  beforeAll(async () => {
    rig = await openCutRig({ stationsEach: 18, constituencies: 1 });
    clerk = await rig.staff.person('clerk-1', ['D1']);
    specs = rig.staff.election.returns.filter(({ unit }) => unit.centreId === 'D1');
    for (const spec of specs) await sendPhoto(clerk, spec);
    desk = await rig.openBrowser('desk');
    await rig.logIn(desk, clerk);
    // Time jumps in these tests, in the browser alone; everything else is as it is.
    await desk.page.clock.install();
    await desk.page.addInitScript(() => {
      AbortSignal.timeout = (ms) => {
        const giveUp = new AbortController();
        setTimeout(() => giveUp.abort(), ms);
        return giveUp.signal;
      };
    });
    await desk.page.goto(`${rig.url}/staff#/device`);
    await desk.page.waitForSelector('[name=most]');
    hand = handOf(rig, desk, specs);
    await hand.takeAlong(30);
    await desk.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await hand.go('/work');
  }, 120_000);
  afterEach(() => rig?.answer('good'));
  afterAll(() => rig?.close());

  /** Waits for what the desk does by itself, without sitting through it. */
  const until = async (happens: () => Promise<boolean>) => {
    for (let tries = 0; tries < 60; tries++) {
      if (await happens()) return;
      await desk.page.clock.fastForward(5_000);
      await desk.page.waitForTimeout(100);
    }
    throw new Error('it does not happen');
  };
  const barText = () =>
    desk.page.evaluate(() => document.querySelector('[role=status] .line-bar')?.textContent ?? '');
  const allSent = () => until(async () => (await barText()) === '');
  const formShown = () => nextForm(desk.page, specs, '');

  it('says at once that the network is gone, keeps what is typed, and sends it once', async () => {
    const before = await hand.entries();
    await formShown();
    await desk.context.setOffline(true);
    await hand.bar('ออฟไลน์ตั้งแต่');
    const typed = [await hand.type(), await hand.type()];
    await hand.bar('รอส่ง 2 รายการ');
    // The page itself starts again without the network.
    await desk.page.reload();
    await hand.go('/work');
    typed.push(await hand.type());
    await hand.bar('รอส่ง 3 รายการ');
    expect(await hand.entries()).toEqual(before);
    await desk.context.setOffline(false);
    await allSent();
    const after = await hand.entries();
    expect(after.slice(before.length).map((entry) => entry.return_id)).toEqual(
      typed.map((spec) => spec.index),
    );
  }, 180_000);

  it.each(['silent', 'deaf'] as const)(
    'goes on without a word of the server, and no entry is lost or doubled (%s)',
    async (way) => {
      const before = await hand.entries();
      await formShown();
      rig.answer(way);
      const typed = [await hand.type()];
      // The typist is not kept waiting, and is told why.
      await until(async () => (await barText()).includes('ตอบช้า') || (await barText()).includes('ออฟไลน์'));
      typed.push(await hand.type());
      // Silence is as good as a cut in the end.
      await until(async () => (await barText()).includes('ออฟไลน์ตั้งแต่'));
      typed.push(await hand.type());
      await hand.bar('รอส่ง 3 รายการ');
      rig.answer('good');
      await allSent();
      const after = (await hand.entries()).slice(before.length);
      expect(after.map((entry) => entry.return_id).toSorted((a, b) => a - b)).toEqual(
        typed.map((spec) => spec.index).toSorted((a, b) => a - b),
      );
    },
    180_000,
  );

  it.each(Object.keys(FOREIGN))(
    'takes %s for no answer',
    async (name) => {
      const before = await hand.entries();
      await formShown();
      rig.answer(FOREIGN[name] ?? 'silent');
      const spec = await hand.type();
      await hand.bar('1 รายการ');
      await hand.bar(name.startsWith('JSON') ? '1 รายการ' : 'ออฟไลน์ตั้งแต่');
      expect(await hand.entries()).toEqual(before);
      rig.answer('good');
      await allSent();
      const after = (await hand.entries()).slice(before.length);
      expect(after.map((entry) => entry.return_id)).toEqual([spec.index]);
    },
    180_000,
  );

  it('never waits for a slow line, and says that it is slow', async () => {
    const before = await hand.entries();
    await formShown();
    const line = await desk.context.newCDPSession(desk.page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 8_000,
      downloadThroughput: 4_000,
      uploadThroughput: 4_000,
    });
    const typed = [await hand.type()];
    await until(async () => (await barText()).includes('ตอบช้า'));
    typed.push(await hand.type(), await hand.type());
    await formShown();
    expect(await barText()).not.toContain('ออฟไลน์');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await allSent();
    const after = (await hand.entries()).slice(before.length);
    expect(after.map((entry) => entry.return_id).toSorted((a, b) => a - b)).toEqual(
      typed.map((spec) => spec.index).toSorted((a, b) => a - b),
    );
  }, 180_000);

  it('keeps no page of the network for a photo, and says which form lacks one', async () => {
    await hand.go('/device');
    await desk.page.waitForSelector('.ready-forms');
    // Photos are lost; their forms are here.
    await desk.page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('khanaen.device');
        request.onsuccess = () => resolve(request.result);
      });
      await new Promise<void>((resolve) => {
        const transaction = db.transaction('photos', 'readwrite');
        transaction.objectStore('photos').clear();
        transaction.oncomplete = () => resolve();
      });
      db.close();
    });
    let asked = 0;
    await desk.page.route('**/api/photos/*', (route) => {
      asked++;
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Wi-Fi</title>' });
    });
    await hand.go('/work');
    await formShown();
    const inForm = asked;
    await until(async () => asked > inForm);
    expect(await photosKept()).toBe(0);
    await hand.go('/device');
    await desk.page.waitForSelector('.ready-forms td:has-text("ภาพยังมาไม่ครบ")');
    await desk.page.unroute('**/api/photos/*');
    await hand.go('/work');
    await formShown();
    await until(async () => (await photosKept()) > 1);
  }, 180_000);

  const photosKept = () => hand.kept('photos');

  it('logs out at once for whoever sits here, and the server hears of it with the next start', async () => {
    rig.answer('silent');
    await desk.page.click('button:has-text("ออกจากระบบ")');
    await until(async () => (await desk.page.locator('[name=username]').count()) === 1);
    expect(await sessions()).toBe(1);
    rig.answer('good');
    await desk.page.reload();
    await desk.page.waitForSelector('[name=username]');
    expect(await sessions()).toBe(0);
  }, 180_000);

  const sessions = async () =>
    Number((await rig.staff.rows('select count(*) as n from session'))[0]?.['n'] ?? -1);
});
