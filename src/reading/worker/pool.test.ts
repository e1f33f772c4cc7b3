import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { PoolOptions } from './pool.ts';
import { Pool } from './pool.ts';

const script = fileURLToPath(new URL('./testing/bad-worker.js', import.meta.url));
const LONG = 60_000;
const patient = { look: LONG, straighten: LONG, mask: LONG, crop: LONG, preview: LONG, pdf: LONG };
/** Far more than a start or a small job takes on a busy machine is not needed here: these jobs never end by themselves. */
const impatient = { ...patient, crop: 1_500 };

const open: Pool[] = [];
function pool(options: Partial<PoolOptions> = {}): Pool {
  const made = new Pool({
    script,
    workers: 1,
    queue: 100,
    patience: patient,
    memory: 2 ** 40,
    ...options,
  });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

const look = (what: string) => ({ kind: 'look', bytes: Buffer.from(what) }) as const;
const crop = (what: string) => ({ kind: 'crop', bytes: Buffer.from(what), boxes: [] }) as const;

describe('the pool of workers', () => {
  it('answers, and keeps its worker', async () => {
    const p = pool();
    const first = await p.run(look('one'));
    const pids = p.pids;
    expect(first).toEqual({ ok: true, value: `one by ${pids[0]}` });
    await p.run(look('two'));
    expect(p.pids).toEqual(pids);
  });

  it('gives up a job that takes the worker with it twice, and goes on with the next', async () => {
    const p = pool();
    for (const what of ['crash', 'exit']) {
      const [bad, good] = await Promise.all([p.run(look(what)), p.run(look('good'))]);
      expect(bad).toEqual({ ok: false, error: 'crashed' });
      expect(good.ok).toBe(true);
    }
  });

  it('tries a job again when its worker is killed from outside', async () => {
    const p = pool();
    await p.run(look('warm'));
    const answer = p.run(look('slow'));
    const [pid] = p.pids;
    if (pid === undefined) throw new Error('no worker');
    process.kill(pid, 'SIGKILL');
    expect((await answer).ok).toBe(true);
    expect(p.pids).not.toContain(pid);
  });

  it('ends a job that never ends, in a loop or waiting', async () => {
    const p = pool({ patience: impatient });
    for (const what of ['hang', 'wait']) {
      expect(await p.run(crop(what))).toEqual({ ok: false, error: 'too-slow' });
    }
    expect((await p.run(look('good'))).ok).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('ends a worker that eats memory', async () => {
    const p = pool({ memory: 700 * 2 ** 20 });
    expect(await p.run(look('eat'))).toEqual({ ok: false, error: 'crashed' });
    expect((await p.run(look('good'))).ok).toBe(true);
  });

  it('says busy when the queue is full, and when there is room again', async () => {
    const p = pool({ queue: 2 });
    await p.run(look('warm'));
    const running = p.run(look('slow'));
    const waiting = [p.run(look('slow')), p.run(look('slow'))];
    expect(await p.run(look('too many'))).toEqual({ ok: false, error: 'busy' });
    await p.whenRoom();
    expect((await p.run(look('again'))).ok).toBe(true);
    expect((await Promise.all([running, ...waiting])).every((answer) => answer.ok)).toBe(true);
  });

  it('takes looks before everything else', async () => {
    const p = pool();
    await p.run(look('warm'));
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      p.run(crop('slow')).then(note('first')),
      p.run(crop('slow')).then(note('crop')),
      p.run(look('slow')).then(note('look')),
    ]);
    expect(order).toEqual(['first', 'look', 'crop']);
  });

  it('tells a worker no secret of the program', async () => {
    process.env['KHANAEN_TEST_SECRET'] = 'x';
    const answer = await pool().run(look('environment'));
    delete process.env['KHANAEN_TEST_SECRET'];
    const names = answer.ok ? (answer.value as unknown as string[]) : [];
    expect(names).toContain('PATH');
    expect(names.filter((name) => /KHANAEN|DATABASE|PG|SECRET|TOKEN|KEY/.test(name))).toEqual([]);
  });

  it('does not wait for ever for workers that cannot start', async () => {
    const p = pool({ script: fileURLToPath(new URL('./testing/no-such-worker.js', import.meta.url)) });
    expect(await p.run(look('good'))).toEqual({ ok: false, error: 'crashed' });
  });

  it('answers closed to what waits when it is closed, and to what comes later', async () => {
    const p = pool();
    await p.run(look('warm'));
    const waiting = [p.run(look('wait')), p.run(look('slow'))];
    await p.close();
    expect(await Promise.all(waiting)).toEqual([
      { ok: false, error: 'closed' },
      { ok: false, error: 'closed' },
    ]);
    expect(await p.run(look('good'))).toEqual({ ok: false, error: 'closed' });
    expect(p.pids).toEqual([]);
  });
});
