import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CentreId } from '../../../../../src/election/model.ts';
import { unitCode } from '../../../../../src/forms/tag.ts';
import { Secret } from '../../../../../src/intake/line/config.ts';
import { FakeLine, signatureOf } from '../../../../../src/intake/line/testing/fake-line.ts';
import { SECRET, TOKEN } from '../../../../../src/intake/line/testing/secrets.ts';
import {
  fakeEvent,
  imageEvent,
  textEvent,
  webhookBody,
} from '../../../../../src/intake/line/testing/webhook-events.ts';
import { FORM_KEY, pageCode } from '../../../../../src/intake/testing/stand-ins.ts';
import { until } from '../../../../../src/store/testing/until.ts';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { keyboardFaults } from '../../../../testing/keyboard.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import { photoOf, sampleProvince } from '../../../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
const GROUP = { group: 'Cgroup', user: 'Usomchai' };

describe.skipIf(browser === null)('the screen of LINE in a browser', () => {
  const sample = sampleProvince();
  const spec = sample.election.returns.find(
    ({ unit, contest }) => unit.kind === 'station' && contest.ballot === 'constituency',
  );
  const centre = spec?.unit.centreId as CentreId;
  const fake = new FakeLine();
  let rig: StaffRig;

  beforeAll(async () => {
    if (browser === null) return;
    fake.faults.token = TOKEN;
    fake.name('Usomchai', 'สมชาย ใจดี');
    fake.name('Cgroup', 'ศูนย์อำเภอ ส่งแบบ');
    const base = await fake.listen();
    const channel = {
      id: 'main',
      name: 'บัญชีจังหวัด',
      secret: new Secret(SECRET),
      accessToken: new Secret(TOKEN),
    };
    const line = { channels: [channel], apiBase: base, dataBase: base };
    rig = await openStaffRig(browser, { election: sample.election, line });
  });
  afterAll(async () => {
    await rig?.close();
    await browser?.close();
    await fake.close();
  });

  const send = async (...events: object[]) => {
    const body = webhookBody(events as never);
    const headers = { 'content-type': 'application/json', 'x-line-signature': signatureOf(body, SECRET) };
    const answer = await rig.staff.app.inject({
      method: 'POST',
      url: '/line/webhook',
      headers,
      payload: body,
    });
    expect(answer.statusCode).toBe(200);
  };

  /** Everything that no screen may get wrong. */
  const sound = async (shown: StaffPage) => [
    ...(await axeFaults(shown.page)),
    ...(await layoutFaults(shown.page)),
    ...shown.faults(),
  ];

  test('a head ties a group by a code, sees who sends, and unties with the keyboard', async () => {
    if (spec === undefined) throw new Error('no station');
    const shown = await rig.open('head-1', {
      centres: [centre],
      path: '/line',
      language: 'th',
      size: 'laptop',
    });
    const { page } = shown;
    await page.getByText('บัญชีจังหวัด').waitFor();
    await page.getByText('ยังไม่มีกลุ่มไลน์ที่ผูกกับศูนย์').waitFor();
    await page.getByRole('button', { name: 'ออกรหัสผูกกลุ่ม' }).click();
    const said = (await page.locator('.group-code strong').textContent()) ?? '';
    expect(said).toMatch(/^ศูนย์ [B-Z]{4}-\d{4}$/);
    expect(await sound(shown)).toStrictEqual([]);

    const picture = photoOf(sample, spec, 1);
    rig.staff.reader.show(picture, { codes: [pageCode(sample.election, spec.unit.id, 'constituency', 1)] });
    fake.content('m1', picture);
    await send(fakeEvent('join', { group: 'Cgroup' }), textEvent(GROUP, said));
    await send(textEvent(GROUP, `หน่วย ${unitCode(spec.unit.id, FORM_KEY)}`), imageEvent(GROUP, 'm1'));
    await until(
      async () => (await rig.staff.rows("select 1 from line_photo where state = 'done'")).length === 1,
    );
    await until(
      async () => (await rig.staff.rows("select 1 from line_sender where name <> ''")).length === 1,
    );
    await send(fakeEvent('unsend', GROUP, { unsend: { messageId: 'm1' } }));
    await until(async () => (await rig.staff.rows('select 1 from line_unsent')).length === 1);

    await page.reload();
    await page.getByText('สมชาย ใจดี (S1)').first().waitFor();
    await page.getByText('ศูนย์อำเภอ ส่งแบบ').first().waitFor();
    await page.getByText('ต้นฉบับยังเก็บไว้').waitFor();
    await page.getByText('รหัสหน่วยของศูนย์นี้').click();
    await page.getByText(unitCode(spec.unit.id, FORM_KEY)).waitFor();
    expect([...(await sound(shown)), ...(await keyboardFaults(page))]).toStrictEqual([]);
    for (const size of ['laptop', 'tablet'] as const) {
      await shown.show({ path: '/line', language: 'en', size });
      await page.getByText('Groups of the centre').waitFor();
      await page.getByText('สมชาย ใจดี (S1)').first().waitFor();
      expect(await sound(shown)).toStrictEqual([]);
    }

    const untie = page.getByRole('button', { name: /^Untie: group/ });
    await untie.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Untie: group/ });
    await dialog.waitFor();
    expect(await sound(shown)).toStrictEqual([]);
    await dialog.getByRole('button', { name: 'Confirm' }).press('Enter');
    await page.getByText('The group is untied.').waitFor();
    await page.getByText('No LINE group is tied to a centre yet.').waitFor();
    await page.getByRole('button', { name: /^Untie: .* from / }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Nobody has named a unit yet.').waitFor();

    await page.getByText('Say for which unit somebody sends').click();
    await page.getByLabel('Number of the sender').fill('S1');
    await page.getByRole('combobox', { name: /^Unit/ }).selectOption(spec.unit.id);
    expect(await sound(shown)).toStrictEqual([]);
    await page.getByRole('button', { name: 'Tie', exact: true }).press('Enter');
    await page.getByText('The sender is tied to the unit.').waitFor();
    await page.getByText('สมชาย ใจดี (S1)').first().waitFor();
    expect(shown.faults()).toStrictEqual([]);
    await shown.close();
  });

  test('a token that LINE refuses is said at once, and a supervisor only looks', async () => {
    await rig.staff.rows("update line_channel set token_good = false, problem = 'token: HTTP 401'");
    const shown = await rig.open('supervisor-1', {
      centres: [centre],
      path: '/line',
      language: 'th',
      size: 'tablet',
    });
    await shown.page.getByText('โทเคนใช้ไม่ได้').waitFor();
    expect(await shown.page.getByRole('button', { name: 'ออกรหัสผูกกลุ่ม' }).count()).toBe(0);
    expect(await sound(shown)).toStrictEqual([]);
    await shown.close();
  });
});
