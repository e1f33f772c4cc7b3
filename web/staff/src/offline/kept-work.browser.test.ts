import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReturnSpec } from '../../../../src/election/lookup.ts';
import type { StaffClient } from '../../../../src/server/testing/staff-client.ts';
import { sendPhoto, type } from '../../../../src/server/testing/steps.ts';
import { rightForm, withHead } from '../../../../src/server/testing/wire.ts';
import { axeFaults } from '../../../testing/axe.ts';
import { hasChromium } from '../../../testing/chromium.ts';
import type { CutRig, DeskBrowser } from './testing/cut-rig.ts';
import { nextForm, openCutRig } from './testing/cut-rig.ts';
import type { DeskHand } from './testing/desk-hand.ts';
import { handOf } from './testing/desk-hand.ts';

describe.skipIf(!hasChromium())('work that was kept while the line was cut', () => {
  let rig: CutRig;
  let clerk: StaffClient;
  let others: readonly StaffClient[];
  let specs: readonly ReturnSpec[];
  let desk: DeskBrowser;
  let hand: DeskHand;

  beforeAll(async () => {
    rig = await openCutRig({ stationsEach: 14, constituencies: 1 });
    clerk = await rig.staff.person('clerk-1', ['D1']);
    others = [await rig.staff.person('clerk-2', ['D1']), await rig.staff.person('clerk-3', ['D1'])];
    specs = rig.staff.election.returns.filter(({ unit }) => unit.centreId === 'D1');
    for (const spec of specs) await sendPhoto(clerk, spec);
    desk = await rig.openBrowser('desk');
    await rig.logIn(desk, clerk);
    await desk.page.clock.install();
    await desk.page.goto(`${rig.url}/staff#/device`);
    await desk.page.waitForSelector('[name=most]');
    hand = handOf(rig, desk, specs);
    await hand.takeAlong(6);
  }, 180_000);
  afterAll(() => rig?.close());

  const rows = (sql: string, values: unknown[] = []) => rig.staff.rows(sql, values);
  const freeOf = async (spec: ReturnSpec) => {
    await rows(
      'update return set claimed_until = null, claim_id = null, claimed_by = null where return_id = $1',
      [spec.index],
    );
    await rows('update return set priority = 9 where return_id = $1', [spec.index]);
  };
  const entriesOf = (spec: ReturnSpec) =>
    rows('select person_id, answers from entry where return_id = $1', [spec.index]);
  const until = async (happens: () => Promise<boolean>) => {
    for (let tries = 0; tries < 60; tries++) {
      if (await happens()) return;
      await desk.page.clock.fastForward(5_000);
      await desk.page.waitForTimeout(100);
    }
    throw new Error('it does not happen');
  };

  /** How often this person has given forms back; this one, when given. */
  const released = async (spec?: ReturnSpec) => {
    const [row] = await rows(
      "select count(*)::int as n from audit where action = 'release' and person_id = $1 and ($2::text is null or subject = $2)",
      [clerk.personId, spec === undefined ? null : `${spec.unit.id}/${spec.contest.ballot}`],
    );
    return Number(row?.['n']);
  };

  /** What lies here may be stale: others typed it meanwhile. */
  const giveBackAll = async () => {
    await hand.go('/device');
    await desk.page.waitForSelector('[name=most]');
    if ((await hand.kept('claims')) === 0) return;
    await desk.page.waitForSelector('.ready-forms tbody tr');
    const button = desk.page.locator('button:has-text("คืนแบบที่ยังไม่ได้เริ่มทั้งหมด")');
    if (await button.isEnabled()) await button.click();
    await desk.page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  };

  /** Types a form without a line; meanwhile the other form of its unit is accepted with one voter more. */
  const typeAndDiffer = async () => {
    await giveBackAll();
    await hand.takeAlong(2);
    await hand.go('/work');
    await nextForm(desk.page, specs, '');
    await rig.cut();
    const spec = await hand.type();
    await hand.bar('รอส่ง 1 รายการ');
    const other = specs.find((s) => s.unit.id === spec.unit.id && s.contest.ballot !== spec.contest.ballot);
    if (other === undefined) throw new Error('a unit with one form');
    const form = withHead(rightForm(other), { present: 301, used: 301, invalid: 11, left: 199 });
    await freeOf(other);
    for (const client of others) {
      await type(client, other, form);
      await rows('update return set priority = 9 where return_id = $1', [other.index]);
    }
    await rig.mend();
    await hand.bar('ไม่รับ 1 รายการ');
    return spec;
  };

  it('opens an entry that was not taken, with all that was typed and what the server asks, and sends it once', async () => {
    const spec = await typeAndDiffer();
    expect(await entriesOf(spec)).toEqual([]);
    await hand.go('/device');
    await desk.page.waitForSelector('.refused-entries li');
    expect(await desk.page.textContent('.refused-entries li')).toContain('C12');
    expect(await axeFaults(desk.page)).toEqual([]);
    await desk.page.click('button:has-text("เปิดแบบแล้วแก้")');
    expect((await nextForm(desk.page, specs, '')).index).toBe(spec.index);
    expect(await desk.page.inputValue('[data-place=present]')).toBe('300');
    await desk.page.waitForSelector('[data-finding=C12]');

    // The browser dies over it: it is as it was.
    await desk.page.reload();
    expect((await nextForm(desk.page, specs, '')).index).toBe(spec.index);
    await desk.page.focus('[data-finding=C12]');
    await desk.page.keyboard.press('1');
    await desk.page.keyboard.press('Shift+Enter');
    await hand.noBar();
    const [entry, ...more] = await entriesOf(spec);
    expect(more).toEqual([]);
    expect(entry?.['person_id']).toBe(clerk.personId);
    expect(JSON.stringify(entry?.['answers'])).toContain('C12');
  }, 180_000);

  it('does not open an entry whose return somebody else has by now: it stays, and says so', async () => {
    const spec = await typeAndDiffer();
    await freeOf(spec);
    const answered = { ...rightForm(spec), answers: [{ code: 'C12', text: 'ตามแบบ' }] };
    for (const client of others) {
      await type(client, spec, answered);
      await rows('update return set priority = 9 where return_id = $1', [spec.index]);
    }
    await hand.go('/device');
    await desk.page.click('button:has-text("เปิดแบบแล้วแก้")');
    await desk.page.waitForSelector('.trouble');
    await desk.page.waitForFunction(() => !document.body.textContent?.includes('เปิดแบบแล้วแก้'));
    expect(await desk.page.locator('.refused-entries li').count()).toBe(1);
    await desk.page.click('button:has-text("ทิ้งรายการนี้")');
    await desk.page.fill('dialog[open] textarea', 'คนอื่นพิมพ์แล้ว');
    await desk.page.click('dialog[open] button.main');
    await hand.noBar();
    expect((await entriesOf(spec)).map((entry) => entry['person_id'])).toEqual(
      others.map((client) => client.personId),
    );
  }, 180_000);

  it('asks for a new photo and gives a form back when the line is there again, once each', async () => {
    await giveBackAll();
    await hand.takeAlong(3);
    await hand.go('/work');
    await nextForm(desk.page, specs, '');
    await desk.context.setOffline(true);
    await hand.bar('ออฟไลน์ตั้งแต่');
    const first = await nextForm(desk.page, specs, '');
    const title = (await desk.page.textContent('.claim h1')) ?? '';
    await desk.page.keyboard.press('Alt+KeyX');
    await desk.page.keyboard.press('2');
    await desk.page.waitForSelector('dialog[open] input');
    await desk.page.keyboard.press('Enter');
    const second = await nextForm(desk.page, specs, title);
    await desk.page.keyboard.press('Alt+KeyX');
    await desk.page.keyboard.press('4');
    await hand.bar('รอส่ง 2 รายการ');
    const stages = () =>
      rows(
        'select stage, claim_id is null as free from return where return_id = any($1) order by return_id',
        [[first.index, second.index]],
      );
    expect(await stages()).toEqual(Array(2).fill({ stage: 'received', free: false }));
    const before = await released(second);
    await desk.context.setOffline(false);
    await hand.noBar();
    const marks = new Map([
      [first.index, { stage: 'unreadable', free: true }],
      [second.index, { stage: 'received', free: true }],
    ]);
    const wanted = JSON.stringify([...marks].sort(([a], [b]) => a - b).map(([, mark]) => mark));
    await until(async () => JSON.stringify(await stages()) === wanted);
    expect(await released(second)).toBe(before + 1);
  }, 180_000);

  it('gives back what it took along by itself after a quarter of an hour without a key, and no more', async () => {
    await giveBackAll();
    await hand.go('/work');
    const title = () => desk.page.textContent('.claim h1');
    await nextForm(desk.page, specs, '');
    const open = await title();
    const begun = await hand.kept('claims');
    // The desk takes a few along by itself.
    await until(async () => (await hand.kept('claims')) > begun);
    const before = await released();
    await desk.page.keyboard.press('Shift');
    await desk.page.clock.fastForward(10 * 60_000);
    expect(await released()).toBe(before);
    await desk.page.clock.fastForward(5 * 60_000);
    await until(async () => (await released()) > before);
    await until(async () => (await hand.kept('claims')) <= begun);
    // The form that is open stays with its typist.
    expect(await title()).toBe(open);
    await hand.go('/device');
    await desk.page.waitForSelector('.ready-forms tbody tr');
    const ready = await desk.page.locator('.ready-forms tbody tr').allTextContents();
    expect(ready.filter((text) => !text.includes('กำลังพิมพ์'))).toEqual([]);
  }, 180_000);

  it('prints the list of units without a line, as it was and with its time', async () => {
    await hand.go('/device');
    await desk.page.evaluate(() => {
      window.print = () => undefined;
    });
    await desk.page.click('button:has-text("พิมพ์รายชื่อหน่วยของศูนย์")');
    const asOf = () => desk.page.textContent('.print-sheet p');
    await desk.page.waitForSelector('.print-sheet', { state: 'attached' });
    const now = await asOf();
    expect(now).toMatch(/รายชื่อ ณ \d+ .+ \d\d\.\d\d\.\d\d น\./);
    await desk.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await rig.cut();
    await desk.page.clock.fastForward(30 * 60_000);
    await hand.bar('ออฟไลน์ตั้งแต่');
    await desk.page.click('button:has-text("พิมพ์รายชื่อหน่วยของศูนย์")');
    await desk.page.waitForSelector('.print-sheet', { state: 'attached' });
    expect(await asOf()).toBe(now);
    expect(await desk.page.locator('.print-sheet tbody tr').count()).toBe(specs.length);
    await desk.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await rig.mend();
  }, 180_000);

  it('offers to be installed, asks once, and says what else can be done after a no', async () => {
    await hand.go('/work');
    await nextForm(desk.page, specs, '');
    const offer = (outcome: string) =>
      desk.page.evaluate((said) => {
        const event = new Event('beforeinstallprompt', { cancelable: true });
        const asked = { times: 0 };
        Object.assign(event, {
          prompt: () => {
            asked.times++;
            return Promise.resolve({ outcome: said });
          },
        });
        Object.assign(globalThis, { asked });
        dispatchEvent(event);
        return event.defaultPrevented;
      }, outcome);
    const button = 'button:has-text("ติดตั้งเป็นแอปในเครื่องนี้")';
    // The offer comes long before anybody opens the screen.
    expect(await offer('dismissed')).toBe(true);
    await hand.go('/device');
    await desk.page.waitForSelector(button);
    expect(await axeFaults(desk.page)).toEqual([]);
    await desk.page.click(button);
    await desk.page.waitForSelector('text=จะติดตั้งภายหลังได้จากเมนูของเบราว์เซอร์');
    expect(await desk.page.locator(button).count()).toBe(0);
    expect(await desk.page.evaluate(() => (globalThis as unknown as { asked: object }).asked)).toEqual({
      times: 1,
    });
    // Who said no is not asked again before the next start.
    await offer('accepted');
    expect(await desk.page.locator(button).count()).toBe(0);
    await desk.page.reload();
    await desk.page.waitForSelector('[name=most]');
    await offer('accepted');
    await desk.page.click(button);
    await desk.page.waitForSelector('text=ติดตั้งเป็นแอปแล้ว');
  }, 180_000);
});
