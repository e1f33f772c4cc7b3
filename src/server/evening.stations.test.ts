import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { Answer, StaffClient } from './testing/staff-client.ts';
import { accept, pathOf, sendPhoto, specOf, take } from './testing/steps.ts';

type Row = readonly [
  string,
  number,
  number,
  string,
  number,
  number,
  number,
  string | null,
  number,
  unknown,
  unknown,
  unknown[][],
];

const rowsOf = (answer: Answer) => answer.body['units'] as Row[];
const statusOf = (answer: Answer, row: Row) => (answer.body['statuses'] as string[])[row[6]];

describe('the list of stations', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let other: StaffClient;
  let supervisor: StaffClient;
  /** What the public sees, as the composition root would tell. */
  let shown: 'nothing' | 'held' | 'shown' = 'nothing';
  beforeAll(async () => {
    staff = await staffApp({
      publicWindow: () => ({
        alarm: null,
        view:
          shown === 'nothing'
            ? null
            : ({
                head: { number: shown === 'held' ? 1 : 2 },
                election: staff.election,
                unitStatus: () => (shown === 'held' ? 'held-back' : 'shown'),
                shownVersion: () => 1,
                held: () => [{ unitIndex: 0, why: 'cap', position: 1, completedBy: 1 }],
              } as never),
      }),
    });
    clerk = await staff.person('clerk-1', ['D1']);
    other = await staff.person('clerk-2', ['D1']);
    supervisor = await staff.person('supervisor-1', ['D1']);
  });
  afterAll(() => staff.close());

  const list = async (query: string, client = supervisor) => {
    const answer = await client.get(`/api/evening/stations?${query}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer;
  };

  test('everything is awaited at first; units come in package order, in pages', async () => {
    const all = await list('lang=en');
    expect(all.body).toMatchObject({ total: 8, next: null, full: true, cut: null, counts: { awaited: 8 } });
    const first = await list('limit=3');
    const second = await list(`limit=3&after=${String(first.body['next'])}`);
    const ids = [...rowsOf(first), ...rowsOf(second)].map((row) => row[0]);
    expect(ids).toEqual(
      rowsOf(all)
        .slice(0, 6)
        .map((row) => row[0]),
    );
    expect(second.body['next']).toBe(6);
  });

  test('a list asked for again with its revision holds only what changed, and its holder', async () => {
    const before = await list('');
    const same = await supervisor.send('GET', '/api/evening/stations', undefined, {
      'if-none-match': String(before.headers['etag']),
    });
    expect(same.status).toBe(304);
    const spec = specOf(staff, '44-01-S1-001');
    await sendPhoto(clerk, spec);
    await take(clerk, spec);
    const delta = await list(`since=${String(before.body['revision'])}`);
    expect(delta.body).toMatchObject({
      full: false,
      total: 8,
      gone: [],
      people: [[clerk.publicId, 'clerk-1']],
    });
    const [row, ...more] = rowsOf(delta);
    if (row === undefined) throw new Error('no row');
    expect(more).toEqual([]);
    expect([row[0], statusOf(delta, row)]).toEqual(['44-01-S1-001', 'awaited']);
    const [constituency, party] = row[11];
    expect(constituency?.length).toBe(6);
    expect(party?.length).toBe(4);
    expect((delta.body['statuses'] as string[])[Number(constituency?.[1])]).toBe('photographed');
    expect(rowsOf(await list(`since=${String(delta.body['revision'])}`))).toEqual([]);
    const restarted = await list('since=00000000.5');
    expect(restarted.body['full']).toBe(true);
  });

  test('filters: status, missing, kind, text; what no longer fits is gone', async () => {
    const missing = await list('status=missing');
    expect(missing.body['total']).toBe(8);
    for (const ballot of ['constituency', 'party-list'])
      await sendPhoto(clerk, specOf(staff, '44-01-S1-002', ballot));
    const delta = await list(`status=missing&since=${String(missing.body['revision'])}`);
    expect(delta.body).toMatchObject({ gone: ['44-01-S1-002'], total: 7, units: [] });
    expect((await list('status=photographed')).body['total']).toBe(1);
    expect((await list('status=photographed,awaited')).body['total']).toBe(8);
    expect((await list('text=S1-002')).body['total']).toBe(2);
    expect((await list(`text=${encodeURIComponent('ตลาด')}`)).body['total']).toBe(8);
    expect((await list('kind=advance-out')).body['total']).toBe(0);
    expect((await supervisor.get('/api/evening/stations?status=fine')).error).toBe('bad-request');
  });

  test('what is accepted is accepted, then held back with the reason, then public, as cuts come', async () => {
    const units = ['44-01-S1-003'];
    await staff.rows(
      "update return set received_at = now() + interval '1 hour' where unit_id = '44-01-S1-002'",
    );
    for (const ballot of ['constituency', 'party-list'])
      await accept(clerk, other, specOf(staff, '44-01-S1-003', ballot));
    const find = async () => {
      const answer = await list('text=44-01-S1-003');
      const row = rowsOf(answer)[0];
      if (row === undefined) throw new Error('no row');
      return [statusOf(answer, row), row[7]];
    };
    expect(await find()).toEqual(['accepted', null]);
    const before = await list('');
    shown = 'held';
    expect((await find())[0]).toBe('held-back');
    const delta = await list(`since=${String(before.body['revision'])}`);
    expect(rowsOf(delta).map((row) => row[0])).toEqual(units);
    shown = 'shown';
    expect(await find()).toEqual(['public', null]);
  });

  test('only the area of duty; publishers see no names of holders', async () => {
    const auditor = await staff.person('auditor-1');
    const publisher = await staff.person('publisher-1');
    const spec = specOf(staff, '44-01-S1-004');
    await sendPhoto(clerk, spec);
    await staff.rows(
      "update return set claimed_by = $2, claimed_until = now() + interval '1 minute' where return_id = $1",
      [spec.index, clerk.personId],
    );
    const named = await list('text=44-01-S1-004', auditor);
    expect(named.body['people']).toEqual([[clerk.publicId, 'clerk-1']]);
    const answer = await list('text=44-01-S1-004', publisher);
    expect(answer.body['people']).toEqual([[clerk.publicId, null]]);
    expect((await list('', auditor)).body['total']).toBe(10);
    expect((await list('area=MKM_1')).body['total']).toBe(4);
    expect((await supervisor.get('/api/evening/stations?centre=MKM_1')).error).toBe('not-your-area');
    expect((await supervisor.get('/api/evening/stations?area=nowhere')).error).toBe('unknown-area');
    expect((await clerk.get('/api/evening/stations')).error).toBe('not-allowed');
    expect(pathOf(spec)).toContain('44-01-S1-004');
  });
});
