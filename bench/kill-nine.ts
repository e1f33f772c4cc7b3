import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sha256Hex } from '../src/basics/sha256.ts';
import { openDatabase } from '../src/store/database.ts';
import { DiskPhotoStore } from '../src/store/photo-disk.ts';
import { report } from './report.ts';

/**
 * Durability: a drill runs at full speed while the server is killed with SIGKILL again and again, every third time together
 * with its embedded database. At the end the drill must have come to its exact end, the ledger must have no gap, every
 * photo of the ledger must be on disk with its own hash, and `verify` must agree with what is published.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    scale: { type: 'string', default: '1' },
    /** Fewer clerks type for longer: enough for all kills. */
    clerks: { type: 'string', default: '16' },
    port: { type: 'string', default: '18090' },
    write: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const url = `http://127.0.0.1:${values.port}`;
const khanaen = join(import.meta.dirname, '..', 'bin', 'khanaen.cjs');
const folder = mkdtempSync(join(tmpdir(), 'khanaen-kill-'));
const packageDir = join(folder, 'package');
const dataDir = join(folder, 'data');

function start(args: readonly string[], stdio: 'ignore' | 'inherit'): ChildProcess {
  return spawn(process.execPath, [khanaen, ...args], { stdio: ['ignore', stdio, 'inherit'] });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function run(args: readonly string[]): Promise<void> {
  const code = await ended(start(args, 'inherit'));
  if (code !== 0) throw new Error(`khanaen ${args.join(' ')} ended with ${code}`);
}

async function serve(): Promise<ChildProcess> {
  const child = start(['serve', '--package', packageDir, '--data', dataDir, '--port', values.port], 'ignore');
  for (let i = 0; i < 600; i++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return child;
    await sleep(50);
  }
  throw new Error('the server did not become ready');
}

/** Process id of the embedded database; null when it is not running. */
function postmaster(): number | null {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

async function main(): Promise<void> {
  await run(['sample', '--kind', 'province', '--seed', '9', '--scale', values.scale, '--out', packageDir]);
  let server = await serve();
  const drill = start(
    [
      'drill',
      '--package',
      packageDir,
      '--forms',
      join(packageDir, 'drill'),
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
      join(folder, 'report.txt'),
    ],
    'inherit',
  );
  const drillEnded = ended(drill);
  let done = 0;
  let withDatabase = 0;
  for (; done < kills && drill.exitCode === null; done++) {
    await sleep(700 + ((done * 977) % 1500));
    const database = postmaster();
    server.kill('SIGKILL');
    if (done % 3 === 2 && database !== null) {
      process.kill(database, 'SIGKILL');
      withDatabase += 1;
    }
    await ended(server).catch(() => undefined);
    server = await serve();
  }
  const drillCode = await drillEnded;
  const verify = await ended(start(['verify', url], 'inherit'));
  server.kill('SIGTERM');
  await ended(server);

  const db = await openDatabase({ dataDir });
  const one = async (sql: string) => Number((await db.pool.query(sql)).rows[0]?.n);
  const facts = await one('select count(*) as n from ledger');
  const gaps = (await one('select coalesce(max(seq) + 1, 0) as n from ledger')) - facts;
  const twice = await one(
    'select count(*) - count(distinct (return_id, round, kind)) as n from entry where kind = $$first$$',
  );
  const accepted = await one('select count(*) as n from record where live');
  const expected = await one('select count(*) as n from return');
  const { rows } = await db.pool.query<{ photo: string }>('select distinct photo from photo');
  await db.close();
  const store = new DiskPhotoStore(dataDir);
  let lost = 0;
  for (const { photo } of rows) {
    const bytes = await store.read(photo);
    if (bytes === null || sha256Hex(bytes) !== photo) lost += 1;
  }
  report(
    'kill-nine',
    'kill -9 during a drill',
    [
      {
        kills: done,
        'of these with the database': withDatabase,
        forms: `${accepted} of ${expected}`,
        facts,
        'gaps in the ledger': gaps,
        'photos lost': lost,
        'drill ended with': drillCode ?? 'a signal',
        'verify ended with': verify ?? 'a signal',
      },
    ],
    {
      method: `Sample province at scale ${values.scale}, drill of ${values.clerks} clerks at full speed, server killed every 0.7 to 2.2 s after it was ready.`,
      write: values.write,
    },
  );
  const right = drillCode === 0 && verify === 0 && gaps === 0 && lost === 0 && accepted === expected;
  if (twice !== 0)
    console.log(`${twice} returns have more than one first entry in a round (typed again after an error)`);
  if (right) rmSync(folder, { recursive: true, force: true });
  else console.error(`something is wrong; everything is kept in ${folder}`);
  process.exitCode = right ? 0 : 1;
}

await main();
