import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
let rig: StaffRig;
const open = new Map<string, Promise<StaffPage>>();

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser);
  for (const name of ['clerk-1', 'clerk-2', 'supervisor-1']) await rig.staff.person(name, ['D1']);
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

async function show(name: string, language: 'th' | 'en', path = '/people'): Promise<Page> {
  let shown = open.get(name);
  if (shown === undefined) {
    shown = rig.open(name, { language, path, centres: name.startsWith('head') ? ['D1'] : '*' });
    open.set(name, shown);
  }
  const page = await shown;
  await page.show({ language, path });
  await page.page.evaluate(() => {
    // Paper needs a printer: what would be printed stays on the page.
    window.print = () => undefined;
  });
  return page.page;
}

async function faults(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await layoutFaults(page))];
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const printed = async (page: Page) => {
  await page.emulateMedia({ media: 'print' });
  expect(await page.isVisible('#root')).toBe(false);
  expect(await page.isVisible('.print-sheet')).toBe(true);
  const text = await page.textContent('.print-sheet');
  await page.emulateMedia({ media: 'screen' });
  return text;
};

describe.skipIf(browser === null)('accounts', () => {
  it.each(['th', 'en'] as const)(
    'are made by hand, by keyboard, with a centre found by its name (%s)',
    async (language) => {
      const page = await show('administrator-1', language);
      const username = `new-clerk-${language}`;
      await page.focus('.people-screen button.main');
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open] [name=username]');
      await page.focus('dialog[open] [name=username]');
      await page.keyboard.type(username);
      await page.keyboard.press('Tab');
      await page.keyboard.type('สมหญิง ตั้งใจ');
      await page.selectOption('dialog[open] [name=role]', 'clerk');
      await page.focus('dialog[open] [role=combobox]');
      await page.keyboard.type(language === 'th' ? 'เมือง' : 'd1');
      await page.waitForSelector('dialog[open] [role=option]');
      expect(await faults(page)).toStrictEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.place-chips li');
      await page.focus('dialog[open] button.main');
      await page.keyboard.press('Enter');
      const password = await page.waitForSelector('.drawn').then((e) => e.textContent());
      expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
      expect(await faults(page)).toStrictEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.isVisible('.drawn')).toBe(true);
      await page.click('dialog[open] button.main');
      await page.waitForSelector('.print-sheet', { state: 'attached' });
      const paper = await printed(page);
      expect(paper).toContain(password);
      expect(paper).toContain(username);
      expect(paper).toContain('/staff');
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.click('dialog[open] button:not(.main)');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
      const rows = await rig.staff.rows('select role, centre_ids, areas from person where username = $1', [
        username,
      ]);
      expect(rows[0]?.['role']).toBe('clerk');
      const { centre_ids: centres = [], areas = [] } = rows[0] ?? {};
      expect([centres, areas].flat()).toHaveLength(1);
    },
  );

  it('are found by name, role and state', async () => {
    const page = await show('administrator-1', 'en');
    await page.fill('[name=text]', 'clerk-2');
    await page.waitForFunction(() => document.querySelectorAll('.accounts tbody tr').length === 1);
    expect(await page.textContent('.accounts tbody')).toContain('clerk-2');
    await page.fill('[name=text]', '');
    await page.selectOption('.people-filters select >> nth=0', 'supervisor');
    await page.waitForFunction(() => document.querySelectorAll('.accounts tbody tr').length === 1);
    await page.selectOption('.people-filters select >> nth=1', 'closed');
    await page.waitForSelector('text=No account fits.');
  });

  it('are changed, reset, closed and opened again; each says what it did', async () => {
    const page = await show('administrator-1', 'en');
    await page.fill('[name=text]', 'clerk-1');
    await page.waitForFunction(() => document.querySelectorAll('.accounts tbody tr').length === 1);
    await page.click('.open-account');
    await page.waitForSelector('dialog[open]');
    expect(await faults(page)).toStrictEqual([]);
    const card = page.locator('dialog[open]');
    await card.getByRole('button', { name: 'Change name' }).click();
    await card.locator('[name=displayName]').fill('Somsri Jaidee');
    await card.locator('[name=role]').selectOption('supervisor');
    await card.getByRole('button', { name: 'Save' }).click();
    await page.waitForSelector('dialog[open] >> text=Changed');
    await page.waitForSelector('dialog[open] h2:has-text("Somsri Jaidee")');

    await card.getByRole('button', { name: 'Let them try' }).click();
    await page.waitForSelector('dialog[open] >> text=They can try again now');
    await card.getByRole('button', { name: 'Draw a new password' }).click();
    await card.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector('.drawn');
    await card.getByRole('button', { name: 'I have it' }).click();

    await card.getByRole('button', { name: 'Close the account' }).click();
    await card.locator('textarea').fill('left the centre');
    await card.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector('dialog[open] >> text=The account is closed');
    await card.getByRole('button', { name: 'Open the account again' }).click();
    await card.locator('textarea').fill('came back');
    await card.getByRole('button', { name: 'Confirm' }).click();
    await page.waitForSelector('dialog[open] >> text=The account is open again');
    expect(
      await rig.staff.rows("select active, display_name, role from person where username = 'clerk-1'"),
    ).toEqual([{ active: true, display_name: 'Somsri Jaidee', role: 'supervisor' }]);
    await card.getByRole('button', { name: 'Close window' }).click();
  });

  it('offers a head only what a head may do, and says why not', async () => {
    const page = await show('head-1', 'en');
    await page.waitForSelector('.accounts');
    await page.click('.open-account:has-text("head-1")');
    await page.waitForSelector('dialog[open] .hint:has-text("your own account")');
    expect(await page.locator('dialog[open] button').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.click('.people-screen button.main');
    expect(await page.locator('dialog[open] [name=role] option').allTextContents()).toEqual([
      'Clerk',
      'Supervisor',
    ]);
    // The own centre is chosen already.
    expect(await page.locator('.place-chips li').count()).toBe(1);
    await page.keyboard.press('Escape');
  });

  it('lets an auditor look, and nothing else', async () => {
    const page = await show('auditor-1', 'en');
    await page.waitForSelector('.accounts');
    expect(await page.locator('.people-screen > p button').count()).toBe(0);
    await page.click('.open-account:has-text("clerk-2")');
    await page.waitForSelector('dialog[open] .hint:has-text("look only")');
    await page.keyboard.press('Escape');
  });
});

