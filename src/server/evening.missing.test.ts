import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, pathOf, sendPhoto, specOf } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

const CSV = { 'content-type': 'text/csv' };

describe('missing units, whom to call, files', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let supervisor: StaffClient;
  let head: StaffClient;
  let auditor: StaffClient;
  beforeAll(async () => {
    staff = await staffApp({ stationsEach: 1 });
    clerk = await staff.person('clerk-1', ['D1']);
    supervisor = await staff.person('supervisor-1', ['D1']);
    head = await staff.person('head-1', ['D1']);
    auditor = await staff.person('auditor-1');
  });
  afterAll(() => staff.close());

  const importFile = (client: StaffClient, text: string) =>
    client.send('POST', '/api/evening/contacts', text, CSV);

  test('reasons come from a closed list and stay, the newest counts; another reason needs words', async () => {
    const path = `${pathOf(specOf(staff, '44-01-S1-001'))}/missing`;
    expect((await supervisor.post(path, { code: 'delayed' })).status).toBe(204);
    expect((await supervisor.post(path, { code: 'other' })).error).toBe('refused');
    expect((await supervisor.post(path, { code: 'sunshine' })).error).toBe('bad-request');
    expect((await supervisor.post(path, { code: 'other', note: 'รถเสีย' })).status).toBe(204);
    expect((await clerk.post(path, { code: 'delayed' })).error).toBe('not-allowed');
    const history = await supervisor.get(path);
    expect(history.body).toMatchObject({
      contact: null,
      reasons: [
        { code: 'other', note: 'รถเสีย', by: supervisor.publicId },
        { code: 'delayed', note: '', by: supervisor.publicId },
      ],
    });
    const list = await supervisor.get('/api/evening/stations?text=44-01-S1-001');
    expect((list.body['units'] as unknown[][])[0]?.[9]).toEqual(['other', 'รถเสีย', expect.any(Number)]);
    const codes = await supervisor.get('/api/evening/missing-codes');
    expect((codes.body['codes'] as unknown[]).length).toBe(8);
    await expect(staff.rows('delete from missing_reason')).rejects.toThrow('append-only');
  });

  test('contacts: a file makes all or none, with every error; only for one’s own area', async () => {
    const bad = await importFile(
      head,
      'unit,name,phone\n44-01-517-01,ก,0811111111\nx,ข,081\n44-01-S1-001,,0811111111\n',
    );
    expect([bad.status, bad.error]).toEqual([422, 'bad-file']);
    const problems = (bad.body['error'] as { problems: { line: number; code: string }[] }).problems;
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'not-your-area'],
      [3, 'unknown-unit'],
      [4, 'bad-name'],
    ]);
    expect(await staff.rows('select * from unit_contact')).toEqual([]);
    const done = await importFile(
      head,
      'unit,name,phone\n44-01-S1-001,ครูสมศรี,081-111 1111\n44-02-S1-001,ปลัด,0822222222\n',
    );
    expect(done.body).toEqual({ kept: 2 });
    expect((await importFile(supervisor, 'unit,name,phone\n')).error).toBe('not-allowed');
    const path = `${pathOf(specOf(staff, '44-02-S1-001'))}/contact`;
    expect((await supervisor.post(path, { name: 'ปลัดใหม่', phone: 'ไม่มี' })).error).toBe('refused');
    expect((await supervisor.post(path, { name: '', phone: '' })).status).toBe(204);
    const list = await supervisor.get('/api/evening/stations');
    expect((list.body['units'] as unknown[][]).map((row) => row[10])).toEqual([
      ['ครูสมศรี', '081-111 1111'],
      null,
    ]);
  });

  test('names and numbers of contacts stand in no audit row and in no fact', async () => {
    for (const sql of ['select detail::text as text from audit', 'select body as text from fact_inbox']) {
      for (const { text } of await staff.rows(sql))
        expect(String(text)).not.toMatch(/สมศรี|ปลัด|111 1111|รถเสีย/);
    }
    const audit = await staff.rows(
      "select subject, detail from audit where action = 'keep-contacts' order by audit_id",
    );
    expect(audit).toEqual([
      { subject: 'contacts', detail: { units: 2 } },
      { subject: '44-02-S1-001', detail: { units: 1 } },
    ]);
  });

  test('the files as they are', async () => {
    const spec = specOf(staff, '44-02-S1-001');
    const other = await staff.person('clerk-2', ['D1']);
    await accept(clerk, other, spec);
    await sendPhoto(clerk, specOf(staff, '44-02-S1-001', 'party-list'));
    await staff.rows(
      `update return set received_at = '2026-02-08 10:00Z', first_at = '2026-02-08 10:01Z', second_at = '2026-02-08 10:02:03Z',
              accepted_at = '2026-02-08 10:02:03Z', stage_since = '2026-02-08 10:02:03Z' where return_id = $1`,
      [spec.index],
    );
    await staff.rows(
      "update return set received_at = '2026-02-08 10:00Z', stage_since = '2026-02-08 10:00Z' where unit_id = '44-02-S1-001' and ballot = 'party-list'",
    );
    const file = async (name: string, client = head) => {
      const answer = await client.get(`/api/evening/${name}`);
      expect([answer.status, answer.headers['content-type']], name).toEqual([200, 'text/csv; charset=utf-8']);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
      return answer.bytes.toString('utf8');
    };
    const name = 'unit,kind,number,name_th,name_en,sub_district,constituency,centre';
    const stations = await file('stations.csv');
    expect(stations.replaceAll(/หน่วยที่ 1[^,]*|หน่วย 1[^,]*/g, 'N')).toMatchInlineSnapshot(`
      "﻿unit,kind,number,name_th,name_en,sub_district,constituency,centre,ballot,status,since,version,photo_at,first_entry_at,second_entry_at,accepted_at
      44-01-S1-001,station,1,N,N,ตลาด,MKM_1,D1,constituency,awaited,,0,,,,
      44-01-S1-001,station,1,N,N,ตลาด,MKM_1,D1,party-list,awaited,,0,,,,
      44-02-S1-001,station,1,N,N,ตลาด,MKM_2,D1,constituency,accepted,2026-02-08T17:02:03+07:00,1,2026-02-08T17:00:00+07:00,2026-02-08T17:01:00+07:00,2026-02-08T17:02:03+07:00,2026-02-08T17:02:03+07:00
      44-02-S1-001,station,1,N,N,ตลาด,MKM_2,D1,party-list,photographed,2026-02-08T17:00:00+07:00,0,2026-02-08T17:00:00+07:00,,,
      "
    `);
    const missing = await file('missing.csv');
    expect(
      missing.startsWith(
        `\uFEFF${name},status,missing_ballots,reason,note,noted_at,contact_name,contact_phone\n`,
      ),
    ).toBe(true);
    expect(missing.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+\+07:00/g, 'TIME')).toMatchInlineSnapshot(`
      "﻿unit,kind,number,name_th,name_en,sub_district,constituency,centre,status,missing_ballots,reason,note,noted_at,contact_name,contact_phone
      44-01-S1-001,station,1,หน่วยที่ 1,หน่วยที่ 1,ตลาด,MKM_1,D1,awaited,constituency party-list,other,รถเสีย,TIME,ครูสมศรี,081-111 1111
      "
    `);
    const people = await file('people.csv');
    expect(
      people.replaceAll(/p[0-9a-f]{12}/g, 'ID').replaceAll(/\d{4}-\d\d-\d\dT[\d:]+\+07:00/g, 'TIME'),
    ).toMatchInlineSnapshot(`
      "﻿id,username,name,role,first_entries,second_entries,decisions,settlements,corrections,accepted,median_seconds,first_work_at,last_work_at
      ID,clerk-1,clerk-1,clerk,1,0,0,0,0,0,,TIME,TIME
      ID,clerk-2,clerk-2,clerk,0,1,0,0,0,1,,TIME,TIME
      "
    `);
    expect(await file('findings.csv')).toMatchInlineSnapshot(`
      "﻿centre,centre_name,constituency,rule,level,records
      "
    `);
    expect((await supervisor.get('/api/evening/people.csv')).error).toBe('not-allowed');
    expect((await clerk.get('/api/evening/missing.csv')).error).toBe('not-allowed');
    expect(await file('missing.csv', auditor)).toContain('ครูสมศรี');
    expect((await head.get('/api/evening/people.csv?centre=MKM_1')).error).toBe('not-your-area');
  });

  test('corrections come with reason and both persons, annulments with their reason', async () => {
    const spec = specOf(staff, '44-02-S1-001');
    const reason = { code: 'entry-error', text: '=สลับเลข' };
    await supervisor.post(`${pathOf(spec)}/correction`, { reason, entry: rightForm(spec, 3) });
    await staff.rows(
      `insert into record (return_id, version, live, figures, entered_by, accepted_by, reason, accepted_at)
       select return_id, 2, false, figures, array[$2::int, $3::int], $4, $5, '2026-02-08 12:00Z' from record where return_id = $1`,
      [spec.index, clerk.personId, supervisor.personId, head.personId, JSON.stringify(reason)],
    );
    const answer = await head.get('/api/evening/corrections.csv');
    const both = [clerk.publicId, supervisor.publicId].toSorted().join(' ');
    expect(answer.bytes.toString('utf8')).toBe(
      '\uFEFFunit,ballot,centre,event,version,reason,text,proposed_by,confirmed_by,at\n' +
        `44-02-S1-001,constituency,D1,corrected,2,entry-error,'=สลับเลข,${both},${head.publicId},2026-02-08T19:00:00+07:00\n`,
    );
  });
});
