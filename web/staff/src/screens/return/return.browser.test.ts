import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import type { Scene } from '../../../../testing/scene.ts';
import { paperOf, playScene, sampleProvince } from '../../../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
const sample = sampleProvince();
let rig: StaffRig;
let scene: Scene;
let address: string;

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser, { election: sample.election });
  scene = await playScene(sample, rig.staff);
  const { unit, contest } = scene.at.accepted;
  address = `/returns/${encodeURIComponent(unit.id)}/${contest.ballot}`;
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

async function clean({ page, faults }: StaffPage): Promise<void> {
  expect([...faults(), ...(await layoutFaults(page)), ...(await axeFaults(page))]).toStrictEqual([]);
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not come to ${selector}`);
}

/** Goes to a list with Tab, or back with Shift+Tab, and through it with arrows to one of its values. */
async function choose(page: Page, selector: string, value: string, key = 'Tab'): Promise<void> {
  await tabTo(page, selector, key);
  for (let i = 0; i < 100; i++) {
    const now = await page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
    if (now === value) break;
    await page.keyboard.press('ArrowDown');
  }
}

describe.skipIf(browser === null)('the page of one return', () => {
  it('corrects a record by keys alone; the second person is blind, sees a difference, and confirms', async () => {
    const spec = scene.at.accepted;
    const [votes = 0, other = 0] = paperOf(sample, spec).votes;
    const boss = await rig.open('supervisor-1', { path: address });
    const { page } = boss;
    await page.keyboard.press('Alt+1');
    await page.waitForSelector('form.act select');
    await choose(page, 'select:has(option[value="signatures"])', 'vote:1');
    await page.keyboard.press('Enter');
    await page.keyboard.type(String(votes + 1));
    await choose(page, 'select:has(option[value="signatures"])', 'vote:2', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type(String(other - 1));
    await choose(page, 'select:has(option[value="entry-error"])', 'entry-error');
    await tabTo(page, 'form.act textarea');
    await page.keyboard.type('พิมพ์คลาดเคลื่อนหนึ่งคะแนน');
    await clean(boss);
    await tabTo(page, 'form.act button.main');
    await page.keyboard.press('Enter');
    await page.waitForSelector('form.waiting');
    expect(await page.textContent('form.waiting')).toContain('ผู้เสนอยืนยันเองไม่ได้');
    await clean(boss);
    await boss.close();

    const second = await rig.open('supervisor-2', { path: address, language: 'en' });
    const confirm = second.page;
    await confirm.waitForSelector('form.waiting [data-place="vote:1"]');
    expect(await confirm.inputValue('[data-place="vote:1"]')).toBe('');
    expect(await confirm.locator('form.waiting table.figures').count()).toBe(0);
    await clean(second);
    await confirm.fill('[data-place="vote:1"]', String(votes + 2));
    await confirm.fill('[data-place="vote:2"]', String(other - 1));
    await confirm.locator('[data-place="vote:2"]').press('Shift+Enter');
    await confirm.waitForSelector('form.waiting table.figures');
    expect(await confirm.textContent('form.waiting')).toContain('is not what was proposed');
    await clean(second);
    await confirm.fill('[data-place="vote:1"]', String(votes + 1));
    await confirm.fill('[data-place="vote:2"]', String(other - 1));
    await confirm.click('form.waiting button.main');
    await confirm.waitForSelector('form.waiting', { state: 'detached' });
    const versions = await confirm.textContent('.figures');
    expect(versions).toContain('Version 2');
    expect(await confirm.locator('.figures').first().locator('tbody tr').count()).toBe(2);
    expect(await confirm.textContent('.reasons')).toContain('พิมพ์คลาดเคลื่อนหนึ่งคะแนน');
    await clean(second);
    await second.close();
  });

  it('opens a case, follows it to an order, evidence and its end', async () => {
    const boss = await rig.open('supervisor-1', { path: address });
    const { page } = boss;
    await page.keyboard.press('Alt+2');
    const dialog = page.locator('dialog[open]');
    await dialog.locator('select').selectOption('recount');
    await dialog.locator('textarea').first().fill('ผู้สมัครขอให้นับคะแนนใหม่');
    await clean(boss);
    await dialog.locator('button.main').click();
    await page.waitForSelector('.cases a');
    await page.click('.cases a');
    await page.waitForSelector('.case-page');
    await clean(boss);

    await page.getByRole('button', { name: 'บันทึกคำสั่ง' }).click();
    await dialog.locator('select').first().selectOption('recount');
    await dialog.locator('select').nth(1).selectOption('province');
    await dialog.locator('input').first().fill('กกต.จว. 9/2568');
    await dialog.locator('input[type=date]').fill('2025-11-24');
    await dialog.locator('button.main').click();
    await page.getByText('นับคะแนนใหม่ · คณะกรรมการการเลือกตั้งประจำจังหวัด').waitFor();

    await page.getByRole('button', { name: 'เพิ่มข้อความ' }).click();
    await dialog.locator('textarea').fill('บันทึกการนับคะแนนใหม่ พยานลงชื่อครบ');
    await dialog.locator('input').first().fill('คณะกรรมการประจำหน่วย');
    await dialog.locator('button.main').click();
    await page.waitForSelector('.evidence .hash');
    await clean(boss);

    await page.getByRole('button', { name: 'ปิดเรื่อง' }).click();
    await dialog.locator('textarea').first().fill('นับใหม่แล้ว คะแนนเท่าเดิม');
    await dialog.locator('button.main').click();
    await dialog.locator('.trouble').waitFor();
    expect(await dialog.locator('.trouble').textContent()).toContain('ผลตามคำสั่งยังไม่ได้บันทึก');
    // a refusal is an answer, not a fault
    expect(boss.faults()).toStrictEqual([]);
    await dialog.locator('input.tick').check();
    await dialog.locator('button.main').click();
    await page.getByRole('button', { name: 'เปิดเรื่องอีกครั้ง' }).waitFor();
    await boss.show({ language: 'en', size: 'tablet', path: '/cases' });
    await page.waitForSelector('.case-list');
    expect(await page.textContent('.case-list')).toContain('Closed');
    await clean(boss);
    await boss.close();
  });

  it('compares the score board with the form once a photo is said to show it', async () => {
    const boss = await rig.open('supervisor-3', { path: address, language: 'en', size: 'tablet' });
    const { page } = boss;
    expect(await page.locator('input[name=board]').first().isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'This photo shows the score board' }).first().click();
    await page.waitForSelector('input[name=board]:not([disabled])');
    await page.keyboard.press('Alt+3');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Where they differ').fill('No. 2 on the board: 91');
    await page.getByRole('button', { name: 'Save the comparison' }).click();
    await page.getByText('A case is open because the score board differs').waitFor();
    for (const part of await page.locator('details summary').all()) await part.click();
    await page.waitForSelector('.history');
    await clean(boss);
    await boss.close();
  });

  it('shows a clerk the records and not what may not be seen', async () => {
    const clerk = await rig.open('clerk-9', { path: address });
    expect(await clerk.page.locator('form.act').count()).toBe(1); // sending a photo
    expect(await clerk.page.locator('.figures').count()).toBeGreaterThan(0);
    expect(await clerk.page.locator('.cases a').count()).toBe(0);
    await clean(clerk);
    await clerk.close();
  });
});
