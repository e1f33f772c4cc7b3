import { TOTP, URI } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_PASSWORD } from '../../../../src/server/testing/staff-app.ts';
import { axeFaults } from '../../../testing/axe.ts';
import { openChromium } from '../../../testing/chromium.ts';
import { keyboardFaults } from '../../../testing/keyboard.ts';
import { layoutFaults } from '../../../testing/layout.ts';
import { addDevice, deskOf, freshPage, typeLogin } from '../../../testing/log-in.ts';
import type { StaffRig } from '../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../testing/staff-rig.ts';

const OWN = 'four-words-unlike-each-other';

const browser = await openChromium();
let rig: StaffRig;

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser, { accounts: { secondFactor: 'required' } });
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

async function fresh(options: Parameters<typeof freshPage>[2] = {}): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  return freshPage(browser, rig, options);
}

async function faults(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await layoutFaults(page))];
}

/** Makes the account's password a drawn one, as if an administrator had reset it. */
async function drawnPassword(name: string): Promise<string> {
  const client = await rig.staff.person(name, ['D1']);
  const { resetPassword } = await import('../../../../src/people/keep-accounts.ts');
  const target = { personId: client.personId as never, username: name };
  const drawn = await resetPassword(rig.staff.accounts, null, target, false);
  if (drawn === null) throw new Error(`no account ${name}`);
  return drawn;
}

const working = (page: Page) => page.waitForSelector('header.top');

/** The next code after the one that the app shows now: a code counts once. */
function codeOf(secret: string, stepsOn = 0): string {
  const totp = URI.parse(`otpauth://totp/x?secret=${secret.replaceAll(' ', '')}`);
  if (!(totp instanceof TOTP)) throw new Error('not a time-based code');
  return totp.generate({ timestamp: Date.now() + stepsOn * 30_000 });
}

