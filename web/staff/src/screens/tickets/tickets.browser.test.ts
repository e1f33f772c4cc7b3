import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { keyboardFaults } from '../../../../testing/keyboard.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import { sampleProvince } from '../../../../testing/scene.ts';
import type { StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig, SIZES } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
const { election } = sampleProvince();

describe.skipIf(browser === null)('the list of reports in a browser', () => {
  let rig: StaffRig;
  beforeAll(async () => {
    if (browser !== null) rig = await openStaffRig(browser, { election });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  test('is narrowed to a constituency by keyboard, which its address remembers, and widened again', async () => {
    const shown = await rig.open('head-1', { language: 'en', path: '/tickets', centres: '*' });
    const { page } = shown;
    const area = election.pkg.areas.find(({ kind }) => kind === 'constituency');
    const combo = page.getByRole('combobox', { name: 'Constituency or province' });
    await combo.fill(area?.id ?? '');
    const asked = page.waitForRequest(new RegExp(`/api/tickets\\?.*area=${area?.id}`));
    await combo.press('Enter');
    expect((await (await asked).response())?.status()).toBe(200);
    expect(new URL(page.url()).hash).toBe(`#/tickets?area=${area?.id}`);
    expect(await combo.inputValue()).toBe(area?.name.en);
    await page.setViewportSize(SIZES.tablet);
    expect([...(await axeFaults(page)), ...(await layoutFaults(page))]).toEqual([]);
    expect(await keyboardFaults(page)).toEqual([]);
    await combo.press('ArrowDown');
    await combo.press('Enter');
    await expect.poll(() => new URL(page.url()).hash, { timeout: 20_000 }).toBe('#/tickets');
    expect(await combo.inputValue()).toBe('Your whole area of duty');
    expect(shown.faults()).toEqual([]);
    await shown.close();
  });
});
