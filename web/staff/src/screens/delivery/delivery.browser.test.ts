import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeDrive } from '../../../../../src/delivery/testing/fake-drive.ts';
import {
  driveTarget,
  folderTarget,
  s3Target,
  webhookTarget,
} from '../../../../../src/delivery/testing/sending.ts';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { keyboardFaults } from '../../../../testing/keyboard.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();

describe.skipIf(browser === null)('the screen of deliveries in a browser', () => {
  let rig: StaffRig;

  beforeAll(async () => {
    if (browser === null) return;
    const fake = await FakeDrive.open();
    const drive = driveTarget(fake.url, fake.root, fake.keyFile, {
      name: 'ไดรฟ์สื่อมวลชน',
      content: ['ect', 'feed'],
    });
    await fake.close();
    const targets = [
      folderTarget('/mnt/press', { name: 'โฟลเดอร์ศูนย์สื่อ', content: ['ect', 'v1'] }),
      drive,
      s3Target('https://s3.example', { name: 'press-bucket' }),
      webhookTarget('https://news.example', { name: 'สำนักข่าวหนึ่ง', everyCut: true }),
    ];
    rig = await openStaffRig(browser, { deliver: { targets } });
    await rig.staff.rows(`insert into delivery_target (target, kind, place, failures, problem, detail, failing_since, next_at, hand_cut, hand_since,
        hand_files, hand_done, cut, cut_at, delivered_at, files, bytes, sent_files, sent_bytes, seconds, left_out) values
      ('share', 'folder', repeat('a', 64), 0, '', '', null, null, null, null, null, null, 4711, now(), now(), 1212, 31400000, 44, 400000, 1.5, 0),
      ('drive', 'drive', repeat('b', 64), 4, 'refused', 'data/stats/stats_cons.json: HTTP 403 insufficientFilePermissions',
       now() - interval '8 minutes', now() + interval '1 minute', null, null, null, null, 4333, now() - interval '9 minutes', now() - interval '9 minutes',
       1212, 31400000, 44, 400000, 12, 0),
      ('bucket', 's3', repeat('c', 64), 0, '', '', null, null, 4711, now(), 44, 17, 4709, now() - interval '5 seconds', now(), 404, 31400000, 44, 4000, 2.1, 0)`);
    await rig.staff.rows(
      `insert into cut (number, at, ledger_size, root, frontier, manifest_sha256, checkpoint)
       values (1, now(), 0, decode(repeat('00', 32), 'hex'), decode('', 'hex'), repeat('0', 64), 'note')`,
    );
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
  });

  /** Everything that no screen may get wrong. */
  const sound = async (shown: StaffPage) => [
    ...(await axeFaults(shown.page)),
    ...(await layoutFaults(shown.page)),
    ...(await keyboardFaults(shown.page)),
    ...shown.faults(),
  ];

  test('a publisher sees which place needs somebody and why, and pauses one with a reason', async () => {
    const shown = await rig.open('publisher-1', { path: '/delivery', language: 'th', size: 'laptop' });
    const { page } = shown;
    await page.getByText('ต้องดูแล 1 จาก 4 แห่ง').waitFor();
    const drive = page.getByRole('region', { name: 'ไดรฟ์สื่อมวลชน' });
    await drive.getByText('ขัดข้อง').waitFor();
    await drive.getByText('ปลายทางไม่อนุญาตให้เขียน').waitFor();
    await page.getByRole('region', { name: 'press-bucket' }).getByText('ถึงแล้ว 17 จาก 44 ไฟล์').waitFor();
    await page.getByRole('region', { name: 'สำนักข่าวหนึ่ง' }).getByText('ยังไม่เคยส่งถึง').waitFor();
    expect(await sound(shown)).toStrictEqual([]);
    await shown.show({ path: '/delivery', language: 'en', size: 'tablet' });
    await page.getByText('Places that need attention: 1 of 4').waitFor();
    expect(await sound(shown)).toStrictEqual([]);
    const share = page.getByRole('region', { name: 'โฟลเดอร์ศูนย์สื่อ' });
    await share.getByRole('button', { name: 'Pause' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Pause' });
    await dialog.getByLabel(/Reason/).fill('The disk is changed');
    await dialog.getByRole('button', { name: 'Confirm' }).press('Enter');
    await page.getByText('โฟลเดอร์ศูนย์สื่อ is paused.').waitFor();
    await share.getByText('The disk is changed').waitFor();
    await share.getByRole('button', { name: 'Resume' }).waitFor();
    expect(await sound(shown)).toStrictEqual([]);
    await shown.close();
  });

  test('an auditor looks and changes nothing', async () => {
    const shown = await rig.open('auditor-1', { path: '/delivery', language: 'en', size: 'laptop' });
    await shown.page.getByText('Google Drive · ECT Report files · media feed').waitFor();
    expect(await shown.page.getByRole('button', { name: 'Try now' }).count()).toBe(0);
    await shown.close();
  });
});
