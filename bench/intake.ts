import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { at } from '../src/basics/assert.ts';
import { sha256Hex } from '../src/basics/sha256.ts';
import { openDatabase } from '../src/store/database.ts';
import { DiskPhotoStore } from '../src/store/photo-disk.ts';
import type { Told } from './intake-sender.ts';
import { report } from './report.ts';

/**
 * Photos through the door into storage: rate, memory, and that nothing is lost when the process is killed in the middle. Another
 * process sends every photo; it is killed with SIGKILL again and again, and sends again what was not acknowledged. The photos are
 * small and their reader a stand-in: what is measured is the door, the store and the database. The real reader has its own block.
 */
const { values } = parseArgs({
  options: {
    photos: { type: 'string', default: '100000' },
    kb: { type: 'string', default: '44' },
    kills: { type: 'string', default: '5' },
    /** A PostgreSQL server; the embedded one when missing. */
    database: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const photos = Number(values.photos);
const kills = Number(values.kills);
const folder = mkdtempSync(join(tmpdir(), 'khanaen-intake-bench-'));

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

let acknowledged = 0;
const memory: number[] = [];
let busyMs = 0;

function send(from: number): Run {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'intake-sender.ts')];
  const rest = [folder, String(photos), String(from), values.kb, values.database ?? ''];
  const child = spawn(process.execPath, [...args, ...rest], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let first = 0;
  let last = 0;
  child.on('message', (message: Told) => {
    acknowledged = Math.max(acknowledged, message.done);
    memory.push(message.megabytes);
    first ||= performance.now();
    last = performance.now();
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      busyMs += last - first;
      resolve();
    }),
  );
  return { child, ended };
}

/** The embedded database ends with its process; after a kill it is left and taken over by the next. */
async function endDatabase(): Promise<void> {
  const file = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return;
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
  await sleep(1_000);
}

async function main(): Promise<void> {
  let killed = 0;
  for (;;) {
    const { child, ended } = send(acknowledged);
    if (killed < kills) {
      const until = Math.round((photos * (killed + 1)) / (kills + 1));
      while (child.exitCode === null && acknowledged < until) await sleep(20);
      if (child.exitCode === null) {
        child.kill('SIGKILL');
        killed += 1;
      }
    }
    await ended;
    if (acknowledged >= photos) break;
  }
  const db = await openDatabase({ databaseUrl: values.database, dataDir: folder });
  const { rows } = await db.pool.query<Record<string, number>>(
    `select count(*) as arrivals, count(*) filter (where state = 'placed') as placed, count(distinct key) as keys,
            (select count(*) from photo) as photos, (select count(*) from fact_inbox where kind = 'photo-received') as facts,
            (select count(*) from return where waits_for_pages) as waiting from arrival`,
  );
  const names = await db.pool.query<{ original: string }>('select original from arrival');
  await db.close();
  const store = new DiskPhotoStore(folder);
  let lost = 0;
  for (const { original } of names.rows) {
    const bytes = await store.readOriginal(original);
    if (bytes === null || sha256Hex(bytes) !== original) lost += 1;
  }
  const count = at(rows, 0);
  const quarter = Math.ceil(memory.length / 4);
  const most = (list: readonly number[]) => Math.max(...list);
  report(
    'intake',
    'Photos through the door into storage',
    [
      {
        photos,
        'photos/s': Math.round(photos / (busyMs / 1000)),
        'memory, first quarter MB': most(memory.slice(0, quarter)),
        'last quarter MB': most(memory.slice(-quarter)),
        'killed with SIGKILL': killed,
        'rows in arrival': count['arrivals'] ?? 0,
        placed: count['placed'] ?? 0,
        'photos of returns': count['photos'] ?? 0,
        'facts for the ledger': count['facts'] ?? 0,
        'files lost or damaged': lost,
        'returns still waiting': count['waiting'] ?? 0,
      },
    ],
    {
      method: `${values.kb} kB each, ${values.database === undefined ? 'embedded PostgreSQL' : 'a PostgreSQL server'}, photos on disk with fsync, 32 at a time; the reader is a stand-in that finds the code at once (the real one: see reading). Where the number of photos ends within a return, that one waits for its other pages. Other work shared the machine: the rate is a lower bound.`,
      write: values.write,
    },
  );
  const right =
    lost === 0 &&
    [count['arrivals'], count['placed'], count['keys'], count['photos'], count['facts']].every(
      (n) => n === photos,
    );
  if (right) rmSync(folder, { recursive: true, force: true });
  else console.error(`something is wrong; everything is kept in ${folder}`);
  process.exitCode = right ? 0 : 1;
}

await main().finally(endDatabase);
