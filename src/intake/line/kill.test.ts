import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { until } from '../../store/testing/until.ts';
import { newPicture } from '../testing/stand-ins.ts';
import { FakeLine, signatureOf } from './testing/fake-line.ts';
import { SECRET, TOKEN } from './testing/secrets.ts';
import { imageEvent, webhookBody } from './testing/webhook-events.ts';

const SCRIPT = fileURLToPath(new URL('./testing/line-child.ts', import.meta.url));

interface Child {
  readonly process: ChildProcess;
  readonly port: number;
  readonly lines: readonly string[];
}

let database: TestDatabase;
let fake: FakeLine;
let base: string;
let photos: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  database = await testDatabase();
  await openElection(database, indexElection(tinyPackage()));
  fake = new FakeLine();
  fake.faults.token = TOKEN;
  base = await fake.listen();
  photos = await mkdtemp(join(tmpdir(), 'khanaen-line-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await fake.close();
  await database.close();
  await rm(photos, { recursive: true, force: true });
});

async function start(hangs = ''): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, database.url, base, photos, hangs], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => lines.push(...String(chunk).split('\n').filter(Boolean)));
  child.stderr.on('data', (chunk: Buffer) => {
    errors += String(chunk);
  });
  await until(() => {
    if (child.exitCode !== null) throw new Error(`the child ended: ${errors}`);
    return lines.some((line) => line.startsWith('ready '));
  });
  return { process: child, port: Number(lines[0]?.slice(6)), lines };
}

/** kill -9, and nothing of it is left. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Sends a webhook call as LINE does; false: no 200 was heard, so LINE will send it again. */
async function post(port: number, event: object): Promise<boolean> {
  const body = webhookBody([event] as never);
  try {
    const headers = { 'x-line-signature': signatureOf(body, SECRET) };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers });
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Photos of several people; every second one with a token to reply. */
function photosOf(count: number): object[] {
  return Array.from({ length: count }, (_, i) => {
    fake.content(`m${i}`, newPicture());
    const user = `U${i % 5}`;
    return imageEvent({ user }, `m${i}`, i % 2 === 0 ? { replyToken: fake.token(user) } : {});
  });
}

/** Everything arrived, was kept once, and was answered once. */
async function expectWhole(count: number): Promise<void> {
  await until(async () => {
    const left = await database.pool.query(
      "select 1 from line_photo where state = 'waiting' union all select 1 from line_answer where state = 'waiting'",
    );
    return left.rows.length === 0 && fake.seen.length >= count;
  });
  const found = await database.pool.query<{ keys: number; receipts: string[] }>(
    'select count(distinct key)::int as keys, array_agg(receipt) as receipts from arrival',
  );
  expect(found.rows[0]?.keys).toBe(count);
  const told = fake.seen.flatMap(({ text }) => /เลขที่รับ (\d{9})/.exec(text)?.[1] ?? []);
  expect(told.toSorted()).toEqual(found.rows[0]?.receipts.toSorted());
}

describe('kill -9 of the process', () => {
  test('between the answer 200 and the fetch', async () => {
    fake.faults.latencyMs = 600_000;
    const first = await start();
    for (const event of photosOf(6)) expect(await post(first.port, event)).toBe(true);
    await kill(first.process);
    fake.faults.latencyMs = 0;
    await start();
    await expectWhole(6);
  });

  test('between the fetch and the door', async () => {
    const first = await start('door');
    for (const event of photosOf(6)) expect(await post(first.port, event)).toBe(true);
    await until(() => first.lines.filter((line) => line.startsWith('at door')).length >= 3);
    await kill(first.process);
    await start();
    await expectWhole(6);
  });

  test('between the door and the answer', async () => {
    const first = await start('answer');
    for (const event of photosOf(6)) expect(await post(first.port, event)).toBe(true);
    await until(() => first.lines.filter((line) => line.startsWith('at answer')).length >= 3);
    await kill(first.process);
    await start();
    await expectWhole(6);
  });

  test('at any moment, again and again, while LINE sends and sends again', async () => {
    const count = 60;
    fake.faults.latencyMs = 15;
    const events = photosOf(count);
    let child = await start();
    for (const [i, event] of events.entries()) {
      if (i % 20 === 19) {
        await kill(child.process);
        child = await start();
      }
      while (!(await post(child.port, event))) child = await start();
      if (i % 7 === 0) await post(child.port, events[Math.floor(i / 2)] ?? {});
    }
    await expectWhole(count);
  });
});
