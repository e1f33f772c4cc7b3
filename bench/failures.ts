import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { Gate } from '../src/server/testing/gate.ts';
import { openChromium } from '../web/testing/chromium.ts';
import { FailingShares } from './failing-shares.ts';
import { report } from './report.ts';

/**
 * What the public sees when something is killed: an election night runs, pages are open on a phone on both ways to the results, and one thing
 * after another fails for a minute. Pictures before, 20 s and 45 s after and after recovery; the figures must stay, the age be told, nothing be blank.
 *
 *   npx tsx bench/failures.ts --database postgres://user:password@127.0.0.1:5433/empty --disk DIR --out pictures [--speed 20] [--only disk]
 *
 * --disk: an empty folder on a small file system of its own (`mount -t tmpfs -o size=120m tmpfs DIR`), which is filled up; photos, the last
 * cut and the folder of the second way lie there. Without it, that part is left out.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    disk: { type: 'string' },
    out: { type: 'string', default: 'failures' },
    speed: { type: 'string', default: '20' },
    port: { type: 'string', default: '8280' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const PORT = Number(values.port);
const ONE = `http://localhost:${PORT}`;
const TWO = `http://localhost:${PORT + 1}`;
const khanaen = join(import.meta.dirname, '..', 'bin', 'khanaen.cjs');
const scratch = mkdtempSync(join(tmpdir(), 'khanaen-failures-'));
const data = values.disk === undefined ? join(scratch, 'data') : join(values.disk, 'data');
const pkg = join(scratch, 'package');
const LOOKS_S = [20, 45];
const BACK_S = 60;

const running = new Set<ChildProcess>();

function start(args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, [khanaen, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...more },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

async function untilAnswers(url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const ok = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ok) return;
    await sleep(200);
  }
  throw new Error(`${url} does not answer`);
}

interface Reader {
  readonly name: string;
  readonly page: Page;
}

/** A phone with the overview open: its own profile, so that its service worker keeps what it read. */
async function reader(browser: Browser, name: string, url: string): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(3000);
  await page.reload(); // through the service worker, as a second visit is
  return { name, page };
}

interface Told {
  readonly cut: number;
  readonly bar: string;
  readonly warns: boolean;
  /** Letters of the page with figures. */
  readonly letters: number;
}

const tell = (page: Page): Promise<Told> =>
  page.evaluate(() => {
    const main = document.getElementById('main');
    const bar = document.getElementById('live');
    return {
      cut: Number(main?.dataset['cut'] ?? 0),
      bar: bar?.textContent ?? '',
      warns: bar?.classList.contains('note') ?? false,
      letters: main?.textContent?.length ?? 0,
    };
  });

interface Failure {
  readonly name: string;
  /** Makes it fail; what it gives back makes it whole again. */
  readonly begin: () => Promise<() => Promise<void>>;
}

interface Watched {
  readonly reader: string;
  warnedAfter: number | null;
  calmAfter: number | null;
  least: number;
  backwards: boolean;
}

async function watch(failure: Failure, readers: readonly Reader[]): Promise<Watched[]> {
  const shoot = async (moment: string) => {
    for (const { name, page } of readers) {
      await page.screenshot({ path: join(values.out, `${failure.name}-${name}-${moment}.png`) });
      console.log(`${failure.name} ${moment} ${name}: ${JSON.stringify(await tell(page))}`);
    }
  };
  await shoot('before');
  const begun = performance.now();
  const mend = await failure.begin();
  const seen: Watched[] = [];
  for (const { name, page } of readers) {
    const { letters } = await tell(page);
    seen.push({ reader: name, warnedAfter: null, calmAfter: null, least: letters, backwards: false });
  }
  const seconds = () => (performance.now() - begun) / 1000;
  let mended = Number.POSITIVE_INFINITY;
  const cuts = new Map<string, number>();
  const pending = [...LOOKS_S];
  while (seconds() < mended + BACK_S) {
    for (const [i, { name, page }] of readers.entries()) {
      const told = await tell(page);
      const one = seen[i];
      if (one === undefined) continue;
      if (told.warns) one.warnedAfter ??= seconds();
      if (!told.warns && mended < seconds()) one.calmAfter ??= seconds() - mended;
      if (told.warns && mended < seconds()) one.calmAfter = null;
      one.least = Math.min(one.least, told.letters);
      if (told.cut < (cuts.get(name) ?? 0)) one.backwards = true;
      cuts.set(name, told.cut);
    }
    if (seconds() >= (pending[0] ?? Number.POSITIVE_INFINITY)) {
      await shoot(`${pending.shift()}s`);
      if (pending.length === 0) {
        await reloaded(failure, readers);
        cuts.clear(); // a kept copy may be older: what counts is the open page
        await mend();
        mended = seconds();
      }
    }
    if (seconds() > mended + 10 && seen.every((one) => one.calmAfter !== null)) break;
    await sleep(400);
  }
  await sleep(3000);
  await shoot('after');
  return seen;
}

