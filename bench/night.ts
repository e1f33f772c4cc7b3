import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { report } from './report.ts';

/**
 * The whole election of 2566 through the HTTP API: photos, two entries a form, decisions, corrections; then a cold start.
 *
 *   npx tsx bench/night.ts --package DIR [--province MKM] [--write]      the embedded database
 *   DATABASE_URL=postgres://… npx tsx bench/night.ts --package DIR …     an empty database of a server
 */
const { values } = parseArgs({
  options: {
    package: { type: 'string' },
    forms: { type: 'string', default: join(import.meta.dirname, '../../shared/data/th-2566/stations') },
    province: { type: 'string' },
    clerks: { type: 'string', default: '96' },
    port: { type: 'string', default: '18095' },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const url = `http://127.0.0.1:${values.port}`;
const khanaen = join(import.meta.dirname, '..', 'bin', 'khanaen.cjs');
const dataDir = mkdtempSync(join(tmpdir(), 'khanaen-night-'));
const database = process.env['DATABASE_URL'] === undefined ? 'embedded' : 'server';

function start(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return spawn(process.execPath, [khanaen, ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

/** Starts the server; gives the milliseconds until figures could be read, and until the ledger was folded and a cut made. */
async function serve(): Promise<{ child: ChildProcess; served: number; ms: number }> {
  const begun = performance.now();
  const child = start([
    'serve',
    '--package',
    values.package ?? '',
    '--data',
    dataDir,
    '--port',
    values.port,
    // The drill's people keep the password of their file.
    '--own-password',
    'optional',
    '--second-factor',
    'optional',
  ]);
  const good = (path: string) =>
    fetch(`${url}${path}`).then(
      (reply) => reply.ok,
      () => false,
    );
  let served = 0;
  while (child.exitCode === null) {
    if (served === 0 && (await good('/v1/nation.json'))) served = performance.now() - begun;
    if (served > 0 && (await good('/readyz'))) return { child, served, ms: performance.now() - begun };
    await sleep(20);
  }
  throw new Error('the server ended');
}

const residentMb = (pid: number | undefined) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** A quantile of a Prometheus histogram, as the upper bound of its bucket. */
function quantile(text: string, name: string, q: number): string {
  const buckets = [...text.matchAll(new RegExp(`^${name}_bucket\\{[^}]*le="([^"]+)"\\} (\\d+)`, 'gm'))];
  const total = Number(buckets.at(-1)?.[2] ?? 0);
  return buckets.find((bucket) => Number(bucket[2]) >= q * total)?.[1] ?? '–';
}

async function main(): Promise<void> {
  if (values.package === undefined || !existsSync(values.forms)) {
    console.log('skipped: needs --package and the forms of 2566 (skipped: no ../shared)');
    return;
  }
  const { child } = await serve();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMb(child.pid));
  }, 1000);
  const reportFile = join(dataDir, 'report.txt');
  const province = values.province === undefined ? [] : ['--province', values.province];
  const drill = start(
    [
      'drill',
      '--package',
      values.package,
      '--forms',
      values.forms,
      '--url',
      url,
      '--speed',
      'max',
      '--clerks',
      values.clerks,
      '--lift-cap',
      '--data',
      dataDir,
      '--report',
      reportFile,
      ...province,
    ],
    { ...process.env, DATABASE_URL: '' },
  );
  const code = await ended(drill);
  clearInterval(watch);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const text = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : '';
  child.kill('SIGTERM');
  await ended(child);
  const again = await serve();
  const memory = residentMb(again.child.pid);
  again.child.kill('SIGTERM');
  await ended(again.child);
  report(
    `night-${database}${values.province === undefined ? '' : `-${values.province.toLowerCase()}`}`,
    `The election of 2566${values.province === undefined ? '' : ` (${values.province})`} through the HTTP API, ${database} PostgreSQL`,
    [
      {
        forms: /(\d+) forms;/.exec(text)?.[1] ?? '',
        'accepted forms/s': /([\d.]+) forms\/s/.exec(text)?.[1] ?? '',
        'accepted → public p50 s ≤': quantile(metrics, 'khanaen_accepted_to_public_seconds', 0.5),
        'p95 s ≤': quantile(metrics, 'khanaen_accepted_to_public_seconds', 0.95),
        'server memory, peak MB': Math.round(peak),
        'cold start: figures served ms': Math.round(again.served),
        'ledger folded, new cut ms': Math.round(again.ms),
        'memory after it MB': Math.round(memory),
        'drill ended with': code ?? 'a signal',
      },
    ],
    {
      method: `Server, database, drill client (${values.clerks} clerks) and photos on the same machine; two entries a form, 2 % slips of typing, photos of the drill, every total compared at the end.`,
      write: values.write,
    },
  );
  console.log(text);
  if (values.keep) console.log(`kept: ${dataDir}`);
  else rmSync(dataDir, { recursive: true, force: true });
  process.exitCode = code ?? 1;
}

await main();
