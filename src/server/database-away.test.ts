import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import { makePool } from '../store/connect.ts';
import { silentLog } from '../store/errors.ts';
import { Gate } from './testing/gate.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm } from './testing/wire.ts';

describe('a database that goes and comes back', () => {
  let staff: StaffApp;
  let gate: Gate;
  let pool: Pool;
  beforeAll(async () => {
    staff = await staffApp({
      reach: async (url) => {
        const { pathname, searchParams } = new URL(url.replace('postgres:///', 'postgres://local/'));
        gate = new Gate(join(searchParams.get('host') ?? '', `.s.PGSQL.${searchParams.get('port')}`));
        await gate.open();
        pool = makePool(
          `postgres://${searchParams.get('user')}@127.0.0.1:${gate.port}${pathname}`,
          silentLog,
        );
        return pool;
      },
    });
  });
  afterAll(async () => {
    await pool.end();
    await gate.shut();
    await staff.close();
  });

  test('every call answers 503 with a text, nothing falls over, and the work goes on where it was', async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const two = await staff.person('clerk-2', ['D1']);
    const nobody = new StaffClient(staff.app, '');
    const spec = specOf(staff, '44-01-S1-001');
    await sendPhoto(one, spec);
    const claim = await take(one, spec);

    await gate.shut();
    const photo = testPng({ seed: 4242 });
    const answers = [
      await enter(one, spec, claim, rightForm(spec)),
      await one.photo(`${pathOf(spec)}/photos`, photo),
      await one.post('/api/queue/next', {}),
      await one.get(pathOf(spec)),
      await nobody.post('/api/login', { username: 'clerk-1', password: 'x' }),
      await nobody.get('/readyz'),
    ];
    expect(answers.map((a) => a.status)).toEqual([503, 503, 503, 503, 503, 503]);
    expect(answers.slice(0, 5).map((a) => a.error)).toEqual(Array(5).fill('database-away'));
    for (const answer of answers) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await nobody.get('/healthz')).status).toBe(200);
    expect((await nobody.get('/metrics')).status).toBe(200);

    await gate.open();
    expect((await nobody.get('/readyz')).status).toBe(200);
    // The same calls again, as a client does after 503.
    expect((await enter(one, spec, claim, rightForm(spec))).body).toMatchObject({ outcome: 'entered-once' });
    expect((await one.photo(`${pathOf(spec)}/photos`, photo)).status).toBe(201);
    expect((await type(two, spec)).body).toMatchObject({ outcome: 'accepted' });
  });

  test('connections that are cut in the middle of work lose nothing that was acknowledged, and double nothing', async () => {
    const one = await staff.person('clerk-1', ['D1']);
    const specs = [2, 3, 4].map((n) => specOf(staff, `44-01-S1-00${n}`));
    for (const spec of specs) await sendPhoto(one, spec);
    for (const spec of specs) {
      const claim = await take(one, spec);
      const first = enter(one, spec, claim, rightForm(spec));
      await gate.shut();
      const answer = await first;
      expect([200, 503]).toContain(answer.status);
      await gate.open();
      const again = await enter(one, spec, claim, rightForm(spec));
      expect(again.body).toMatchObject({ outcome: 'entered-once' });
      expect(await staff.rows('select count(*) as n from entry where return_id = $1', [spec.index])).toEqual([
        { n: 1 },
      ]);
    }
    // The inbox says that it cannot look while there is no database; nothing else has anything to say.
    expect(staff.logged.filter((line) => !line.startsWith('The inbox '))).toEqual([]);
  });
});
