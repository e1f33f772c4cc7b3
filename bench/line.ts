import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { FakeLine, signatureOf } from '../src/intake/line/testing/fake-line.ts';
import { SECRET, TOKEN } from '../src/intake/line/testing/secrets.ts';
import { imageEvent, webhookBody } from '../src/intake/line/testing/webhook-events.ts';
import { openDatabase } from '../src/store/database.ts';
import { openElection } from '../src/store/election.ts';
import { cores, usage } from './machine.ts';
import { noisePhoto } from './noise-photo.ts';
import { report, rounded } from './report.ts';

/**
 * 5,000 photos of groups in one minute, from LINE's webhook into the photo store and back as answers. Server in a process of its
 * own, LINE is the fake on loopback; photos are kept and placed, but not read (bench/photos.ts measures that).
 *
 *   npx tsx bench/line.ts [--photos 5000] [--write]
 */
const given = process.argv.indexOf('--photos');
const PHOTOS = given < 0 ? 5000 : Number(process.argv[given + 1]);
const SECONDS = 60 * (PHOTOS / 5000);
const PEOPLE = 500;
const GROUPS = 50;
const KB = 300;
/** Different pictures; each photo is one of them with a number of its own inside. */
const PICTURES = 20;
const LATENCY_MS = 40;
const LIMIT_MS = 900_000;
const SCRIPT = fileURLToPath(new URL('../src/intake/line/testing/line-child.ts', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'khanaen-bench-line-'));
const db = await openDatabase({ dataDir: join(dir, 'db') });
await openElection(db, indexElection(tinyPackage()));
for (let g = 0; g < GROUPS; g++) {
  await db.pool.query(
    "insert into line_chat (channel, kind, line_id, centre_id) values ('main', 'group', $1, 'D1')",
    [`Cgroup${g}`],
  );
}
const fake = new FakeLine();
fake.faults.token = TOKEN;
fake.faults.latencyMs = LATENCY_MS;
const base = await fake.listen();
const pictures = Array.from({ length: PICTURES }, (_, i) => noisePhoto(i + 1, KB));

/** A picture that nobody has sent: a chunk of its own before the end, which decoders pass over. */
function pictureOf(i: number): Buffer {
  const picture = pictures[i % PICTURES] ?? Buffer.alloc(0);
  return Buffer.concat([picture, Buffer.from(`#${i}`)]);
}

const child = spawn(
  process.execPath,
  ['--import', 'tsx', SCRIPT, db.url, base, join(dir, 'photos'), '', '120'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
) as ChildProcessByStdio<null, Readable, null>;
const port = await new Promise<number>((resolve) => {
  child.stdout.on('data', (chunk: Buffer) => {
    const match = /ready (\d+)/.exec(String(chunk));
    if (match !== null) resolve(Number(match[1]));
  });
});

function memoryMb(): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const of = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

const agent = new Agent({ connections: 32 });
const waits: number[] = [];
let refused = 0;

/** One photo as LINE reports it. Groups of three of a person are one set. */
async function send(i: number): Promise<void> {
  const user = Math.floor(i / 3) % PEOPLE;
  const group = `Cgroup${user % GROUPS}`;
  fake.content(`m${i}`, () => pictureOf(i));
  const set = { id: `S${Math.floor(i / 3)}`, index: (i % 3) + 1, total: 3 };
  const replyToken = fake.token(group);
  const body = webhookBody([imageEvent({ group, user: `U${user}` }, `m${i}`, { set, replyToken })]);
  const start = performance.now();
  const answer = await request(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body,
    headers: { 'x-line-signature': signatureOf(body, SECRET) },
    dispatcher: agent,
  });
  await answer.body.dump();
  if (answer.statusCode === 200) waits.push(performance.now() - start);
  else refused++;
}

const countOf = async (sql: string) => (await db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
const startMemory = memoryMb().now;
const before = usage(child, []);
const start = performance.now();
const sends: Promise<void>[] = [];
for (let i = 0; i < PHOTOS; i++) {
  const due = start + (i * SECONDS * 1000) / PHOTOS;
  if (due > performance.now()) await sleep(due - performance.now());
  sends.push(send(i));
}
await Promise.all(sends);
const sent = (performance.now() - start) / 1000;
const doneThen = await countOf("select count(*) as n from line_photo where state = 'done'");
while (
  (await countOf(`select (select count(*) from line_photo where state = 'waiting') +
    (select count(*) from line_answer where state = 'waiting') as n`)) > 0
) {
  if (performance.now() - start > LIMIT_MS) throw new Error('not done within ten minutes');
  await sleep(500);
}
const whole = (performance.now() - start) / 1000;
const used = cores(before, usage(child, []));
const memory = memoryMb();
const arrivals = await countOf('select count(distinct key) as n from arrival');
const lags = await db.pool.query<{ p50: number; p95: number }>(
  `select percentile_cont(0.5) within group (order by s) as p50, percentile_cont(0.95) within group (order by s) as p95
     from (select extract(epoch from done_at - received_at)::float8 as s from line_photo) x`,
);
const receipts = fake.seen.flatMap(({ text }) => text.match(/\d{9}/g) ?? []);
const sorted = waits.toSorted((a, b) => a - b);
const quantile = (q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

report(
  'line',
  `${PHOTOS.toLocaleString('en-US')} photos by LINE in ${rounded(sent)} s`,
  [
    {
      'answered 200': waits.length,
      'not answered': refused,
      'webhook p50 ms': rounded(quantile(0.5)),
      'p95 ms': rounded(quantile(0.95)),
      'kept when the last came': doneThen,
      'all kept and answered s': rounded(whole),
      'from webhook to kept p50 s': rounded(lags.rows[0]?.p50 ?? 0),
      'p95 s': rounded(lags.rows[0]?.p95 ?? 0),
      'photos lost': PHOTOS - arrivals,
      'receipts told': new Set(receipts).size,
      'told twice': receipts.length - new Set(receipts).size,
      messages: fake.seen.length,
      'server MB before, after, peak': `${startMemory}, ${memory.now}, ${memory.peak}`,
      'cores of server': used.server,
      'of database': used.database,
    },
  ],
  {
    method: `One webhook call a photo; ${PEOPLE} people in ${GROUPS} groups, sets of three, ${KB} kB each; the fake LINE answers after ${LATENCY_MS} ms. Kept with fsync in the photo store, embedded database, not read. Other work shared the two cores.`,
  },
);
child.kill('SIGKILL');
await agent.close();
await fake.close();
await db.close();
rmSync(dir, { recursive: true, force: true });
