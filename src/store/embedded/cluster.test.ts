import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database.ts';
import { embeddedUrl, openDatabase } from '../database.ts';
import { silentLog } from '../errors.ts';
import type { Child } from '../testing/child-process.ts';
import { startChild } from '../testing/child-process.ts';
import { until } from '../testing/until.ts';
import type { EmbeddedCluster } from './cluster.ts';
import { openCluster } from './cluster.ts';
import { pidExists } from './process-id.ts';

let base: string;
let dataDir: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'khanaen-cluster-'));
  dataDir = join(base, 'data');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const open = (allowNamespace = true) => openCluster({ dataDir, log: silentLog, allowNamespace });

async function ask(cluster: EmbeddedCluster, sql: string): Promise<unknown> {
  const client = new pg.Client({
    connectionString: embeddedUrl(cluster.socketDir, cluster.port, 'postgres'),
  });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end();
  }
}

async function serverPid(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ pid: string }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
  );
  return Number(rows[0]?.pid);
}

describe('embedded cluster', { timeout: 240_000 }, () => {
  it('is made, stopped and opened again, durable and without a network port', async () => {
    const first = await open();
    expect(await ask(first, "select current_setting('fsync') || current_setting('synchronous_commit')")).toBe(
      'onon',
    );
    expect(await ask(first, "select current_setting('listen_addresses')")).toBe('');
    expect(statSync(first.socketDir).mode & 0o077).toBe(0);
    await ask(first, 'create table kept as select 7 as n');
    await first.close();
    expect(pidExists(first.pid())).toBe(false);
    expect(existsSync(first.socketDir)).toBe(false);
    const again = await open();
    expect(await ask(again, 'select n from kept')).toBe(7);
    await again.close();
  });

  it('runs as an unprivileged user where user namespaces are forbidden, and changes the owner of a folder once', async () => {
    if (process.getuid?.() !== 0) return;
    const before = await open();
    await ask(before, 'create table kept as select 7 as n');
    await before.close();
    // mkdtemp folders are 0700: the other user may not even enter.
    await expect(open(false)).rejects.toMatchObject({ code: 'data-dir-unreachable' });
    chmodSync(base, 0o711);
    writeFileSync(join(dataDir, 'postgres', 'root-made'), '');
    const after = await open(false);
    expect(await ask(after, 'select n from kept')).toBe(7);
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(65534);
    await after.close();
    const always = await open();
    expect(await ask(always, 'select n from kept')).toBe(7);
    await always.close();
  });

  it('refuses a folder with files that are no database of ours, and leaves them alone', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'thesis.doc'), 'ten years of work');
    await expect(open()).rejects.toMatchObject({ code: 'foreign-data-dir' });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    await expect(open()).rejects.toMatchObject({ code: 'foreign-data-dir' });
    expect(readdirSync(join(dataDir, 'postgres')).toSorted()).toEqual(['PG_VERSION', 'thesis.doc']);
  });

  it('runs for a user without a name, and refuses the folder of another user', async () => {
    if (process.getuid?.() !== 0) return;
    chmodSync(base, 0o777);
    const env = { ...process.env, HOME: base };
    const first = await startChild(dataDir, 'wait', { uid: 54321, gid: 54321, env });
    await first.close();
    expect(first.lines.at(-1)).toBe('closed');
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(54321);
    await expect(startChild(dataDir, 'wait', { uid: 54322, gid: 54322, env })).rejects.toThrow(
      'data-dir-not-ours',
    );
  });

  it('refuses a cluster of another major version', async () => {
    await (await open()).close();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open()).rejects.toMatchObject({ code: 'other-major-version' });
  });

  it('serves several openers at once; the last one out stops the server', async () => {
    const clusters = await Promise.all([open(), open(), open()]);
    const [a, b, c] = clusters;
    expect(new Set(clusters.map((cluster) => cluster.pid())).size).toBe(1);
    await a?.close();
    await c?.close();
    expect(b === undefined ? null : await ask(b, 'select 1')).toBe(1);
    await b?.close();
    expect(pidExists(b?.pid() ?? 0)).toBe(false);
  });

  it('starts over a stale pid file whose number belongs to another program', async () => {
    await (await open()).close();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n/x\n1\n5432\n/tmp\n\n`);
    const cluster = await open();
    expect(await ask(cluster, 'select 1')).toBe(1);
    await cluster.close();
  });

  it('takes over the lock of a starter that was killed', async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'postgres.lock'), JSON.stringify({ pid: 2 ** 22 - 1, started: '1' }));
    const cluster = await open();
    await cluster.close();
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false);
  });
});

describe('processes that die', { timeout: 240_000 }, () => {
  const children: Child[] = [];
  const start = async (mode: 'wait' | 'write') => {
    const child = await startChild(dataDir, mode);
    children.push(child);
    return child;
  };
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.process.kill('SIGKILL');
      await child.exited;
    }
  });

  it('kill -9 of our process leaves the server to be adopted, with everything acknowledged', async () => {
    const child = await start('write');
    await until(() => child.lines.length > 50);
    child.process.kill('SIGKILL');
    await child.exited;
    const acknowledged = child.lines.filter((line) => /^\d+$/.test(line));
    expect(pidExists(child.serverPid())).toBe(true);
    const db = await openDatabase({ dataDir });
    expect(await serverPid(db)).toBe(child.serverPid());
    const kept = await db.pool.query<{ subject: string }>('select subject from audit');
    const subjects = new Set(kept.rows.map((row) => row.subject));
    expect(acknowledged.filter((n) => !subjects.has(n))).toEqual([]);
    await db.close();
    expect(pidExists(child.serverPid())).toBe(false);
  });

  it('kill -9 of the server in the middle of writes loses nothing acknowledged; it comes back by itself', async () => {
    const child = await start('write');
    const db = await openDatabase({ dataDir });
    for (let round = 1; round <= 3; round++) {
      const before = child.lines.length;
      await until(() => child.lines.length > before + 30);
      const killed = await serverPid(db);
      process.kill(killed, 'SIGKILL');
      // Connections that were open live on for a moment; a new process id tells that the server is back.
      await until(async () => (await serverPid(db).catch(() => killed)) !== killed);
    }
    await child.close();
    expect(child.lines.at(-1)).toBe('closed');
    const kept = await db.pool.query<{ subject: string }>('select subject from audit');
    const subjects = new Set(kept.rows.map((row) => row.subject));
    expect(child.lines.filter((line) => /^\d+$/.test(line) && !subjects.has(line))).toEqual([]);
    await db.close();
  });

  it('never stops a server that another process uses', async () => {
    const child = await start('wait');
    const db = await openDatabase({ dataDir });
    await db.close();
    expect(pidExists(child.serverPid())).toBe(true);
    await child.close();
    expect(pidExists(child.serverPid())).toBe(false);
  });
});