describe.skipIf(browser === null)('logging in', () => {
  it.each(['th', 'en'] as const)(
    'sets an own password at the first login, by keyboard alone (%s)',
    async (language) => {
      const name = `clerk-first-${language}`;
      const password = await drawnPassword(name);
      const page = await fresh({ language });
      await page.waitForSelector('[name=username]:focus');
      expect(await faults(page)).toStrictEqual([]);
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.waitForSelector('[name=fresh]');
      expect(await faults(page)).toStrictEqual([]);
      expect(await page.inputValue('[name=displayName]')).toBe(name);

      await page.focus('[name=fresh]');
      await page.keyboard.type('12345678901234');
      expect(await page.locator('.password-rules .met').count()).toBeLessThan(5);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.password-rules .unmet');
      await page.locator('[name=fresh]').press('Control+a');
      await page.keyboard.type(OWN);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type(OWN);
      expect(await page.locator('.password-rules .met').count()).toBe(5);
      await page.keyboard.press('Enter');
      await working(page);
      const rows = await rig.staff.rows('select password_kind from person where username = $1', [name]);
      expect(rows).toEqual([{ password_kind: 'own' }]);
      await page.context().close();
    },
  );

  it('says what is wrong, and counts down when there were too many tries', async () => {
    await rig.staff.person('clerk-wrong', ['D1']);
    const page = await fresh({ language: 'en' });
    for (let n = 0; n < 6; n++) {
      await typeLogin(page, 'clerk-wrong', 'not-my-password');
      await page.waitForSelector('.attempt-note');
      await page.waitForFunction(
        () =>
          document.querySelector('button.main:disabled') === null ||
          document.querySelector('.attempt-left') !== null,
      );
    }
    await typeLogin(page, 'clerk-wrong', 'not-my-password');
    await page.waitForSelector('.attempt-left');
    expect(await page.textContent('.attempt-left')).toMatch(/Wait \d+ s/);
    expect(await page.isDisabled('button.main')).toBe(true);
    expect(await faults(page)).toStrictEqual([]);
    await page.context().close();
  });

  it('tries again by itself while the server is away', async () => {
    await rig.staff.person('clerk-away', ['D1']);
    const page = await fresh({ language: 'en' });
    let refused = 0;
    await page.route('**/api/login', (route) => (refused++ < 2 ? route.abort() : route.continue()));
    await typeLogin(page, 'clerk-away', TEST_PASSWORD);
    await page.waitForSelector('.attempt-left');
    expect(await page.textContent('.attempt-left')).toMatch(/again by itself/i);
    await working(page);
    expect(refused).toBe(3);
    await page.context().close();
  });

  it('asks supervisors for a second step: app, recovery codes, and back in with either', async () => {
    await rig.staff.person('supervisor-codes', ['D1']);
    const page = await fresh();
    await typeLogin(page, 'supervisor-codes', TEST_PASSWORD);
    await page.waitForSelector('.factor-choice');
    expect(await faults(page)).toStrictEqual([]);
    expect(await keyboardFaults(page)).toStrictEqual([]);
    await page.click('.factor-choice');
    const secret = (await page.textContent('.secret')) ?? '';
    expect(await page.locator('svg.qr').count()).toBe(1);
    expect(await faults(page)).toStrictEqual([]);
    await page.fill('[name=code]', '000000');
    await page.waitForSelector('.attempt-note');
    await page.fill('[name=code]', '');
    await page.fill('[name=code]', codeOf(secret));
    await page.waitForSelector('.recovery');
    expect(await faults(page)).toStrictEqual([]);
    const codes = await page.locator('.recovery code').allTextContents();
    expect(codes).toHaveLength(10);
    expect(await page.isDisabled('button.main')).toBe(true);
    await page.check('.tick-line input');
    await page.click('button.main');
    await working(page);

    // Out, and in again with the next code.
    await page.click('header.top .who button:last-child');
    await typeLogin(page, 'supervisor-codes', TEST_PASSWORD);
    await page.waitForSelector('[name=code]:focus');
    expect(await faults(page)).toStrictEqual([]);
    const thai = [...codeOf(secret, 1)].map((digit) => String.fromCodePoint(0x0e50 + Number(digit))).join('');
    await page.keyboard.type(thai);
    await working(page);

    await page.click('header.top .who button:last-child');
    await typeLogin(page, 'supervisor-codes', TEST_PASSWORD);
    await page.waitForSelector('[name=code]');
    await page.click('.ways button:has-text("ทำโทรศัพท์")');
    await page.waitForSelector('[name=recovery]:focus');
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await working(page);
    await page.context().close();
  });

  it('makes a passkey, and logs in with it alone', async () => {
    await rig.staff.person('supervisor-key', ['D1']);
    const page = await fresh({ language: 'en' });
    const device = await addDevice(page);
    await typeLogin(page, 'supervisor-key', TEST_PASSWORD);
    await page.click('.factor-choice:nth-child(2)');
    await page.fill('[name=passkey-name]', 'office laptop');
    expect(await faults(page)).toStrictEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.recovery');
    await page.check('.tick-line input');
    await page.click('button.main');
    await working(page);
    expect(await rig.staff.rows('select name from passkey')).toEqual([{ name: 'office laptop' }]);

    // Nothing is offered to a browser that is asked for no passkey; the button alone asks.
    await page.click('header.top .who button:last-child');
    await page.waitForSelector('[name=username]');
    const button = page.locator('button:has-text("Use a passkey instead")');
    // This device may take the offer of the list before the button is there; a click must not wait for the next page then.
    await button.click({ timeout: 3000 }).catch(() => undefined);
    await working(page);
    const proofs = await rig.staff.rows(
      "select distinct detail->>'proof' as proof from audit where action = 'login' and detail->>'proof' = 'passkey'",
    );
    expect(proofs).toEqual([{ proof: 'passkey' }]);

    // With name and password the passkey is the second step.
    await device.send('WebAuthn.disable');
    await page.context().clearCookies();
    await page.goto('about:blank');
    await page.goto(deskOf(rig));
    await addDevice(page);
    await typeLogin(page, 'supervisor-key', TEST_PASSWORD);
    await page.locator('button.main:has-text("Confirm with a passkey")').press('Enter');
    // This device does not hold it: said so, and another way is open.
    await page.waitForSelector('.attempt-note');
    expect(await page.locator('.ways button').count()).toBeGreaterThan(1);
    await page.context().close();
  });

  it('asks again over the work when the session has ended, and goes on', async () => {
    const client = await rig.staff.person('clerk-ended', ['D1']);
    const page = await fresh({ language: 'en' });
    await typeLogin(page, 'clerk-ended', TEST_PASSWORD);
    await working(page);
    await page.click('header.top .who button:first-child');
    await page.waitForSelector('.account');
    await page.click('.account button:has-text("Change password")');
    await page.fill('[name=current]', TEST_PASSWORD);
    await page.fill('[name=fresh]', OWN);
    await page.fill('[name=repeat]', OWN);
    // Only now: a call that the page makes by itself asks, too, and then lies over the form.
    await rig.staff.rows('delete from session where person_id = $1', [client.personId]);
    rig.staff.accounts.sessions.forget(client.personId as never);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.waitForSelector('dialog [name=password]:focus');
    await page.keyboard.type(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await page.inputValue('[name=fresh]')).toBe(OWN);
    await page.context().close();
  });

  it('tells the other tab who logs out, in, and who else came', async () => {
    await rig.staff.person('clerk-tabs', ['D1']);
    await rig.staff.person('clerk-other', ['D1']);
    const page = await fresh({ language: 'en' });
    await typeLogin(page, 'clerk-tabs', TEST_PASSWORD);
    await working(page);
    const second = await page.context().newPage();
    await second.goto(deskOf(rig));
    await working(second);
    await second.click('header.top .who button:last-child');
    await page.waitForSelector('dialog[open]');
    await typeLogin(second, 'clerk-tabs', TEST_PASSWORD);
    await working(second);
    await page.waitForSelector('dialog[open]', { state: 'detached' });

    await second.click('header.top .who button:last-child');
    await page.waitForSelector('dialog[open]');
    await typeLogin(second, 'clerk-other', TEST_PASSWORD);
    await working(second);
    await page.waitForSelector('dialog[open] button:has-text("Go on as clerk-other")');
    await page.click('dialog[open] button:has-text("Go on as clerk-other")');
    await page.waitForSelector('header.top .who:has-text("clerk-other")');
    await page.context().close();
  });

  it('asks for a second factor when a new role needs one', async () => {
    const client = await rig.staff.person('clerk-raised', ['D1']);
    const page = await fresh({ language: 'en' });
    await typeLogin(page, 'clerk-raised', TEST_PASSWORD);
    await working(page);
    await rig.staff.rows("update person set role = 'supervisor' where person_id = $1", [client.personId]);
    rig.staff.accounts.sessions.forget(client.personId as never);
    await page.click('header.top .who button:first-child');
    await page.waitForSelector('.factor-choice');
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await fresh({ width: 390, height: 844 });
    await page.waitForSelector('[name=username]');
    expect(await layoutFaults(page)).toStrictEqual([]);
    await page.context().close();
  });
});
