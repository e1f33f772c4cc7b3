import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CentreId, UnitId } from '../../../../../src/election/model.ts';
import { arrivalOf, pageCode } from '../../../../../src/intake/testing/stand-ins.ts';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { keyboardFaults } from '../../../../testing/keyboard.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import { photoOf, sampleProvince } from '../../../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();

describe.skipIf(browser === null)('the inbox in a browser', () => {
  const sample = sampleProvince();
  const stations = sample.election.returns.filter(
    (spec) => spec.unit.kind === 'station' && spec.contest.ballot === 'constituency',
  );
  const centre = stations[0]?.unit.centreId as CentreId;
  const here = stations.filter((spec) => spec.unit.centreId === centre);
  const unitAt = (n: number) => here[n]?.unit.id as UnitId;
  let rig: StaffRig;

  /** A photo of a unit's form; with a page, it bears the code of that page. */
  const send = async (n: number, page: number | null, bound: boolean, attempt = 1) => {
    const spec = here[n];
    if (spec === undefined) throw new Error('no such station');
    const bytes = photoOf(sample, spec, attempt);
    if (page !== null) {
      rig.staff.reader.show(bytes, {
        codes: [pageCode(sample.election, spec.unit.id, 'constituency', page)],
      });
    }
    const unit = bound ? spec.unit.id : null;
    return rig.staff.intake.door(arrivalOf(bytes, { centre, unit, words: 'ส่งแบบครับ' }));
  };

  beforeAll(async () => {
    if (browser === null) return;
    rig = await openStaffRig(browser, { election: sample.election });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  const sound = async (shown: StaffPage) => [
    ...(await axeFaults(shown.page)),
    ...(await layoutFaults(shown.page)),
    ...shown.faults(),
  ];

  test('a photo is placed by keys alone, and the next one comes up', async () => {
    await send(0, null, true);
    await send(1, null, false);
    const shown = await rig.open('clerk-1', { centres: [centre], language: 'en', path: '/inbox' });
    const { page } = shown;
    await page.getByText('2 to look at').waitFor();
    await page
      .getByRole('button', { name: here[0]?.unit.name.en ?? '' })
      .first()
      .waitFor();
    expect(await sound(shown)).toEqual([]);
    expect(await keyboardFaults(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type(unitAt(0));
    await page
      .getByRole('button', { name: here[0]?.unit.name.en ?? '' })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toContain('Page 1');
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused).toContain('Page 2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText(/^Placed at .*Page 1/).waitFor();
    await page.getByText('1 to look at').waitFor();
    const clerk = await rig.staff.person('clerk-1');
    const view = await clerk.get(`/api/units/${unitAt(0)}/constituency`);
    expect(view.body['photos']).toMatchObject([{ page: 1, source: 'line' }]);
    await page.getByRole('button', { name: 'Not a form' }).click();
    await page.getByText('every photo has found its unit').waitFor();
    await page.getByText('Returns that wait for missing pages').waitFor();
    expect(await sound(shown)).toEqual([]);
    await shown.close();
  });

  test('of two photos of one page somebody chooses the better one', async () => {
    await send(2, 1, false);
    expect(await send(2, 1, false, 2)).toMatchObject({ kind: 'second-photo' });
    const shown = await rig.open('clerk-1', { centres: [centre], language: 'th', path: '/inbox' });
    const { page } = shown;
    await page.getByRole('img', { name: 'ภาพเดิม' }).waitFor();
    expect(await sound(shown)).toEqual([]);
    await page.getByText('ประวัติของภาพ').click();
    await page.getByText(/เข้ามา: LINE/).waitFor();
    await page.getByRole('button', { name: 'ใช้ภาพใหม่แทน' }).click();
    await page.getByText('ไม่มีภาพรอ').waitFor();
    const rows = await rig.staff.rows("select kind from photo_move where reason = 'replaced'");
    expect(rows).toEqual([{ kind: 'put-aside' }]);
    await shown.close();
  });

  test('a supervisor lets a return begin without a page', async () => {
    await send(3, 2, false);
    const shown = await rig.open('supervisor-1', {
      centres: [centre],
      language: 'en',
      path: '/inbox',
      size: 'tablet',
    });
    const { page } = shown;
    const item = page.getByRole('listitem').filter({ hasText: unitAt(3) });
    await item.getByRole('button', { name: 'Begin without' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('หน้าแรกสูญหาย');
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await item.waitFor({ state: 'detached' });
    expect(await sound(shown)).toEqual([]);
    const rows = await rig.staff.rows('select pages_excuse from return where pages_excuse is not null');
    expect(rows).toEqual([{ pages_excuse: 'หน้าแรกสูญหาย' }]);
    await shown.close();
  });

  test('several files are sent at once, each with what became of it', async () => {
    const shown = await rig.open('clerk-1', { centres: [centre], language: 'en', path: '/upload' });
    const { page } = shown;
    const [one, two] = [here[4], here[5]];
    if (one === undefined || two === undefined) throw new Error('too few stations');
    const [coded, plain] = [photoOf(sample, one), photoOf(sample, two)];
    rig.staff.reader.show(coded, { codes: [pageCode(sample.election, one.unit.id, 'constituency', 1)] });
    await page.getByLabel('Photos or PDFs').setInputFiles([
      { name: 'one.png', mimeType: 'image/png', buffer: coded },
      { name: 'two.png', mimeType: 'image/png', buffer: plain },
      { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
    ]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('3 of 3 files sent').waitFor();
    const list = page.getByRole('list').filter({ hasText: 'one.png' });
    await list.getByText(`Placed at ${one.unit.id}`).waitFor();
    await list.getByText('Waits for somebody in the inbox').waitFor();
    await list.getByText('The PDF is damaged').waitFor();
    // The score board of a third unit, said by hand.
    await page.getByLabel('Page (of the first file)').selectOption({ label: 'No form: the score board' });
    const wall = here[6];
    if (wall === undefined) throw new Error('too few stations');
    await page
      .getByLabel('Photos or PDFs')
      .setInputFiles([{ name: 'board.png', mimeType: 'image/png', buffer: photoOf(sample, wall) }]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('A score board has no code').waitFor();
    await page.getByLabel('Unit id').fill(wall.unit.id);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('4 of 4 files sent').waitFor();
    expect(
      await rig.staff.rows(
        `select m.kind, r.waits_for_pages as waits from photo_mark m join return r using (return_id) where r.unit_id = $1`,
        [wall.unit.id],
      ),
    ).toEqual([{ kind: 'board', waits: true }]);
    expect(await list.getByText(/Receipt \d{3}-\d{3}-\d{3}/).count()).toBe(2);
    expect(await sound(shown)).toEqual([]);
    await shown.close();
  });
});
