import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

const UNIT = '44-01-S1-001';

describe('when people or papers disagree', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  const people = async () => {
    const names = ['clerk-1', 'clerk-2', 'clerk-3', 'supervisor-1', 'supervisor-2'];
    const [one, two, three, boss, other] = await Promise.all(names.map((name) => staff.person(name, ['D1'])));
    if (!one || !two || !three || !boss || !other) throw new Error('no people');
    return { one, two, three, boss, other };
  };

  test('two entries differ: a third person reads only the disputed places, without values', async () => {
    const { one, two, three } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    await type(one, spec);
    expect((await type(two, spec, rightForm(spec, 10))).body).toMatchObject({
      outcome: 'differs',
      findings: [],
    });
    for (const typist of [one, two]) {
      expect((await typist.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    }
    const claim = await three.post('/api/queue/next', { centre: 'D1' });
    expect(claim.body).toMatchObject({ task: 'third', disputed: ['vote:1', 'vote:3'] });
    expect(JSON.stringify(claim.body)).not.toMatch(/"entries"|"yours"/);

    const places = { claim: claim.body['claim'], values: { 'vote:1': 90 } };
    const missing = await three.post(`${pathOf(spec)}/decision`, places);
    expect([missing.status, missing.error]).toEqual([422, 'refused']);
    expect(missing.body['error']).toMatchObject({ reason: 'wrong-places', fields: ['vote:3'] });

    const right = { ...places, values: { 'vote:1': 90, 'vote:3': 90 } };
    expect((await three.post(`${pathOf(spec)}/decision`, right)).body).toMatchObject({
      outcome: 'accepted',
      version: 1,
    });
    const again = await three.post(`${pathOf(spec)}/decision`, right);
    expect([again.status, again.body['outcome']]).toEqual([200, 'accepted']);
    const records = await staff.rows('select entered_by, accepted_by from record');
    expect(records).toEqual([
      { entered_by: [one.personId, two.personId, three.personId], accepted_by: three.personId },
    ]);
    expect(await staff.rows("select count(*) as n from fact_inbox where kind = 'record-accepted'")).toEqual([
      { n: 1 },
    ]);
  });

  test('a third reading that matches nobody goes to the supervisor, who sees all and types the form with a reason', async () => {
    const { one, two, three, boss } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    await type(one, spec);
    await type(two, spec, rightForm(spec, 10));
    const values = { 'vote:1': 91, 'vote:3': 89 };
    const passed = await three.post(`${pathOf(spec)}/decision`, { claim: await take(three, spec), values });
    expect(passed.body).toMatchObject({ outcome: 'with-supervisor' });
    expect((await three.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);

    const claim = await boss.post('/api/queue/next', { centre: 'D1' });
    expect(claim.body).toMatchObject({
      task: 'supervisor',
      stage: 'with-supervisor',
      disputed: ['vote:1', 'vote:3'],
    });
    expect((claim.body['entries'] as unknown[]).length).toBe(3);
    const form = { claim: claim.body['claim'], ...rightForm(spec, 1) };
    const bare = await boss.post(`${pathOf(spec)}/settlement`, form);
    expect([bare.status, bare.error]).toEqual([400, 'bad-request']);
    const done = await boss.post(`${pathOf(spec)}/settlement`, { ...form, reason: 'อ่านจากต้นฉบับ' });
    expect(done.body).toMatchObject({ outcome: 'accepted', version: 1 });
    const audit = await staff.rows(
      "select person_id, detail->>'reason' as reason from audit where action = 'settle'",
    );
    expect(audit).toEqual([{ person_id: boss.personId, reason: 'อ่านจากต้นฉบับ' }]);
  });

  test('errors stop the second entry; the first typist looks again', async () => {
    const { one, two } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    const wrong = withHead(rightForm(spec), { left: 199 });
    const first = await type(one, spec, wrong);
    expect(first.body).toMatchObject({ outcome: 'in-doubt', findings: [{ code: 'C1', level: 'error' }] });
    expect((await two.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    const claim = await one.post('/api/queue/next', { centre: 'D1' });
    expect(claim.body).toMatchObject({
      task: 'look-again',
      yours: { head: { left: 199 } },
      findings: [{ code: 'C1' }],
    });
    const again = await enter(one, spec, String(claim.body['claim']), rightForm(spec));
    expect(again.body).toMatchObject({ outcome: 'entered-once' });
    expect((await type(two, spec)).body).toMatchObject({ outcome: 'accepted' });
    // Both readings of the first typist stay.
    expect(await staff.rows('select kind, person_id from entry order by entry_id')).toEqual([
      { kind: 'first', person_id: one.personId },
      { kind: 'first', person_id: one.personId },
      { kind: 'second', person_id: two.personId },
    ]);
  });

  test('a supervisor lets errors stand as written: exactly those that stand, with a reason; the mark is in the fact', async () => {
    const { one, two, boss } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    const wrong = withHead(rightForm(spec), { left: 199 });
    await type(one, spec, wrong);
    const url = `${pathOf(spec)}/as-written`;
    expect((await one.post(url, { codes: ['C1'], reason: 'x' })).error).toBe('not-allowed');
    const other = await boss.post(url, { codes: ['C1', 'C2'], reason: 'ตามแบบ' });
    expect(other.body['error']).toMatchObject({ code: 'refused', reason: 'codes-differ' });
    // Findings hold figures: who has not looked is not told them by a refusal either.
    expect(JSON.stringify(other.body)).not.toContain('199');
    await boss.post(`${pathOf(spec)}/look`);
    expect((await boss.post(url, { codes: ['C1'], reason: 'ตามแบบ' })).body).toMatchObject({
      outcome: 'entered-once',
    });
    // Who has seen the first entry does not get the second one.
    expect((await boss.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    expect((await type(two, spec, wrong)).body).toMatchObject({ outcome: 'accepted', version: 1 });
    const [fact] = await staff.rows("select body from fact_inbox where kind = 'record-accepted'");
    expect(JSON.parse(String(fact?.['body']))).toMatchObject({
      asWritten: { codes: ['C1'], reason: 'ตามแบบ', by: boss.publicId },
    });
  });

  test('a warning needs an answer, checked by the server; present that is not used opens a case', async () => {
    const { one, two, boss } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    const form = withHead(rightForm(spec), { present: 301 });
    const claim = await take(one, spec);
    const bare = await enter(one, spec, claim, form);
    expect(bare.body['error']).toMatchObject({
      code: 'refused',
      reason: 'unanswered-warnings',
      findings: [{ code: 'C3' }],
    });
    const blank = await enter(one, spec, claim, { ...form, answers: [{ code: 'C3', text: '  ' }] });
    expect(blank.body['error']).toMatchObject({ reason: 'unanswered-warnings' });
    const answered = { ...form, answers: [{ code: 'C3', text: 'ผู้มีสิทธิ 1 คนไม่รับบัตร' }] };
    expect((await enter(one, spec, claim, answered)).body).toMatchObject({ outcome: 'entered-once' });
    expect((await type(two, spec, answered)).body).toMatchObject({ outcome: 'accepted' });

    const cases = await staff.rows('select case_id, trigger, closed_at from dossier');
    expect(cases).toEqual([{ case_id: expect.any(Number), trigger: 'C3', closed_at: null }]);
    const [opened] = await staff.rows("select body from fact_inbox where kind = 'case-opened'");
    const id = String(cases[0]?.['case_id']);
    expect(JSON.parse(String(opened?.['body']))).toMatchObject({ case: id, unit: UNIT, trigger: 'C3' });

    const closing = { effect: { th: 'ไม่เปลี่ยนผล', en: 'No change' } };
    expect((await boss.post(`/api/cases/${id}/close`, closing)).status).toBe(200);
    const closed = await staff.rows("select body from fact_inbox where kind = 'case-closed'");
    expect(closed.map((f) => JSON.parse(String(f['body'])))).toMatchObject([
      {
        case: id,
        order: '',
        effect: 'ไม่เปลี่ยนผล',
        effectEn: 'No change',
        decision: 'no-action',
        changed: false,
      },
    ]);
    const [audit] = await staff.rows("select person_id, subject from audit where action = 'close-case'");
    expect(audit).toEqual({ person_id: boss.personId, subject: `${UNIT}/constituency` });
    expect((await boss.get('/api/findings?centre=D1&code=C3')).body).toMatchObject({
      findings: [{ unit: UNIT, code: 'C3', level: 'warning', answer: 'ผู้มีสิทธิ 1 คนไม่รับบัตร' }],
    });
  });

  test('a photo that cannot be read asks for another; entries put aside start again', async () => {
    const { one, two, boss } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    const claim = await take(one, spec);
    expect((await two.post(`${pathOf(spec)}/unreadable`, { reason: 'มืด' })).error).toBe('in-work');
    const gone = await one.post(`${pathOf(spec)}/unreadable`, { claim, reason: 'ภาพมืด' });
    expect(gone.body).toMatchObject({ outcome: 'unreadable' });
    expect((await two.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    await sendPhoto(one, spec);
    await type(one, spec);
    expect((await boss.post(`${pathOf(spec)}/set-aside`, { reason: 'พิมพ์ผิดหน่วย' })).body).toMatchObject({
      outcome: 'received',
    });
    expect((await type(one, spec)).body).toMatchObject({ outcome: 'entered-once' });
    const audit = await staff.rows(
      "select action, detail->>'reason' as reason from audit where action in ('mark-unreadable', 'set-aside') order by audit_id",
    );
    expect(audit).toEqual([
      { action: 'mark-unreadable', reason: 'ภาพมืด' },
      { action: 'set-aside', reason: 'พิมพ์ผิดหน่วย' },
    ]);
  });

  test('the two ballots of a unit are held against each other', async () => {
    const { one, two } = await people();
    await accept(one, two, specOf(staff, UNIT));
    const list = specOf(staff, UNIT, 'party-list');
    await sendPhoto(one, list);
    const first = await type(one, list, withHead(rightForm(list), { registered: 501 }));
    expect(first.body).toMatchObject({ outcome: 'in-doubt', findings: [{ code: 'C11', level: 'error' }] });
  });

  test('nobody sees what another person typed while it may still be typed blind; later supervisors do, clerks never', async () => {
    const { one, two, boss } = await people();
    const spec = specOf(staff, UNIT);
    await sendPhoto(one, spec);
    await type(one, spec);
    const blind = await two.get(pathOf(spec));
    expect(blind.body).toMatchObject({ stage: 'entered-once', entries: [], records: [] });
    expect(JSON.stringify(blind.body)).not.toContain('"votes"');
    expect((await one.get(pathOf(spec))).body['entries']).toHaveLength(1);
    expect((await boss.get(pathOf(spec))).body['entries']).toEqual([]);
    expect((await boss.get(pathOf(spec))).body['history']).toMatchObject([
      { action: 'receive-photo' },
      { action: 'enter', by: one.publicId },
    ]);
    expect((await two.get('/api/centres/D1/returns?stage=entered-once')).body).toMatchObject({
      returns: [{ unit: UNIT }],
    });
    await type(two, spec);
    expect((await boss.get(pathOf(spec))).body['entries']).toHaveLength(2);
    expect((await two.get(pathOf(spec))).body).toMatchObject({
      entries: [{ by: two.publicId }],
      records: [{ version: 1 }],
    });
    const publisher = await staff.person('publisher-1', ['D1']);
    expect((await publisher.get(pathOf(spec))).body).toMatchObject({
      entries: [],
      records: [{ version: 1 }],
    });
  });
});