describe.skipIf(browser === null)('a file of accounts', () => {
  const choose = (page: Page, text: string) =>
    page.setInputFiles('.file-drop input', {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });

  it('shows every error with its line, then what it would do, and then the passwords once', async () => {
    const page = await show('administrator-1', 'en');
    await page.click('.people-screen button:has-text("Import a file")');
    await choose(page, 'username,display_name,role,centres\nBad Name,,clerk,D1\nnew.one,One,king,nowhere\n');
    await page.waitForSelector('.trouble');
    const errors = await page.locator('table tbody tr').allTextContents();
    expect(errors.length).toBeGreaterThanOrEqual(4);
    expect(errors[0]).toMatch(/^2/);
    expect(errors.at(-1)).toMatch(/^3/);
    expect(await faults(page)).toStrictEqual([]);

    await choose(
      page,
      'username,display_name,role,centres\nfile.one,หนึ่ง,clerk,D1\nfile.two,=สอง,head,D1\nclerk-2,x,clerk,D1\n',
    );
    await page.waitForSelector('text=2 accounts would be made');
    expect(await page.textContent('summary')).toContain('1 exist already');
    expect(await faults(page)).toStrictEqual([]);
    await page.click('button.main:has-text("Make 2 accounts")');
    await page.waitForSelector('text=2 accounts made');
    expect(await faults(page)).toStrictEqual([]);
    expect(await page.isDisabled('button:has-text("Back to the list")')).toBe(true);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button:has-text("Download the passwords")'),
    ]);
    const lines = (await textOf(saved)).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain("'=สอง");
    await page.click('button.main:has-text("Print 2 slips")');
    await page.waitForSelector('.slip', { state: 'attached' });
    const password = lines[1]?.split(',').at(-1) ?? '';
    const paper = await printed(page);
    expect(paper).toContain(password);
    expect(await page.locator('.slip').count()).toBe(2);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.click('button:has-text("Back to the list")');
    await page.fill('[name=text]', 'file.');
    await page.waitForFunction(() => document.querySelectorAll('.accounts tbody tr').length === 2);
  });

  it('gives a sample that could be imported as it is', async () => {
    const page = await show('administrator-1', 'th');
    await page.click('.people-screen button:has-text("นำเข้าจากไฟล์")');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button.plain:has-text("ตัวอย่าง")'),
    ]);
    await choose(page, await textOf(saved));
    await page.waitForSelector('text=จะเพิ่ม 5 บัญชี');
    expect(await faults(page)).toStrictEqual([]);
  });
});
