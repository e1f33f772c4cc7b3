import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeDrive } from '../delivery/testing/fake-drive.ts';
import { driveTarget, folderTarget, s3Target, webhookTarget } from '../delivery/testing/sending.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';

describe('delivery at the desk', () => {
  let staff: StaffApp;
  beforeAll(async () => {
    const drive = await FakeDrive.open();
    const { url, keyFile, root } = drive;
    await drive.close();
    const targets = [
      folderTarget('/mnt/secret-share'),
      s3Target('https://s3.secret.example'),
      driveTarget(url, root, keyFile),
      webhookTarget('https://secret.example/hook'),
    ];
    staff = await staffApp({ deliver: { targets } });
    await staff.rows(`insert into delivery_target (target, kind, place, failures, problem, detail, failing_since, cut, cut_at, delivered_at, files, bytes,
        sent_files, sent_bytes, seconds) values
      ('share', 'folder', repeat('a', 64), 0, '', '', null, 4, now() - interval '1 hour', now(), 10, 1000, 4, 400, 1.5),
      ('bucket', 's3', repeat('b', 64), 5, 'refused', 'HTTP 403 AccessDenied', now() - interval '1 hour', null, null, null, null, null, null, null, null),
      ('drive', 'drive', repeat('c', 64), 0, '', '', null, null, null, null, null, null, null, null, null)`);
    await staff.rows(
      `insert into cut (number, at, ledger_size, root, frontier, manifest_sha256, checkpoint)
       values (1, now(), 0, decode(repeat('00', 32), 'hex'), decode('', 'hex'), repeat('0', 64), 'note')`,
    );
  });
  afterAll(() => staff.close());

  test('those who run publication see every place in plain words, and no address or secret', async () => {
    for (const name of ['administrator-1', 'publisher-1', 'auditor-1']) {
      const answer = await (await staff.person(name)).get('/api/delivery');
      expect(answer.status).toBe(200);
      const { targets, on } = answer.body as { on: boolean; targets: { target: string; state: string }[] };
      expect(on).toBe(true);
      expect(targets.map(({ target, state }) => [target, state])).toEqual([
        ['share', 'behind'],
        ['bucket', 'faulty'],
        ['drive', 'never'],
        ['news', 'never'],
      ]);
      expect(answer.body).toMatchObject({
        targets: [
          { delivered: { cut: 4, sentFiles: 4 } },
          { problem: { code: 'refused', failures: 5, todo: { th: expect.stringContaining('สิทธิ์') } } },
          {},
          {},
        ],
      });
      expect(JSON.stringify(answer.body)).not.toMatch(/secret|PRIVATE|iam\.gservice|example/);
    }
    expect((await (await staff.person('supervisor-1')).get('/api/delivery')).error).toBe('not-allowed');
  });

  test('they pause and resume with a reason, which the log keeps; auditors only look', async () => {
    const publisher = await staff.person('publisher-1');
    const auditor = await staff.person('auditor-1');
    const act = (kind: string, body: object, target = 'share') =>
      publisher.post(`/api/delivery/${target}/${kind}`, body);
    expect((await auditor.post('/api/delivery/share/pause', { reason: 'x' })).error).toBe('not-allowed');
    expect((await act('pause', {})).error).toBe('bad-request');
    expect((await act('pause', { reason: 'x' }, 'nowhere')).error).toBe('not-found');
    expect((await act('pause', { reason: 'x' }, 'news')).error).toBe('not-found'); // no process has opened it yet
    expect((await act('pause', { reason: 'disk is changed' })).status).toBe(204);
    expect((await publisher.get('/api/delivery')).body).toMatchObject({
      targets: [{ state: 'paused', paused: { reason: 'disk is changed', by: 'publisher-1' } }, {}, {}, {}],
    });
    expect((await act('resume', { reason: 'disk is in' })).status).toBe(204);
    for (const kind of ['again', 'everything'])
      expect((await act(kind, { reason: 'to be sure' })).status).toBe(204);
    const log = await staff.rows(
      "select action, detail->>'reason' as reason from audit where subject = 'delivery share' order by audit_id",
    );
    expect(log).toEqual([
      { action: 'delivery-pause', reason: 'disk is changed' },
      { action: 'delivery-resume', reason: 'disk is in' },
      { action: 'delivery-again', reason: 'to be sure' },
      { action: 'delivery-everything', reason: 'to be sure' },
    ]);
    expect(await staff.rows("select asked_all from delivery_target where target = 'share'")).toEqual([
      { asked_all: true },
    ]);
  });
});
