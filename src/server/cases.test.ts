import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../basics/sha256.ts';
import { testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, pathOf, sendPhoto, specOf, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

const UNIT = '44-01-S1-001';
const SUMMARY = { th: 'ตัวแทนพรรคทักท้วงการขานคะแนน', en: 'A party agent objected to the count' };
const ORDER = { decision: 'recount', body: 'province', number: 'กกต.จว. 7/2569', date: '2026-02-09' };

describe('cases', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  const people = async () => {
    const names = ['clerk-1', 'clerk-2', 'supervisor-1', 'supervisor-2'];
    const [one, two, boss, other] = await Promise.all(names.map((name) => staff.person(name, ['D1'])));
    if (!one || !two || !boss || !other) throw new Error('no people');
    return { one, two, boss, other };
  };
  const facts = async () => {
    const rows = await staff.rows("select body from fact_inbox where kind like 'case-%' order by fact_id");
    return rows.map((row) => JSON.parse(String(row['body'])) as Record<string, unknown>);
  };
  const opened = async (trigger = 'objection') => {
    const { one, two, boss, other } = await people();
    const spec = specOf(staff, UNIT);
    await accept(one, two, spec);
    const body = { key: randomUUID(), trigger, summary: SUMMARY, note: 'โทร 08x' };
    const made = await boss.post(`${pathOf(spec)}/cases`, body);
    expect(made.status).toBe(201);
    return { one, two, boss, other, spec, body, id: String(made.body['case']) };
  };

  test('a case is opened once, by those who may, and its note stays inside', async () => {
    const { one, boss, spec, body, id } = await opened();
    expect((await boss.post(`${pathOf(spec)}/cases`, body)).body).toEqual({ case: id });
    const other = { ...body, trigger: 'recount' };
    expect((await boss.post(`${pathOf(spec)}/cases`, other)).error).toBe('conflict');
    expect(
      (await boss.post(`${pathOf(spec)}/cases`, { ...body, key: randomUUID(), trigger: 'C3' })).error,
    ).toBe('bad-request');
    const blank = { ...body, key: randomUUID(), summary: { th: '  ', en: '' } };
    expect((await boss.post(`${pathOf(spec)}/cases`, blank)).body['error']).toMatchObject({
      reason: 'summary-missing',
    });
    expect((await one.post(`${pathOf(spec)}/cases`, body)).error).toBe('not-allowed');
    expect((await one.get(`/api/cases/${id}`)).error).toBe('not-allowed');
    expect(await facts()).toMatchObject([
      {
        kind: 'case-opened',
        case: id,
        unit: UNIT,
        trigger: 'objection',
        summary: SUMMARY.th,
        summaryEn: SUMMARY.en,
      },
    ]);
    expect(JSON.stringify(await facts())).not.toContain('08x');
    expect((await boss.get(`/api/cases/${id}`)).body).toMatchObject({
      steps: [{ kind: 'opened', note: 'โทร 08x' }],
    });
    const seen = (await one.get(pathOf(spec))).body['cases'];
    expect(seen).toMatchObject([{ case: id, stage: 'open', summary: SUMMARY }]);
    expect(JSON.stringify(seen)).not.toContain('08x');
    const audit = await staff.rows("select person_id, subject from audit where action = 'open-case'");
    expect(audit).toEqual([{ person_id: boss.personId, subject: `${UNIT}/constituency` }]);
  });

  test('a recount ends in a correction that belongs to the case', async () => {
    const { boss, other, spec, id } = await opened();
    const url = `/api/cases/${id}`;
    expect((await boss.post(`${url}/order`, { ...ORDER, date: '2026-02-30' })).body['error']).toMatchObject({
      reason: 'bad-date',
    });
    expect((await boss.post(`${url}/order`, { ...ORDER, note: 'ได้รับทางโทรสาร' })).body).toEqual({
      stage: 'ordered',
    });
    expect((await boss.post(`${url}/order`, ORDER)).status).toBe(200);
    const effect = { th: 'นับใหม่แล้ว คะแนนเปลี่ยน 5 คะแนน', en: 'Recounted: 5 votes moved' };
    expect((await boss.post(`${url}/close`, { effect })).body['error']).toMatchObject({
      reason: 'result-missing',
    });

    const reason = { code: 'recount', text: 'นับคะแนนใหม่ตามคำสั่ง' };
    const places = { values: { 'vote:1': 95, 'vote:3': 85 } };
    const correction = { reason, places, case: id };
    expect((await boss.post(`${pathOf(spec)}/correction`, { ...correction, case: '999' })).error).toBe(
      'not-found',
    );
    expect((await boss.post(`${pathOf(spec)}/correction`, correction)).status).toBe(200);
    expect((await boss.get('/api/corrections')).body).toMatchObject({
      corrections: [{ unit: UNIT, ballot: 'constituency', reason, by: boss.publicId, case: id }],
    });
    expect((await boss.post(`${url}/close`, { effect })).body['error']).toMatchObject({
      reason: 'correction-waits',
    });
    expect((await other.post(`${pathOf(spec)}/correction/confirm`, places)).body).toMatchObject({
      version: 2,
    });
    expect((await boss.get('/api/corrections')).body).toEqual({ corrections: [] });
    expect((await boss.post(`${url}/close`, { effect })).body).toEqual({ stage: 'closed' });
    expect((await boss.post(`${url}/close`, { effect })).body).toEqual({ stage: 'closed' });
    expect((await other.post(`${url}/close`, { effect })).error).toBe('wrong-stage');

    expect((await boss.get(url)).body).toMatchObject({
      stage: 'closed',
      openedVersion: 1,
      order: { ...ORDER, version: 1 },
      outcome: { decision: 'recount', changed: true, version: 2, effect },
      links: [
        { kind: 'proposal', version: 2, by: boss.publicId },
        { kind: 'correction', version: 2, by: other.publicId },
      ],
      versions: [
        { version: 1, live: false, votes: { '1': 90 } },
        { version: 2, live: true, votes: { '1': 95 } },
      ],
    });
    expect((await facts()).map((fact) => fact['kind'])).toEqual([
      'case-opened',
      'case-ordered',
      'case-closed',
    ]);
    expect((await facts())[2]).toMatchObject({
      order: ORDER.number,
      decision: 'recount',
      version: 2,
      changed: true,
    });
  });

  test('a new vote: the record is annulled, the unit votes again, and the case knows both', async () => {
    const { one, two, boss, spec, id } = await opened('new-vote');
    const url = `/api/cases/${id}`;
    await boss.post(`${url}/order`, { ...ORDER, decision: 'new-vote', body: 'commission' });
    const annulment = { order: ORDER.number, reason: 'บัตรฉีกขาด', case: id };
    expect((await boss.post(`${pathOf(spec)}/annulment`, annulment)).body).toMatchObject({
      outcome: 'annulled',
    });
    const effect = { th: 'ออกเสียงใหม่แล้ว', en: '' };
    expect((await boss.post(`${url}/close`, { effect })).body['error']).toMatchObject({
      reason: 'result-missing',
    });
    await sendPhoto(one, spec);
    await type(one, spec, rightForm(spec, 4));
    expect((await type(two, spec, rightForm(spec, 4))).body).toMatchObject({ version: 2, round: 2 });
    expect((await boss.post(`${url}/close`, { effect })).body).toEqual({ stage: 'closed' });
    expect((await boss.get(url)).body).toMatchObject({
      links: [{ kind: 'annulment', version: 1 }],
      outcome: { decision: 'new-vote', changed: true, version: 2 },
    });
    expect((await boss.post(`${pathOf(spec)}/annulment`, annulment)).error).toBe('wrong-stage');
    expect((await boss.post(`${url}/reopen`, { reason: { th: 'มีคำร้องใหม่', en: '' } })).body).toEqual({
      stage: 'ordered',
    });
    expect((await facts()).at(-1)).toMatchObject({ kind: 'case-reopened', case: id, reason: 'มีคำร้องใหม่' });
    expect((await boss.get(url)).body).toMatchObject({ stage: 'ordered', outcome: null });
  });

  test('evidence is kept by its hash, with its source, and shown to those who handle the case', async () => {
    const { one, boss, id } = await opened();
    const url = `/api/cases/${id}`;
    const picture = testPng({ seed: 4711 });
    const sent = await boss.photo(
      `${url}/photos?source=${encodeURIComponent('ตัวแทนพรรค')}&madeOn=2026-02-08`,
      picture,
    );
    expect([sent.status, sent.body['sha256']]).toEqual([201, sha256Hex(picture)]);
    expect((await boss.photo(`${url}/photos?source=x`, picture)).body).toMatchObject({ duplicate: true });
    expect((await boss.photo(`${url}/photos?source=x`, Buffer.from('no picture'))).error).toBe('bad-photo');
    expect((await boss.photo(`${url}/photos`, picture)).error).toBe('bad-request');
    const text = { text: 'ข้าพเจ้าเห็นว่า…', source: 'พยาน', madeOn: '2026-02-08' };
    expect((await boss.post(`${url}/evidence`, text)).body).toMatchObject({
      sha256: sha256Hex(Buffer.from(text.text)),
    });
    expect((await boss.post(`${url}/evidence`, text)).status).toBe(200);
    expect((await boss.post(`${url}/evidence`, { ...text, madeOn: 'เมื่อวาน' })).error).toBe('bad-request');
    const view = await boss.get(url);
    expect(view.body['evidence']).toMatchObject([
      { kind: 'photo', source: 'ตัวแทนพรรค', madeOn: '2026-02-08', by: boss.publicId },
      { kind: 'text', text: text.text, source: 'พยาน' },
    ]);
    const [photo] = view.body['evidence'] as { url: string }[];
    expect((await boss.get(photo?.url ?? '')).bytes.equals(picture)).toBe(true);
    expect((await one.get(photo?.url ?? '')).error).toBe('not-allowed');
    await boss.post(`${url}/notes`, { text: 'นัดฟังผลวันจันทร์' });
    await boss.post(`${url}/notes`, { text: 'นัดฟังผลวันจันทร์' });
    const notes = await staff.rows("select body->>'note' as note from case_step where kind = 'noted'");
    expect(notes).toEqual([{ note: 'นัดฟังผลวันจันทร์' }]);
    await expect(staff.rows('delete from case_evidence')).rejects.toThrow('append-only');
  });

  test('the board is compared with the form that counts; a difference opens one case', async () => {
    const { one, two, boss } = await people();
    const spec = specOf(staff, UNIT);
    const check = `${pathOf(spec)}/board-check`;
    await accept(one, two, spec);
    expect((await boss.post(check, { version: 2, result: 'agrees' })).error).toBe('conflict');
    expect((await boss.post(check, { version: 1, result: 'agrees' })).body['error']).toMatchObject({
      reason: 'no-board-photo',
    });
    expect((await boss.post(check, { version: 1, result: 'no-photo' })).body).toEqual({ case: null });
    const board = await sendPhoto(one, spec);
    const mark = `${pathOf(spec)}/photos/${String(board.body['photo'])}/kind`;
    expect((await one.post(mark, { kind: 'board' })).status).toBe(200);
    expect((await one.post(mark, { kind: 'board' })).status).toBe(200);
    expect((await one.post(`${pathOf(spec)}/photos/${'0'.repeat(64)}/kind`, { kind: 'board' })).error).toBe(
      'not-found',
    );
    expect(await staff.rows('select kind from photo_mark')).toEqual([{ kind: 'board' }]);

    const differs = { version: 1, result: 'differs', note: 'หมายเลข 2 บนกระดาน 91' };
    expect((await one.post(check, differs)).error).toBe('not-allowed');
    const found = await boss.post(check, differs);
    expect(found.body).toEqual({ case: expect.stringMatching(/^\d+$/) });
    expect((await boss.post(check, differs)).body).toEqual(found.body);
    expect((await boss.post(check, { ...differs, note: 'และหมายเลข 3' })).body).toEqual(found.body);
    expect(await facts()).toMatchObject([{ kind: 'case-opened', trigger: 'board-differs', unit: UNIT }]);
    expect((await boss.get(pathOf(spec))).body).toMatchObject({
      board: { version: 1, result: 'differs', note: 'และหมายเลข 3', by: boss.publicId },
      photos: [{ shows: 'form' }, { shows: 'board' }],
    });
  });

  test('the list knows its area, its filters, and its file', async () => {
    const { boss, id, spec } = await opened();
    const summary = { th: '=HYPERLINK("x")', en: '' };
    await boss.post(`${pathOf(spec)}/cases`, { key: randomUUID(), trigger: 'other', summary });
    const away = await staff.person('supervisor-9', ['MKM_1']);
    expect((await away.get('/api/cases')).body).toEqual({ cases: [], more: false });
    expect((await away.get(`/api/cases/${id}`)).error).toBe('not-your-area');
    expect((await away.post(`/api/cases/${id}/order`, ORDER)).error).toBe('not-your-area');
    expect((await boss.get('/api/cases?centre=MKM_1')).error).toBe('not-your-area');
    expect((await boss.get('/api/cases?trigger=objection')).body).toMatchObject({
      cases: [{ case: id, unit: UNIT }],
    });
    expect((await boss.get('/api/cases?stage=closed')).body).toEqual({ cases: [], more: false });
    const file = await boss.get('/api/cases.csv');
    expect(file.headers['content-type']).toContain('text/csv');
    const lines = file.bytes.toString('utf8').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[2]).toContain(`${id},${UNIT},constituency,D1,objection,open`);
  });
});
