import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../../../testing/chromium.ts';
import type { StaffRig } from '../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../testing/staff-rig.ts';

const browser = await openChromium();
let rig: StaffRig;

beforeAll(async () => {
  if (browser !== null) rig = await openStaffRig(browser);
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

/** Header of the next call that the page makes, by itself or not. */
async function nextCall(page: Page): Promise<string | undefined> {
  const call = page.waitForRequest((request) => request.url().includes('/api/'));
  await page.clock.fastForward(20_000);
  return (await call).headers()['khanaen-unattended'];
}

const HOUR_OLD = "now() - interval '50 minutes'";

async function makeOld(personId: number): Promise<void> {
  await rig.staff.rows(`update session set last_seen_at = ${HOUR_OLD} where person_id = $1`, [personId]);
  rig.staff.accounts.sessions.forget(personId as never);
}

async function isOld(personId: number): Promise<unknown> {
  const [row] = await rig.staff.rows(
    "select last_seen_at < now() - interval '40 minutes' as old from session where person_id = $1",
    [personId],
  );
  return row?.['old'];
}

describe.skipIf(browser === null)('a live screen that nobody looks at', () => {
  it.each(['head-1', 'clerk-1'])('does not keep the session of %s; a key does', async (name) => {
    const path = name === 'head-1' ? '/evening' : '/stations';
    const { page, close } = await rig.open(name, { path });
    const { personId } = await rig.staff.person(name);
    await page.clock.install();
    await page.reload();
    await page.waitForSelector('header.top');
    await page.keyboard.press('Shift');
    expect(await nextCall(page)).toBeUndefined();
    await page.clock.fastForward(120_000);
    // A call of before may still be on its way.
    const staysOld = async () => {
      await makeOld(personId);
      expect(await nextCall(page)).toBe('1');
      expect(await nextCall(page)).toBe('1');
      return isOld(personId);
    };
    await expect.poll(staysOld, { timeout: 30_000 }).toBe(true);
    const heard = page.waitForResponse((answer) => answer.url().includes('/api/') && answer.ok());
    await page.keyboard.press('Shift');
    await page.clock.fastForward(20_000);
    await heard;
    await expect.poll(() => isOld(personId), { timeout: 15_000 }).toBe(false);
    await close();
  });

  it('stays up for an observer, whose numbers hang on the wall', async () => {
    const { page, close } = await rig.open('observer-1', { path: '/evening?wall' });
    const { personId } = await rig.staff.person('observer-1');
    await page.clock.install();
    await page.reload();
    await page.waitForSelector('header.top, .wall');
    await page.clock.fastForward(600_000);
    await makeOld(personId);
    expect(await nextCall(page)).toBeUndefined();
    await expect.poll(() => isOld(personId), { timeout: 15_000 }).toBe(false);
    await close();
  });
});
