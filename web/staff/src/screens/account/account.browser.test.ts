import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_PASSWORD } from '../../../../../src/server/testing/staff-app.ts';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import { addDevice, freshPage, typeLogin } from '../../../../testing/log-in.ts';
import type { StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
let rig: StaffRig;

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser);
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

async function account(name: string, options: Parameters<typeof freshPage>[2] = {}): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  await rig.staff.person(name, name.startsWith('province') ? '*' : ['D1']);
  const page = await freshPage(browser, rig, options);
  await typeLogin(page, name, TEST_PASSWORD);
  await page.waitForSelector('header.top');
  await page.evaluate(() => location.assign('#/account'));
  await page.waitForSelector('.account');
  await page.waitForSelector('.own-cards');
  return page;
}

const faults = async (page: Page) => [...(await axeFaults(page)), ...(await layoutFaults(page))];

describe.skipIf(browser === null)('my account', () => {
  it.each(['th', 'en'] as const)(
    'says who I am and what I may do (%s), also on a phone',
    async (language) => {
      const page = await account(`clerk-${language}`, { language, width: 390, height: 844 });
      expect(await faults(page)).toStrictEqual([]);
      const rights = await page.locator('.own-rights li').allTextContents();
      expect(rights).toContain(language === 'th' ? 'บันทึกคะแนนจากภาพ' : 'Type forms from photos');
      expect(rights.join()).not.toContain(language === 'th' ? 'เพิกถอน' : 'Annul');
      await page.context().close();
    },
  );

  it('ends sessions elsewhere', async () => {
    const page = await account('clerk-sessions', { language: 'en' });
    // The session that the test itself began.
    await page.waitForSelector('.own-cards button:has-text("End this session")');
    expect(await page.textContent('.own-cards .state-mark')).toBe('This one, in use');
    await page.click('.own-cards button:has-text("End this session")');
    await page.waitForSelector('text=1 ended');
    await page.waitForSelector('text=You are logged in nowhere else.');
    await page.context().close();
  });

  it('keeps passkeys and recovery codes: adds, names, draws anew, removes with the password', async () => {
    const page = await account('supervisor-keys', { language: 'en' });
    await addDevice(page);
    await page.click('button:has-text("Add a passkey")');
    await page.fill('dialog[open] [name=password]', TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.fill('[name=passkey-name]', 'blue key');
    await page.click('button:has-text("Make a passkey")');
    await page.waitForSelector('.recovery');
    await page.check('.tick-line input');
    await page.click('button:has-text("Go on")');
    await page.waitForSelector('text=“blue key”');
    await page.waitForSelector('text=10 left');
    expect(await faults(page)).toStrictEqual([]);

    await page.click('button:has-text("Rename")');
    await page.fill('[name=passkey-name]', 'red key');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=“red key”');

    await page.click('button:has-text("Draw new recovery codes")');
    await page.fill('dialog[open] [name=password]', 'not my password');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] .attempt-note');
    expect(await faults(page)).toStrictEqual([]);
    await page.fill('dialog[open] [name=password]', TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.recovery');
    await page.check('.tick-line input');
    await page.click('button:has-text("Go on")');

    await page.click('button[aria-label*="Remove the passkey"]');
    await page.fill('dialog[open] [name=password]', TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=“red key”', { state: 'detached' });
    expect(await rig.staff.rows('select 1 from passkey')).toEqual([]);
    await page.context().close();
  });

  it('chooses a centre by name and remembers it', async () => {
    const page = await account('province-1', { language: 'th' });
    await page.focus('header [role=combobox]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('เมือง');
    await page.waitForSelector('header [role=option]');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.keyboard.press('Enter');
    const chosen = await page.inputValue('header [role=combobox]');
    expect(chosen).not.toBe('');
    await page.reload();
    await page.waitForFunction(
      (name) => document.querySelector<HTMLInputElement>('header [role=combobox]')?.value === name,
      chosen,
    );
    await page.context().close();
  });

  it('warns before the session ends', async () => {
    const page = await account('clerk-late', { language: 'en' });
    await page.route('**/api/me/stay', async (route) => {
      const reply = await route.fetch();
      const me = (await reply.json()) as { session: object };
      await route.fulfill({
        response: reply,
        json: { ...me, session: { idleSeconds: 3600, endsInSeconds: 200 } },
      });
    });
    await page.clock.install();
    await page.clock.fastForward(10 * 60_000);
    await page.keyboard.press('Shift');
    await page.clock.runFor(3000);
    await page.waitForSelector('.session-end');
    expect(await page.textContent('.session-end')).toMatch(/ends in 3:\d\d min/);
    expect(await faults(page)).toStrictEqual([]);
    // The line is cut: nobody is kept from working.
    await page.route('**/api/me', (route) => route.abort());
    await page.clock.fastForward(300_000);
    await page.clock.runFor(3000);
    await page.waitForSelector('.session-end', { state: 'detached' });
    expect(await page.locator('dialog[open]').count()).toBe(0);
    // It is back, and the session is over.
    const client = await rig.staff.person('clerk-late', ['D1']);
    await rig.staff.rows('delete from session where person_id = $1', [client.personId]);
    rig.staff.accounts.sessions.forget(client.personId as never);
    await page.unroute('**/api/me');
    await page.clock.fastForward(60_000);
    await page.clock.runFor(3000);
    await page.waitForSelector('dialog[open]');
    await page.context().close();
  });
});