/** What somebody sees who loads the page anew in the middle of it. */
async function reloaded(failure: Failure, readers: readonly Reader[]): Promise<void> {
  for (const { name, page } of readers) {
    await page.reload({ timeout: 20_000 }).catch((error: unknown) => console.log(`reload: ${String(error)}`));
    await page.waitForTimeout(1000);
    await page.screenshot({ path: join(values.out, `${failure.name}-${name}-reload.png`) });
    console.log(`${failure.name} reload ${name}: ${JSON.stringify(await tell(page))}`);
  }
}

/** Fills the file system of a folder up to the last block, although others write, too. */
function fillUp(folder: string): () => void {
  const file = join(folder, 'ballast');
  for (const bytes of [1 << 20, 1 << 14, 1 << 12]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  return () => rmSync(file);
}

async function main(): Promise<void> {
  if (values.database === undefined) throw new Error('--database is missing');
  const browser = await openChromium();
  if (browser === null) return;
  mkdirSync(values.out, { recursive: true });
  const given = new URL(values.database);
  const gate = new Gate(Number(given.port));
  await gate.open();
  given.port = String(gate.port);
  const env = { DATABASE_URL: given.href };
  const sample = start(['sample', '--kind', 'province', '--scale', '0.2', '--seed', '2569', '--out', pkg]);
  await new Promise((resolve) => sample.once('exit', resolve));
  const shares = new FailingShares(join(scratch, 'shares'), ONE, values.database);
  const place = ['--package', pkg, '--data', data, '--port', String(PORT), '--deliver', shares.config];
  const serve = () => start(['serve', ...place], env);
  const mirror = () =>
    start(
      ['mirror', join(data, 'mirror'), '--package', pkg, '--data', data, '--port', String(PORT + 1)],
      env,
    );
  let first = serve();
  await untilAnswers(`${ONE}/readyz`);
  let second = mirror();
  await untilAnswers(`${TWO}/v1/cut.json`);
  const forms = ['--package', pkg, '--forms', join(pkg, 'drill'), '--url', ONE, '--speed', values.speed];
  start(['drill', ...forms, '--data', data, '--report', join(scratch, 'report.txt')]);
  await sleep(60_000);
  const readers = [
    await reader(browser, 'one-th', `${ONE}/th/`),
    await reader(browser, 'two-en', `${TWO}/en/`),
  ];
  await sleep(20_000);
  const failures: Failure[] = [
    {
      name: 'publisher',
      begin: async () => {
        await end(first, 'SIGKILL');
        return async () => {
          first = serve();
        };
      },
    },
    {
      name: 'database',
      begin: async () => {
        await gate.shut();
        return () => gate.open();
      },
    },
    {
      name: 'second-way',
      begin: async () => {
        await end(second, 'SIGKILL');
        return async () => {
          second = mirror();
        };
      },
    },
    { name: 'delivery', begin: async () => shares.takeAway() },
    ...(values.disk === undefined
      ? []
      : [
          {
            name: 'disk',
            begin: async () => {
              const empty = fillUp(data);
              return async () => empty();
            },
          },
        ]),
  ];
  const rows = [];
  for (const failure of failures) {
    if (values.only !== undefined && failure.name !== values.only) continue;
    const seen = await watch(failure, readers);
    if (failure.name === 'delivery') {
      report('failing-shares', 'One of two delivery folders is taken away for 45 s', await shares.rows(), {
        method: `The same drill; both folders get every newest cut (ECT files and JSON), at most once a second. Readers of the site: the row "delivery" of the table above.`,
        write: values.write,
      });
    }
    for (const one of seen) {
      console.log(JSON.stringify(one));
      rows.push({
        'what failed for 45 s': failure.name,
        reader: one.reader,
        'told after, s': one.warnedAfter?.toFixed(1) ?? 'nothing to tell',
        'well again after, s': one.calmAfter?.toFixed(1) ?? '-',
        blank: one.least > 200 ? 'never' : 'YES',
        'an open page went back': one.backwards ? 'YES' : 'never',
      });
    }
  }
  report('failures', 'What a reader is told when something fails', rows, {
    method: `A drill of a province at ${values.speed} minutes a minute, the overview open on a phone on the first way (Thai) and on the second (English); each thing fails for 45 s.`,
    write: values.write,
  });
  await browser.close();
  for (const child of running) child.kill('SIGTERM');
  await sleep(3000);
  await gate.shut();
  if (existsSync(scratch)) rmSync(scratch, { recursive: true, force: true });
}

await main();
process.exit();
