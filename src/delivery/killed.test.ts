import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { testDatabase } from '../store/testing/database.ts';
import { SmallS3 } from '../store/testing/small-s3.ts';
import { until } from '../store/testing/until.ts';
import { hashesBelow, SmallNight, temporaryFolder } from './testing/press-night.ts';

const CHILD = fileURLToPath(new URL('./testing/child.ts', import.meta.url));
const POINTER = 'PUT /press/th/v1/cut.json';

test('a process that is killed in the middle of a delivery goes on with it, and no reader saw a pointer too early', {
  timeout: 120_000,
}, async () => {
  const [database, folder, s3] = await Promise.all([testDatabase(), temporaryFolder(), SmallS3.open()]);
  const share = join(folder.path, 'share');
  await mkdir(share);
  let errors = '';
  const start = (cuts: number) => {
    const args = [
      '--import',
      'tsx',
      CHILD,
      database.url,
      join(folder.path, 'data'),
      share,
      s3.url,
      String(cuts),
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    return {
      kill: () =>
        new Promise<void>((resolve) => child.once('close', () => resolve()) && child.kill('SIGKILL')),
    };
  };
  const puts = () => s3.asked.filter((line) => line.startsWith('PUT'));
  const delivered = async (cut: number) => {
    const { rows } = await database.pool.query('select target from delivery_target where cut = $1', [cut]);
    return rows.length === 2;
  };
  try {
    s3.slow = 60;
    const first = start(1);
    await until(() => puts().length >= 8 || errors.includes('fails'));
    await first.kill();
    expect(puts()).not.toContain(POINTER);
    const before = puts().length;
    s3.slow = 0;
    const second = start(2);
    await until(() => delivered(2));
    await second.kill();
    // The cut that was begun was ended first, from our own disk, with the bytes that it had.
    const night = new SmallNight();
    const [one, two] = [night.next().cut, night.next().cut];
    const data = [...one.files.keys()].filter((path) => path.startsWith('/data/')).length;
    const untilPointer = puts().slice(0, puts().indexOf(POINTER));
    expect(puts().filter((line) => line === POINTER)).toHaveLength(2);
    const inFlight = 3;
    expect(before).toBeGreaterThanOrEqual(8);
    expect(untilPointer.length).toBeLessThanOrEqual(data + 3 + inFlight);
    const files = await hashesBelow(share);
    for (const { path, sha256 } of two.files.values()) {
      if (!path.startsWith('/data/') && path !== '/v1/manifest.json' && path !== '/v1/cut.json') continue;
      expect(files[path.slice(1)], path).toBe(sha256);
      expect(s3.objects.get(`/press/th${path}`)?.length, path).toBe(
        (await readFile(join(share, path))).length,
      );
    }
    expect(Object.keys(files).filter((path) => path.includes('khanaen-part'))).toEqual([]);
  } finally {
    await Promise.all([database.close(), s3.close()]);
    await folder.remove();
  }
});
