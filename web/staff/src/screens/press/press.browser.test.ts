import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublicView } from '../../../../../src/publication/model.ts';
import { Publication } from '../../../../../src/publication/publication.ts';
import { FactWriter } from '../../../../../src/publication/testing/facts.ts';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { keyboardFaults } from '../../../../testing/keyboard.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import { sampleProvince } from '../../../../testing/scene.ts';
import type { StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig, SIZES } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
const sample = sampleProvince();
const { election, rows } = sample;

/** Most of the night is in: some units are not public. */
function viewOfTheNight(number: number): PublicView {
  const { firstRelease } = election.pkg.manifest.publication;
  const writer = new FactWriter(election, firstRelease);
  for (const spec of election.returns) {
    if (spec.unitIndex % 4 !== 3) writer.accept(spec.index, rows[spec.index]?.votes ?? [], 5);
  }
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const at = new Date(firstRelease + 5_400_000).toISOString();
  return publication.makeCut({ number, at, ledgerSize: writer.facts.length, root: '0'.repeat(64) }).view;
}

describe.skipIf(browser === null)('the press desk in a browser', () => {
  let rig: StaffRig;
  let view = viewOfTheNight(1234);
  beforeAll(async () => {
    if (browser !== null)
      rig = await openStaffRig(browser, { election, publicWindow: () => ({ view, alarm: null }) });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  test('a press officer fills a statement by keyboard, sees it in the other language, and is told what is not true', async () => {
    const shown = await rig.open('publisher-1', { language: 'th', path: '/press' });
    const { page } = shown;
    await page.getByText('รอบเผยแพร่ล่าสุด 1,234').waitFor();
    const fill = page.getByRole('button', { name: 'ใส่ตัวเลขล่าสุด' });
    await fill.focus();
    await page.keyboard.press('Enter');
    const text = page.locator('.press-text textarea');
    await text.waitFor();
    expect(await text.inputValue()).toContain('รอบเผยแพร่ที่ 1,234');
    await page.getByLabel('ภาษาของเอกสาร').selectOption('en');
    await expect.poll(() => text.inputValue(), { timeout: 20_000 }).toContain('Cut 1,234');
    const download = page.waitForEvent('download', { timeout: 30_000 });
    await page.getByRole('button', { name: 'ดาวน์โหลด PDF' }).click();
    expect((await download).suggestedFilename()).toBe('statement-hourly-update-cut1234-en.pdf');
    await page.getByLabel('เรื่อง').selectOption('certified');
    await fill.click();
    await page.getByText('ยังไม่ได้รับรองผลครบ').waitFor();
    await page.getByLabel('เรื่อง').selectOption('incident');
    const own = page.locator('.press-words textarea');
    for (let i = 0; i < 4; i++) await own.nth(i).fill(`คำที่ ${i + 1}`);
    await fill.click();
    await expect.poll(() => text.inputValue(), { timeout: 20_000 }).toContain('คำที่ 2');
    // What is written after that belongs to the next statement, and a PDF of a newer cut says so.
    await own.nth(0).fill('คำใหม่');
    view = viewOfTheNight(1235);
    const asked = page.waitForRequest('**/statements/pdf');
    const paper = page.waitForEvent('download', { timeout: 30_000 });
    await page.getByRole('button', { name: 'ดาวน์โหลด PDF' }).click();
    expect((await asked).postDataJSON()).toMatchObject({ what: { th: 'คำที่ 1' } });
    expect((await paper).suggestedFilename()).toBe('statement-incident-cut1235-en.pdf');
    await page.getByText('PDF ทำจากรอบเผยแพร่ที่ใหม่กว่า').waitFor();
    expect(shown.faults()).toEqual([]);
    await shown.close();
  });

  test('posters and notices of a sub-district are found by its name; units that are not public say why', async () => {
    const shown = await rig.open('head-1', { language: 'en', path: '/press', centres: '*' });
    const { page } = shown;
    const area = election.pkg.areas.find(({ kind }) => kind === 'sub-district');
    const combo = page.getByRole('combobox', { name: /Sub-district/ });
    await combo.fill(area?.id ?? '');
    await combo.press('Enter');
    await page.getByRole('link', { name: 'Poster A3 (PDF)' }).waitFor();
    await page
      .getByRole('link', { name: /^Notice / })
      .first()
      .waitFor();
    const href =
      (await page
        .getByRole('link', { name: /^Notice / })
        .first()
        .getAttribute('href')) ?? '';
    const answer = await page.evaluate(async (url) => {
      const reply = await fetch(url);
      return [reply.status, reply.headers.get('content-type')];
    }, href);
    expect(answer).toEqual([200, 'application/pdf']);
    await page.getByText('not in yet').first().waitFor();
    await page.getByRole('button', { name: 'Make the notices of all units as one file' }).click();
    await page.getByRole('link', { name: /^Download notices-/ }).waitFor({ timeout: 60_000 });
    expect(shown.faults()).toEqual([]);
    for (const size of ['laptop', 'tablet'] as const) {
      await page.setViewportSize(SIZES[size]);
      expect([...(await axeFaults(page)), ...(await layoutFaults(page))]).toEqual([]);
    }
    expect(await keyboardFaults(page)).toEqual([]);
    const folder = process.env['PRESS_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/press-desk.png`, fullPage: true });
    await shown.close();
  });
});
