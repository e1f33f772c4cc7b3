import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../../../testing/axe.ts';
import { openChromium } from '../../../testing/chromium.ts';
import { keyboardFaults } from '../../../testing/keyboard.ts';
import { layoutFaults } from '../../../testing/layout.ts';
import type { Scene } from '../../../testing/scene.ts';
import { playScene, sampleProvince } from '../../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../testing/staff-rig.ts';

const browser = await openChromium();

describe.skipIf(browser === null)('the evening in a browser', () => {
  let rig: StaffRig;
  let scene: Scene;
  beforeAll(async () => {
    if (browser === null) return;
    const sample = sampleProvince();
    rig = await openStaffRig(browser, { election: sample.election });
    scene = await playScene(sample, rig.staff);
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  const open = (name: string, path: string, language: 'th' | 'en' = 'en') =>
    rig.open(name, { centres: [scene.centre], language, path });
  const sound = async ({ page, faults }: StaffPage, within?: string) => [
    ...(await axeFaults(page, within)),
    ...(await layoutFaults(page)),
    ...faults(),
  ];
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

  describe('the list of stations', () => {
    test('is searched, walked and opened by keys alone, and stands as it was when one comes back', async () => {
      const shown = await open('supervisor-11', '/stations');
      const { page } = shown;
      const { id } = scene.at.differs.unit;
      await page.locator('tr[data-unit]').first().waitFor();
      await page.keyboard.press('/');
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('search');
      await page.keyboard.type(id);
      await page.getByText(/^Showing 1 of/).waitFor();
      expect(await page.locator('tr[data-unit]:visible').count()).toBe(1);
      await page.keyboard.press('ArrowDown');
      expect(await focused(page)).toBe(`cell-0-${id}`);
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toBe(`cell-1-${id}`);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.hash.startsWith('#/returns/'));
      expect(decodeURIComponent(page.url())).toContain(`#/returns/${id}/constituency`);
      await page.goBack();
      await page.getByText(/^Showing 1 of/).waitFor();
      expect(await page.getByRole('searchbox').inputValue()).toBe(id);
      await page.waitForFunction((cell) => document.activeElement?.id === cell, `cell-0-${id}`);
      expect(await sound(shown)).toEqual([]);
      await shown.close();
    });

    test('chips count and choose; P shows what is stuck', async () => {
      const shown = await open('supervisor-11', '/stations');
      const { page } = shown;
      const visible = page.locator('tr[data-unit]:visible');
      await page.getByRole('button', { name: /Has errors 1$/ }).click();
      await expect.poll(() => visible.count()).toBe(1);
      expect(await visible.first().textContent()).toContain(scene.at['in-doubt'].unit.id);
      await page.getByRole('button', { name: 'Clear the filter' }).click();
      await visible.first().waitFor();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('p');
      await page.getByRole('button', { name: /Stuck 6$/, pressed: true }).waitFor();
      await expect.poll(() => visible.count()).toBe(6);
      await shown.close();
    });

    test('shows more of a unit, raises it, and takes a claim away', async () => {
      const { unit } = scene.at.received;
      const clerk = await rig.staff.person('clerk-21', [scene.centre]);
      const held = await clerk.post('/api/queue/next', { centre: scene.centre, tasks: ['first'] });
      expect((held.body['unit'] as { id: string }).id).toBe(unit.id);
      const shown = await open('supervisor-11', `/stations?text=${encodeURIComponent(unit.id)}`);
      const { page } = shown;
      await page.locator(`tr[data-unit="${unit.id}"] th`).click();
      const panel = page.getByRole('complementary');
      await panel.getByText('clerk-21 until').waitFor();
      await panel.getByRole('button', { name: 'Urgent', exact: true }).click();
      await panel.getByRole('button', { name: 'Urgent', exact: true, pressed: true }).waitFor();
      await page.locator('.raised').waitFor();
      await panel.getByRole('button', { name: 'Back to the queue' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.getByRole('textbox').fill('She went home');
      await dialog.getByRole('button', { name: 'Confirm' }).click();
      await panel.getByText('clerk-21 until').waitFor({ state: 'detached' });
      expect(await sound(shown)).toEqual([]);
      await shown.close();
    });
  });

  test('what needs me: the most urgent first, and one press puts it on the desk', async () => {
    const shown = await open('supervisor-12', '/needs');
    const { page } = shown;
    await page.getByRole('heading', { name: /^With the supervisor/ }).waitFor();
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.map((text) => text.replace(/\s*\d+$/, ''))).toEqual([
      'With the supervisor',
      'The first entry has errors',
      'Corrections wait for a second person',
      'Photos that cannot be read',
      'Missing units',
      'Cases without an order',
    ]);
    expect(await sound(shown)).toEqual([]);
    const section = page.locator('.need-with-supervisor');
    await section.getByRole('button', { name: 'Do it now' }).focus();
    const taken = page.waitForResponse((answer) => answer.url().endsWith('/api/queue/next'));
    await page.keyboard.press('Enter');
    const { claim, unit, ballot } = (await (await taken).json()) as {
      claim: string;
      unit: { id: string };
      ballot: string;
    };
    expect(unit.id).toBe(scene.at['with-supervisor'].unit.id);
    expect(new URL(page.url()).hash).toBe('#/work');
    const client = await rig.staff.person('supervisor-12');
    await client.post(`/api/units/${unit.id}/${ballot}/release`, { claim });
    await shown.close();
  });

  describe('missing units', () => {
    test('a reason takes one key, a contact can be kept and called', async () => {
      const shown = await open('supervisor-13', '/missing');
      const { page } = shown;
      const item = page.locator('li[data-unit]').first();
      await item.focus();
      await page.keyboard.press('2');
      await item.getByRole('button', { name: /Delayed/, pressed: true }).waitFor();
      await item.getByText(/Reason noted/).waitFor();
      await item.getByRole('button', { name: 'Change contact' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.getByLabel('Name').fill('สมชาย ใจดี');
      await dialog.getByLabel('Telephone').fill('081 234 5678');
      await dialog.getByRole('button', { name: 'Save' }).click();
      const call = item.getByRole('link', { name: 'Call สมชาย ใจดี 081 234 5678' });
      expect(await call.getAttribute('href')).toBe('tel:0812345678');
      await item.getByText('History').click();
      await item.locator('.missing-history li').waitFor();
      await page.keyboard.press('Escape');
      expect(await sound(shown)).toEqual([]);
      await shown.close();
    });

    test('another reason asks for words', async () => {
      const shown = await open('supervisor-13', '/missing', 'th');
      const { page } = shown;
      const item = page.locator('li[data-unit]').nth(1);
      await item.getByRole('button', { name: /เหตุอื่น/ }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.getByRole('textbox').fill('รถเสียกลางทาง');
      await dialog.getByRole('button', { name: 'บันทึก' }).click();
      await item.getByText('รถเสียกลางทาง').waitFor();
      await shown.close();
    });

    test('contacts come from a file: every error first, then a preview, then they are kept', async () => {
      const shown = await open('head-11', '/missing');
      const { page } = shown;
      const [first, second] = await page
        .locator('li[data-unit]')
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['unit'] ?? ''));
      const choose = (text: string) =>
        page.locator('dialog[open] input[type=file]').setInputFiles({
          name: 'contacts.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(text),
        });
      await page.getByRole('button', { name: /Take contacts from a CSV file/ }).click();
      await choose(`unit,name,phone\nnowhere,ก,0811111111\n${first},,0811111111\n`);
      await page.getByText('The file has 2 errors').waitFor();
      expect(await page.locator('dialog[open] tbody tr').count()).toBe(2);
      expect(await axeFaults(page, 'dialog[open]')).toEqual([]);
      await page.getByRole('button', { name: 'Choose another file' }).click();
      await choose(`unit,name,phone\n${first},สมศรี,0822222222\n${second},สมปอง,0833333333\n`);
      await page.getByText('2 units can be taken over').waitFor();
      await page.getByRole('button', { name: 'Keep the contacts of 2 units' }).click();
      await page.getByText('The contacts of 2 units are kept').waitFor();
      expect(await keyboardFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Call สมปอง 0833333333' }).waitFor();
      await shown.close();
    });

    test('the printed list has a part for each centre, with room to write', async () => {
      const shown = await open('head-11', '/missing', 'th');
      const { page } = shown;
      await page.evaluate(() => {
        window.print = () => {
          document.title = 'printed';
        };
      });
      await page.getByRole('button', { name: /พิมพ์รายการ/ }).click();
      await page.waitForFunction(() => document.title === 'printed');
      await page.emulateMedia({ media: 'print' });
      const paper = page.locator('.print-only');
      expect(await paper.isVisible()).toBe(true);
      expect(await page.locator('main').isVisible()).toBe(false);
      expect(await paper.locator('section').count()).toBe(1);
      expect(await paper.textContent()).toContain('สมปอง');
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.length).toBeGreaterThan(5_000);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await paper.waitFor({ state: 'detached' });
      await shown.close();
    });
  });

  describe('pauses and announcements', () => {
    test('an announcement reaches the clerk’s frame, who acknowledges it; the head sees who has', async () => {
      const head = await open('head-12', '/announcements');
      await head.page.getByRole('button', { name: 'Write an announcement…' }).click();
      const dialog = head.page.locator('dialog[open]');
      await dialog.getByLabel('Area').selectOption(scene.centre);
      await dialog.getByLabel('Importance').selectOption('urgent');
      await dialog.getByLabel('Text in Thai').fill('ประชุม 20.00 น.');
      await dialog.getByLabel('Text in English').fill('Meeting at 8 pm');
      expect(await axeFaults(head.page, 'dialog[open]')).toEqual([]);
      await dialog.getByRole('button', { name: 'Send it' }).click();
      await head.page.getByText('The announcement is out').waitFor();

      const clerk = await open('clerk-22', '/practice', 'th');
      const notice = clerk.page.locator('.notice.urgent');
      await notice.getByText('ประชุม 20.00 น.').waitFor();
      expect(await sound(clerk)).toEqual([]);
      await notice.getByRole('button', { name: 'รับทราบ' }).focus();
      await clerk.page.keyboard.press('Enter');
      await notice.waitFor({ state: 'detached' });
      await clerk.close();

      const item = head.page.locator('.notice-list li', { hasText: 'Meeting at 8 pm' });
      await item.getByText('Acknowledged by 1').click();
      await item.getByText(/clerk-22 \(/).waitFor();
      await item.getByRole('button', { name: 'Withdraw' }).click();
      await item.getByText('Withdrawn').waitFor();
      expect(await sound(head)).toEqual([]);
      await head.close();
    });

    test('a pause is said on the desk of everybody there, and ends by one press', async () => {
      const head = await open('head-12', '/announcements');
      await head.page.getByRole('button', { name: 'Pause…' }).click();
      const dialog = head.page.locator('dialog[open]');
      await dialog.getByLabel('Area').selectOption(scene.centre);
      await dialog.getByLabel('Text in Thai').fill('ไฟดับ รอสักครู่');
      await dialog.getByLabel('Text in English').fill('The power is out');
      await dialog.getByRole('button', { name: 'Pause now' }).click();
      await head.page.getByText('Paused now').waitFor();

      const clerk = await open('clerk-23', '/work');
      await clerk.page.locator('.notice.pause').getByText('The power is out').waitFor();
      expect(await clerk.page.getByRole('main').textContent()).toContain('The power is out');
      await clerk.close();

      await head.page.getByRole('button', { name: 'Resume' }).click();
      await head.page.getByText('Work is given out again').waitFor();
      await head.page.getByText('Nothing is paused').waitFor();
      await head.close();
    });
  });

  describe('numbers', () => {
    test('lead from everything into a centre and back, with chart, tables and rules', async () => {
      const shown = await rig.open('auditor-11', { language: 'en', path: '/evening' });
      const { page } = shown;
      await page.getByRole('img', { name: /^Chart/ }).waitFor();
      await page.locator('.parts tbody tr').first().waitFor();
      expect(await page.getByText('Too early to say').count()).toBe(1);
      const link = page.locator(`.parts a[href*="centre=${scene.centre}"]`);
      const name = (await link.textContent()) ?? '';
      await link.focus();
      await page.keyboard.press('Enter');
      await page.locator('.breadcrumbs').getByText(name).waitFor();
      expect(await page.locator('.parts').count()).toBe(0);
      await page.getByRole('link', { name: 'Everything' }).click();
      await page.locator('.parts').waitFor();
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Missing/ })
        .click();
      await page.locator('th[aria-sort=descending]').waitFor();
      expect(await sound(shown)).toEqual([]);
      await shown.close();
    });

    test('fill a wall without anybody’s name, and Escape leaves it', async () => {
      const shown = await open('head-13', '/evening?wall', 'th');
      const { page } = shown;
      await page.setViewportSize({ width: 1920, height: 1080 });
      const wall = page.locator('dialog.wall');
      await wall.locator('.huge').first().waitFor();
      await wall.locator('.course-chart').waitFor();
      const text = await wall.textContent();
      expect(text).not.toMatch(/clerk-|supervisor-|head-|p[0-9a-f]{12}/);
      expect(await sound(shown, 'dialog.wall')).toEqual([]);
      expect(await wall.evaluate((e) => e.scrollHeight <= e.clientHeight)).toBe(true);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => location.hash === '#/evening');
      await shown.close();
    });

    test('are all that an observer sees: no list, no file, no person', async () => {
      const shown = await rig.open('observer-11', { language: 'en', path: '/evening' });
      const { page } = shown;
      const calls: string[] = [];
      page.on('response', (answer) => calls.push(`${answer.status()} ${new URL(answer.url()).pathname}`));
      await shown.show({ path: '/evening' });
      await page.locator('.parts tbody tr').first().waitFor();
      const text = await page.getByRole('main').textContent();
      expect(text).not.toMatch(/clerk-|supervisor-|p[0-9a-f]{12}/);
      expect(await page.getByRole('link', { name: /⤓/ }).count()).toBe(0);
      expect(calls.filter((call) => call.startsWith('4'))).toEqual([]);
      expect(await sound(shown)).toEqual([]);
      await shown.show({ path: '/stations' });
      await page.waitForFunction(() => location.hash === '#/evening');
      await shown.close();
    });
  });
});
