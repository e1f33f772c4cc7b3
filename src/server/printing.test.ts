import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { withHash } from '../election/parse.ts';
import { constituencySummary } from '../election/standard/summaries.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, pathOf } from './testing/steps.ts';

const UNIT = '44-01-S1-001';

interface Job {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly pages: number }[];
}

describe('printing', () => {
  let staff: StaffApp;
  let head: StaffClient;
  let other: StaffClient;
  beforeAll(async () => {
    const pkg = tinyPackage();
    const forms = [...pkg.forms, constituencySummary('constituency')];
    staff = await staffApp({ election: indexElection(withHash({ ...pkg, forms })) });
    head = await staff.person('head-1', ['D1']);
    other = await staff.person('head-2', ['MKM_1']);
  });
  afterAll(() => staff.close());

  const bytesOf = async (client: StaffClient, url: string) => {
    const reply = await staff.app.inject({ method: 'GET', url, headers: { cookie: client.cookie } });
    return { status: reply.statusCode, type: reply.headers['content-type'], bytes: reply.rawPayload };
  };

  const finished = async (id: string): Promise<Job> => {
    for (let i = 0; i < 600; i++) {
      const jobs = (await head.get('/api/print-jobs')).body['jobs'] as Job[];
      const job = jobs.find((j) => j.id === id);
      if (job !== undefined && job.state !== 'waiting' && job.state !== 'printing') return job;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('the job does not end');
  };

  test('the blank form of a return is a PDF; with all copies it is longer', async () => {
    const one = await bytesOf(head, `/api/units/${UNIT}/constituency/form.pdf`);
    const all = await bytesOf(head, `/api/units/${UNIT}/constituency/form.pdf?copies=1`);
    expect([one.status, one.type]).toEqual([200, 'application/pdf']);
    expect(one.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.bytes.subarray(-8).toString()).toContain('%%EOF');
    expect(all.bytes.length).toBeGreaterThan(one.bytes.length * 1.5);
    const away = await bytesOf(other, `/api/units/${UNIT}/constituency/form.pdf`);
    expect(away.status).toBe(403);
  });

  test('a record is printed once there is one', async () => {
    const url = `/api/units/${UNIT}/party-list/record.pdf`;
    expect(await head.get(url)).toMatchObject({ status: 409, error: 'no-record' });
    const spec = staff.election.findReturn(UNIT, 'party-list');
    if (spec === undefined) throw new Error('no such return');
    const [first, second] = [await staff.person('clerk-1', ['D1']), await staff.person('clerk-2', ['D1'])];
    await accept(first, second, spec);
    expect(pathOf(spec)).toContain('party-list');
    const printed = await bytesOf(head, url);
    expect([printed.status, printed.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  test('a summary holds what is accepted and says that it is not complete', async () => {
    const url = '/api/centres/MKM_1/summaries/6-1';
    const printed = await bytesOf(other, url);
    expect([printed.status, printed.type]).toEqual([200, 'application/pdf']);
    expect((await bytesOf(head, url)).status).toBe(403);
    expect((await bytesOf(head, '/api/centres/D1/summaries/6-1')).status).toBe(404);
    expect((await bytesOf(other, '/api/centres/MKM_1/summaries/5-18-constituency')).status).toBe(404);
  });

  test('a centre is printed in the background and can be taken as a file or a ZIP, by its own people', async () => {
    const order = { kind: 'centre', of: 'D1' };
    expect((await other.post('/api/print-jobs', order)).error).toBe('not-your-area');
    const begun = await head.post('/api/print-jobs', order);
    expect(begun.status).toBe(202);
    const id = begun.body['id'] as string;
    const job = await finished(id);
    expect(job).toMatchObject({ state: 'done', done: 1, total: 1 });
    expect(job.files.map((file) => file.name)).toEqual(['D1.pdf']);
    const file = await bytesOf(head, `/api/print-jobs/${id}/files/D1.pdf`);
    expect(file.bytes.length).toBe(job.files[0]?.bytes);
    const zip = await bytesOf(head, `/api/print-jobs/${id}/all.zip`);
    expect(zip.bytes.readUInt32LE(0)).toBe(0x04034b50);
    expect(zip.bytes.length).toBeGreaterThan(file.bytes.length);
    expect((await bytesOf(other, `/api/print-jobs/${id}/files/D1.pdf`)).status).toBe(403);
    expect((await bytesOf(head, `/api/print-jobs/${id}/files/..%2Forder.json`)).status).toBe(404);
    expect((await other.get('/api/print-jobs')).body['jobs']).toEqual([]);
    // The same order again finds its files.
    const again = await head.post('/api/print-jobs', order);
    expect(again.body['id']).toBe(id);
    expect((await finished(id)).files).toEqual(job.files);
  });

  test('what the election does not have is refused', async () => {
    expect((await head.post('/api/print-jobs', { kind: 'centre', of: 'nowhere' })).error).toBe('not-found');
    expect((await head.post('/api/print-jobs', { kind: 'province', of: 'D1' })).error).toBe('not-found');
    expect((await head.post('/api/print-jobs', { kind: 'centre', of: 'D1', forms: ['9-9'] })).error).toBe(
      'not-found',
    );
    expect((await head.post('/api/print-jobs', { kind: 'nation', of: 'TH' })).error).toBe('bad-request');
    expect((await head.post('/api/print-jobs', { kind: 'province', of: 'MKM' })).error).toBe('not-your-area');
    const none = await head.post('/api/print-jobs', {
      kind: 'centre',
      of: 'D1',
      forms: ['5-17-constituency'],
    });
    expect(none.error).toBe('nothing-to-print');
  });
});
