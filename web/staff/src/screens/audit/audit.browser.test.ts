import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import type { StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig, SIZES } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();

describe.skipIf(browser === null)('the audit log in a browser', () => {
  let rig: StaffRig;
  beforeAll(async () => {
    if (browser === null) return;
    rig = await openStaffRig(browser);
    const publisher = await rig.staff.person('publisher-1');
    await rig.staff.rows(
      `insert into audit (person_id, action, subject, detail)
       select $1, case when n % 3 = 0 then 'enter' else 'receive-photo' end, '44-01-S1-00' || n % 9 || '/constituency',
              jsonb_build_object('stage', 'received', 'version', n) from generate_series(1, 250) n`,
      [publisher.personId],
    );
    const reason = { th: 'พบตัวเลขผิดปกติ', en: 'Figures look wrong' };
    await publisher.post('/api/publication/pause', { reason });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  test('an auditor filters by keyboard, reads on, and takes a file', async () => {
    const auditor = await rig.open('auditor-1', { language: 'en', path: '/audit' });
    const { page } = auditor;
    await page.getByText('Figures look wrong').first().waitFor();
    await page.getByText('100 rows shown').waitFor();
    await page.getByRole('button', { name: 'Older rows' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('200 rows shown').waitFor();
    await page.getByLabel(/^Action/).focus();
    await page.keyboard.type('enter');
    await page.keyboard.press('Enter');
    await page.getByText('83 rows shown').waitFor();
    await page.getByText('This is the first row of all').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
    expect(lines.length).toBe(84);
    expect(lines.slice(1).every((line) => line.includes(',enter,'))).toBe(true);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByText('200 rows shown').waitFor();
    await page.getByLabel(/^Person/).fill('nobody-here');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing was found.').waitFor();
    expect(auditor.faults()).toEqual([]);
    await auditor.close();
  });

  test.each(['th', 'en'] as const)('it is accessible and fits both screens: %s', async (language) => {
    const auditor = await rig.open('auditor-1', { language, path: '/audit' });
    for (const size of ['laptop', 'tablet'] as const) {
      await auditor.page.setViewportSize(SIZES[size]);
      await auditor.page.waitForTimeout(300);
      expect(await axeFaults(auditor.page), size).toEqual([]);
      expect(await layoutFaults(auditor.page), size).toEqual([]);
      const { KHANAEN_PICTURES: pictures } = process.env;
      if (pictures !== undefined)
        await auditor.page.screenshot({ path: `${pictures}/audit-${language}-${size}.png` });
    }
    expect(auditor.faults()).toEqual([]);
    await auditor.close();
  });
});
