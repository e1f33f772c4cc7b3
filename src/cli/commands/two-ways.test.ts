import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNightForms } from '../../drill/forms-file.ts';
import { PathWatch } from '../../drill/paths.ts';
import { runDrill } from '../../drill/run-drill.ts';
import { freePort } from '../../store/testing/free-port.ts';
import { until } from '../../store/testing/until.ts';
import { answers } from '../kept-process.ts';
import { loadElection } from '../load-package.ts';
import { run as makeSample } from './sample.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Five starts of a process from its sources: a busy machine needs some time. */
const PATIENCE_MS = 300_000;
const silent = { out: () => undefined, err: () => undefined };

let dir = '';
const running = new Set<ChildProcess>();
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-ways-'));
});
afterAll(async () => {
  for (const child of running) await ended(child, 'SIGTERM');
  await rm(dir, { recursive: true, force: true });
});

/** `khanaen` from its sources, in a process of its own; resolves when the address answers. */
async function start(args: readonly string[], address: string): Promise<ChildProcess> {
  const call = `import(${JSON.stringify(MAIN)}).then(async (m) => process.exit(await m.main(process.argv.slice(1))))`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', call, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  child.once('exit', () => running.delete(child));
  await until(() => {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}: ${errors}`);
    return answers(address);
  }, PATIENCE_MS);
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

test(
  'two ways to the results, each killed while the other goes on: never both away, never blank, the same bytes',
  async () => {
    const [pkg, data] = [join(dir, 'package'), join(dir, 'data')];
    expect(await makeSample(['--kind', 'local', '--seed', '5', '--out', pkg], silent)).toBe(0);
    const [one, two] = [await freePort(), await freePort()].map((port) => `http://127.0.0.1:${port}`) as [
      string,
      string,
    ];
    const at = ['--package', pkg, '--data', data];
    const serve = () =>
      start(['serve', ...at, '--cut-every', '200', '--port', one.slice(17)], `${one}/readyz`);
    const mirror = () =>
      start(
        ['mirror', join(dir, 'tree'), ...at, '--every', '200', '--port', two.slice(17)],
        `${two}/v1/cut.json`,
      );
    let first = await serve();
    let second = await mirror();
    const watch = new PathWatch([one, two], 200);
    await until(async () => {
      await watch.look();
      return watch.begun;
    }, PATIENCE_MS);
    watch.start();
    const loaded = await loadElection(pkg);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const forms = await readNightForms(loaded.value, join(pkg, 'drill'));
    if (!('rows' in forms)) throw new Error(JSON.stringify(forms));
    const night = runDrill(loaded.value, forms, {
      url: one,
      formsDir: join(pkg, 'drill'),
      adminPassword: (await readFile(join(data, 'first-administrator.txt'), 'utf8')).trim(),
      speed: null,
      province: null,
      liftCap: true,
      clerks: 4,
      seed: 3,
      shares: { typos: 0, sameTypos: 0, unreadable: 0, late: 0 },
      onProgress: () => undefined,
    });

    await ended(second, 'SIGKILL');
    await watch.look();
    expect(await answers(`${one}/th/`)).toBe(true);
    second = await mirror();

    await ended(first, 'SIGKILL');
    await watch.look();
    expect(await answers(`${two}/th/`)).toBe(true);
    first = await serve();

    expect((await night).comparison.differences).toEqual([]);
    const seen = await watch.finish(60_000);
    expect(seen).toMatchObject({ allAway: 0, differing: [], paths: [{ blank: 0 }, { blank: 0 }] });
    for (const path of seen.paths) expect(path.absences).toBeGreaterThanOrEqual(1);
    expect(new Set(seen.paths.map((path) => path.cut)).size).toBe(1);
    expect(seen.sameCuts).toBeGreaterThanOrEqual(1);
    expect(seen.samePages).toBeGreaterThanOrEqual(1);

    // A unit's page shows its photos small, on both ways.
    const unit = encodeURIComponent(loaded.value.pkg.units[0]?.id ?? '');
    for (const way of [one, two]) {
      const html = await (await fetch(`${way}/th/u/${unit}`)).text();
      const small = /<img src="(\/photos\/[0-9a-f]{64}\.preview\.webp)"/.exec(html)?.[1];
      const preview = await fetch(`${way}${small}`, { redirect: 'manual' });
      expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect((await preview.arrayBuffer()).byteLength).toBeLessThanOrEqual(60_000);
    }

    // Without server and database, and started anew, the second way still has the last cut: from its folder.
    await ended(first, 'SIGTERM');
    await ended(second, 'SIGKILL');
    second = await mirror();
    const page = await fetch(`${two}/th/`);
    expect([page.status, /data-cut="(\d+)"/.exec(await page.text())?.[1]]).toEqual([
      200,
      String(seen.paths[1]?.cut),
    ]);
    expect((await fetch(`${two}/readyz`)).status).toBe(503);
  },
  PATIENCE_MS,
);
