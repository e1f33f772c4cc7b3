import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { rightForm } from './testing/wire.ts';

const UNIT = '44-01-S1-001';
const AT = `/api/units/${UNIT}/constituency`;

describe('the way of a form', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    staff = await staffApp();
  });
  afterAll(() => staff.close());

  test('photo, first entry, second entry by another person: accepted, with record, fact and audit', async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const two = await staff.person('clerk-2', ['D1']);
    const spec = staff.election.findReturn(UNIT, 'constituency');
    if (spec === undefined) throw new Error('no such return');

    const sent = await one.photo(`${AT}/photos`, testPng({ seed: 1 }), { 'x-source': 'line' });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.body).toMatchObject({ duplicate: false, stage: 'received', mediaType: 'image/png' });

    const claim = await one.post('/api/queue/next', { centre: 'D1' });
    expect(claim.status, JSON.stringify(claim.body)).toBe(200);
    expect(claim.body).toMatchObject({ task: 'first', unit: { id: UNIT }, ballot: 'constituency' });
    expect(claim.body['photos']).toEqual([
      { sha256: sent.body['photo'], url: `/api/photos/${String(sent.body['photo'])}` },
    ]);

    const first = await one.post(`${AT}/entries`, { claim: claim.body['claim'], ...rightForm(spec) });
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({ outcome: 'entered-once', version: 0, findings: [] });

    // The first typist gets nothing more; the second one does.
    expect((await one.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    const second = await two.post('/api/queue/next', { centre: 'D1' });
    expect(second.body).toMatchObject({ task: 'second', unit: { id: UNIT } });
    const done = await two.post(`${AT}/entries?next=1`, { claim: second.body['claim'], ...rightForm(spec) });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ outcome: 'accepted', version: 1, next: null });

    expect((await one.get('/metrics')).bytes.toString()).toMatch(/^khanaen_records_total 1$/m);
    const facts = await staff.rows(
      "select kind, body from fact_inbox where kind <> 'package-opened' order by fact_id",
    );
    expect(facts.map((f) => f['kind'])).toEqual(['photo-received', 'record-accepted']);
    expect(JSON.parse(String(facts[1]?.['body']))).toMatchObject({
      unit: UNIT,
      ballot: 'constituency',
      version: 1,
      enteredBy: [one.publicId, two.publicId],
      acceptedBy: two.publicId,
      photos: [sent.body['photo']],
    });
    const audit = await staff.rows(
      'select action, person_id, subject from audit where subject = $1 order by audit_id',
      [`${UNIT}/constituency`],
    );
    expect(audit).toEqual([
      { action: 'receive-photo', person_id: one.personId, subject: `${UNIT}/constituency` },
      { action: 'enter', person_id: one.personId, subject: `${UNIT}/constituency` },
      { action: 'enter', person_id: two.personId, subject: `${UNIT}/constituency` },
    ]);
    const records = await staff.rows('select version, live, entered_by from record');
    expect(records).toEqual([{ version: 1, live: true, entered_by: [one.personId, two.personId] }]);
    expect(staff.logged).toEqual([]);
  });
});
