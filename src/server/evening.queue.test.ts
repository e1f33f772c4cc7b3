import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

const MESSAGE = { th: 'ไฟดับที่ศูนย์', en: 'Power is out' };

describe('raising, taking away, pausing', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let other: StaffClient;
  let supervisor: StaffClient;
  let head: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    other = await staff.person('clerk-2', ['D1']);
    supervisor = await staff.person('supervisor-1', ['D1']);
    head = await staff.person('head-1', ['D1', 'MKM_1', 'MKM_2']);
  });
  beforeEach(async () => {
    await staff.rows(`update return set stage = 'expected', priority = 0, rev = rev + 1, claim_id = null, claimed_by = null,
      claimed_until = null, first_by = null, second_by = null, first_entry = null, second_entry = null`);
    await staff.rows('update entry_pause set resumed_at = now() where resumed_at is null');
  });
  afterAll(() => staff.close());

  test('a unit that a supervisor raised is next, with audit, and stays raised until it is accepted', async () => {
    const [early, late] = [specOf(staff, '44-01-S1-001'), specOf(staff, '44-01-S1-002')];
    await sendPhoto(clerk, early);
    await sendPhoto(clerk, late);
    const raised = await supervisor.post(`${pathOf(late)}/priority`, {
      priority: 5,
      wholeUnit: true,
      reason: 'ใกล้จบ',
    });
    expect(raised.body).toEqual({ changed: 2 });
    expect((await clerk.post(`${pathOf(late)}/priority`, { priority: 9 })).error).toBe('not-allowed');
    await type(clerk, late);
    expect((await other.post('/api/queue/next', { centre: 'D1' })).body['task']).toBe('second');
    const audit = await staff.rows(
      "select subject, detail from audit where action = 'set-priority' order by subject",
    );
    expect(audit.map((row) => row['subject'])).toEqual([
      '44-01-S1-002/constituency',
      '44-01-S1-002/party-list',
    ]);
    const [row] = await staff.rows('select claim_id from return where return_id = $1', [late.index]);
    await enter(other, late, String(row?.['claim_id']), rightForm(late));
    const [after] = await staff.rows(
      'select stage, priority, first_at <= second_at as ordered, accepted_at is not null as timed from return where return_id = $1',
      [late.index],
    );
    expect(after).toEqual({ stage: 'accepted', priority: 0, ordered: true, timed: true });
  });

  test('a claim that was taken away is refused, with the reason in the audit; the return is free at once', async () => {
    const spec = specOf(staff, '44-01-S1-003');
    await sendPhoto(clerk, spec);
    const claim = await take(clerk, spec);
    expect((await other.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    expect((await other.post(`${pathOf(spec)}/claim/take-away`, { reason: 'x' })).error).toBe('not-allowed');
    const away = await supervisor.post(`${pathOf(spec)}/claim/take-away`, { reason: 'กลับบ้านแล้ว' });
    expect(away.status).toBe(204);
    expect((await supervisor.post(`${pathOf(spec)}/claim/take-away`, { reason: 'x' })).error).toBe(
      'claim-unknown',
    );
    expect((await enter(clerk, spec, claim, rightForm(spec))).error).toBe('claim-unknown');
    await take(other, spec);
    const [row] = await staff.rows("select person_id, detail from audit where action = 'take-away-claim'");
    expect(row).toEqual({
      person_id: supervisor.personId,
      detail: { from: clerk.publicId, reason: 'กลับบ้านแล้ว' },
    });
  });

  test('a claim that ran out is counted', async () => {
    const spec = specOf(staff, '44-01-S1-004');
    await sendPhoto(clerk, spec);
    await take(clerk, spec);
    await staff.rows("update return set claimed_until = now() - interval '1 second' where return_id = $1", [
      spec.index,
    ]);
    await take(other, spec);
    const [row] = await staff.rows('select lapses from return where return_id = $1', [spec.index]);
    expect(row).toEqual({ lapses: 1 });
  });

  test('while a centre is paused nobody takes new work there; what is held is handed in; afterwards all goes on', async () => {
    const [held, waiting] = [specOf(staff, '44-01-S1-001'), specOf(staff, '44-01-S1-002')];
    await sendPhoto(clerk, held);
    const claim = await take(clerk, held);
    await sendPhoto(clerk, waiting);
    const area = { kind: 'centre', id: 'D1' };
    const paused = await head.post('/api/evening/pauses', { area, message: MESSAGE });
    expect(paused.status).toBe(201);
    const refused = await other.post('/api/queue/next', { centre: 'D1' });
    expect([refused.status, refused.error]).toEqual([423, 'entry-paused']);
    expect((refused.body['error'] as { message: unknown }).message).toEqual(MESSAGE);
    expect((await other.post('/api/queue/next')).error).toBe('entry-paused');
    const back = await clerk.post('/api/queue/next', { centre: 'D1', resume: true });
    expect(back.status).toBe(200);
    const done = await clerk.post(`${pathOf(held)}/entries?next=1`, {
      claim: back.body['claim'],
      ...rightForm(held),
    });
    expect([done.status, done.body['outcome'], done.body['next']]).toEqual([200, 'entered-once', null]);
    expect(claim).not.toBe('');
    const ended = await head.post(`/api/evening/pauses/${String(paused.body['id'])}/resume`);
    expect(ended.status).toBe(204);
    expect((await head.post(`/api/evening/pauses/${String(paused.body['id'])}/resume`)).status).toBe(204);
    expect((await other.post('/api/queue/next', { centre: 'D1' })).body['task']).toBe('second');
    const audit = await staff.rows(
      "select action from audit where action in ('pause-entry', 'resume-entry') order by audit_id",
    );
    expect(audit.map((row) => row['action'])).toEqual(['pause-entry', 'resume-entry']);
  });

  test('a constituency is paused across its centres, and the rest works on', async () => {
    await sendPhoto(clerk, specOf(staff, '44-01-S1-001'));
    const elsewhere = specOf(staff, '44-02-S1-001');
    await sendPhoto(clerk, elsewhere);
    await head.post('/api/evening/pauses', { area: { kind: 'constituency', id: 'MKM_1' }, message: MESSAGE });
    await take(clerk, elsewhere);
    expect((await other.post('/api/queue/next', { centre: 'D1' })).error).toBe('entry-paused');
  });

  test('who may pause what: the whole place must lie in the area of duty', async () => {
    const here = await staff.person('head-2', ['D1']);
    const pause = (client: StaffClient, kind: string, id: string) =>
      client.post('/api/evening/pauses', { area: { kind, id }, message: MESSAGE });
    expect((await pause(here, 'nation', 'TH')).error).toBe('not-your-area');
    expect((await pause(here, 'centre', 'MKM_1')).error).toBe('not-your-area');
    expect((await pause(here, 'centre', 'nowhere')).error).toBe('unknown-centre');
    expect((await pause(here, 'province', 'MKM_1')).error).toBe('unknown-area');
    expect((await pause(supervisor, 'centre', 'D1')).error).toBe('not-allowed');
    expect((await pause(here, 'centre', 'D1')).status).toBe(201);
    const national = await staff.person('administrator-1');
    const nation = await pause(national, 'nation', 'TH');
    expect((await here.post(`/api/evening/pauses/${String(nation.body['id'])}/resume`)).error).toBe(
      'not-your-area',
    );
    const list = await here.get('/api/evening/pauses');
    expect((list.body['pauses'] as unknown[]).length).toBeGreaterThan(1);
  });

  test('many clerks and a pause at once: whoever asks after the pause was answered gets nothing', async () => {
    const specs = staff.election.returns.filter((r) => r.unit.centreId === 'D1');
    for (const spec of specs) await sendPhoto(clerk, spec);
    let answered = Number.POSITIVE_INFINITY;
    const clerks = await Promise.all(
      Array.from({ length: 6 }, (_, i) => staff.person(`clerk-x${i}`, ['D1'])),
    );
    const asked: { readonly at: number; readonly status: number }[] = [];
    const work = clerks.map(async (c) => {
      for (let i = 0; i < 6; i++) {
        const at = performance.now();
        const answer = await c.post('/api/queue/next', { centre: 'D1' });
        asked.push({ at, status: answer.status });
      }
    });
    const pause = head
      .post('/api/evening/pauses', { area: { kind: 'centre', id: 'D1' }, message: MESSAGE })
      .then((answer) => {
        expect(answer.status).toBe(201);
        answered = performance.now();
      });
    await Promise.all([...work, pause]);
    for (const { at, status } of asked) if (at > answered) expect(status).toBe(423);
    expect((await clerk.post('/api/queue/next', { centre: 'D1' })).status).toBe(423);
    const taken = await staff.rows(
      "select count(*)::int as n from return where centre_id = 'D1' and claim_id is not null",
    );
    expect(taken[0]?.['n']).toBe(asked.filter(({ status }) => status === 200).length);
  });
});
