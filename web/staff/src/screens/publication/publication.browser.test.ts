import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../../../src/basics/bilingual.ts';
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
/** In this contest two candidates are level. */
const TIED = election.pkg.contests.findIndex((contest) => contest.kind === 'constituency');

/** The sample's night with every form in: the cap holds some stations back. */
function viewOfTheNight(): PublicView {
  const { firstRelease } = election.pkg.manifest.publication;
  const writer = new FactWriter(election, firstRelease);
  for (const spec of election.returns) {
    const level = spec.lines.map((_, i) => (i < 2 ? 40 : 3));
    writer.accept(spec.index, spec.contestIndex === TIED ? level : (rows[spec.index]?.votes ?? []), 5);
  }
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const at = new Date(firstRelease + 5_400_000).toISOString();
  return publication.makeCut({ number: 1234, at, ledgerSize: writer.facts.length, root: '0'.repeat(64) })
    .view;
}

describe.skipIf(browser === null)('publication control in a browser', () => {
  let rig: StaffRig;
  const view = viewOfTheNight();
  beforeAll(async () => {
    if (browser !== null)
      rig = await openStaffRig(browser, { election, publicWindow: () => ({ view, alarm: null }) });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  const open = (name: string, language: Language) => rig.open(name, { language, path: '/publication' });

  /** Chooses a button by keyboard alone. */
  const press = async (page: Page, name: RegExp) => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };

  test('one person proposes by keyboard, the other sees what will change and confirms', async () => {
    const one = await open('publisher-1', 'th');
    const two = await open('administrator-2', 'en');
    await press(one.page, /เสนอเปลี่ยนการเผยแพร่/);
    const dialog = one.page.locator('dialog[open]');
    await dialog.getByText('จะแสดงเพิ่ม').waitFor();
    expect(await axeFaults(one.page)).toEqual([]);
    expect(await keyboardFaults(one.page)).toEqual([]);
    await dialog.getByLabel('เหตุผลต่อสาธารณะ (ไทย)').fill('คณะกรรมการมีมติให้เผยแพร่ครบ');
    await dialog.getByLabel('เหตุผลต่อสาธารณะ (อังกฤษ)').fill('The Commission resolved to publish all');
    await one.page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'ส่งข้อเสนอ' }).focus();
    await one.page.keyboard.press('Enter');
    await one.page.getByText('ข้อเสนอของคุณ: ต้องให้คนอื่นยืนยัน').waitFor();
    expect(await one.page.getByRole('button', { name: 'ยืนยัน…' }).count()).toBe(0);

    await two.page.getByRole('heading', { name: 'Lift the cap, show all units' }).waitFor();
    const released = view.ifPolicy({ capPercent: 100, paused: false }).released.length;
    await two.page.getByText(`Units that change (${released})`).first().waitFor();
    await press(two.page, /^Confirm…/);
    await two.page.locator('dialog[open]').getByText('both names are recorded').waitFor();
    expect(await axeFaults(two.page)).toEqual([]);
    await press(two.page, /^Confirm: takes effect at once/);
    await two.page.getByText('No proposal waits.').waitFor();
    await press(two.page, /^History/);
    await two.page.getByRole('cell', { name: /publisher-1/ }).waitFor();
    await two.page.getByRole('cell', { name: /administrator-2/ }).waitFor();
    const facts = await rig.staff.rows("select body from fact_inbox where kind = 'policy-changed'");
    expect(JSON.parse(String(facts[0]?.['body']))).toMatchObject({ capPercent: 100, paused: false });
    expect([...one.faults(), ...two.faults()]).toEqual([]);
    await one.close();
    await two.close();
  });

  test('one person stops at once; going on waits for a second', async () => {
    const one = await open('publisher-1', 'en');
    await press(one.page, /^Stop publication at once/);
    await one.page.locator('dialog[open]').getByLabel('Public reason (Thai)').fill('พบตัวเลขผิดปกติ');
    await press(one.page, /^Stop publication now/);
    await one.page.getByText('⏸ Paused').waitFor();
    expect(await one.page.getByRole('button', { name: /^Stop publication at once/ }).count()).toBe(0);
    await press(one.page, /^Propose a change/);
    await one.page.locator('dialog[open]').getByText('Go on with publication').click();
    await one.page.locator('dialog[open]').getByLabel('Public reason (Thai)').fill('ตรวจแล้ว');
    await press(one.page, /^Send the proposal/);
    await one.page.getByText('Your own proposal').waitFor();
    await press(one.page, /^Withdraw/);
    await one.page.locator('dialog[open] textarea').fill('ยังไม่พร้อม');
    await one.page.keyboard.press('Tab');
    await one.page.keyboard.press('Enter');
    await one.page.getByText('No proposal waits.').waitFor();
    expect(one.faults()).toEqual([]);
    await one.close();
  });

  test('a lot and a certification are typed and wait for the second person', async () => {
    const one = await open('publisher-1', 'th');
    await press(one.page, /^จับสลาก/);
    await press(one.page, /^บันทึกผลจับสลาก/);
    const dialog = one.page.locator('dialog[open]');
    await dialog.getByLabel(/^ลำดับตามผล/).fill('๒ ๒');
    await dialog.getByText('ต้องมีหมายเลขที่คะแนนเท่ากันครบ').waitFor();
    expect(await dialog.getByRole('button', { name: 'ส่งข้อเสนอ' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^ลำดับตามผล/).fill('๒ ๑');
    await dialog.getByLabel(/^สถานที่/).fill('ศาลากลางจังหวัด 10.00 น.');
    await dialog.getByLabel(/^พยาน/).fill('ผู้แทนทั้งสองฝ่าย');
    await press(one.page, /^ส่งข้อเสนอ/);
    await dialog.waitFor({ state: 'detached' });
    await press(one.page, /^รับรองผล/);
    await press(one.page, /^รับรอง…/);
    const paper = one.page.locator('dialog[open]');
    await paper.getByLabel('เลขที่ประกาศหรือคำสั่ง').fill('12/2569');
    await paper.getByLabel('ลงวันที่').fill('2026-03-01');
    expect(await paper.getByRole('button', { name: 'ส่งข้อเสนอ' }).isDisabled()).toBe(true);
    await paper.getByLabel(/^เหตุผล \(จำเป็น/).fill('กกต. มีมติแล้ว');
    await press(one.page, /^ส่งข้อเสนอ/);
    await paper.waitFor({ state: 'detached' });
    await press(one.page, /^สถานะและข้อเสนอ/);
    await one.page.getByRole('heading', { name: 'ผลการจับสลาก' }).waitFor();
    await one.page.getByRole('heading', { name: 'รับรองผลการเลือกตั้ง' }).waitFor();
    const two = await open('administrator-2', 'en');
    const lot = two.page.locator('article', { hasText: 'Result of a lot' });
    await lot.getByText('The order is hidden').waitFor();
    await lot.getByRole('button', { name: 'Confirm…' }).focus();
    await two.page.keyboard.press('Enter');
    const again = two.page.locator('dialog[open]');
    const sure = again.getByRole('button', { name: 'Confirm: takes effect at once' });
    expect(await sure.isDisabled()).toBe(true);
    await again.getByLabel(/^Type the order again/).fill('1 2');
    await again.getByText('→ 1').waitFor();
    await sure.click();
    await two.page.getByText('The order that you typed is not the one proposed').waitFor();
    await lot.getByRole('button', { name: 'Confirm…' }).click();
    await again.getByLabel(/^Type the order again/).fill('2 1');
    await again.getByText('→ 2').waitFor();
    expect(await axeFaults(two.page)).toEqual([]);
    await sure.click();
    await lot.waitFor({ state: 'detached' });
    expect([...one.faults(), ...two.faults()].filter((fault) => !fault.includes('409'))).toEqual([]);
    await one.close();
    await two.close();
  });

  test.each(['th', 'en'] as const)('every part is accessible and fits both screens: %s', async (language) => {
    const staff = await open('publisher-1', language);
    for (const size of ['laptop', 'tablet'] as const) {
      await staff.page.setViewportSize(SIZES[size]);
      const parts = staff.page.locator('.publication > nav button');
      for (let i = 0; i < (await parts.count()); i++) {
        await parts.nth(i).click();
        await staff.page.waitForTimeout(400);
        const told = `${language} ${size} part ${i}`;
        expect(await axeFaults(staff.page), told).toEqual([]);
        expect(await layoutFaults(staff.page), told).toEqual([]);
        const { KHANAEN_PICTURES: pictures } = process.env;
        if (pictures !== undefined)
          await staff.page.screenshot({
            path: `${pictures}/publication-${language}-${size}-${i}.png`,
            fullPage: true,
          });
      }
    }
    expect(staff.faults()).toEqual([]);
    await staff.close();
  });

  test('an auditor looks and finds nothing to press but the parts', async () => {
    const auditor = await open('auditor-1', 'en');
    await auditor.page.getByText('You can look only.').first().waitFor();
    const names = await auditor.page.locator('main button').allTextContents();
    expect(names.filter((name) => /Confirm|Refuse|Propose|Stop|Withdraw/.test(name))).toEqual([]);
    await auditor.close();
  });
});
