import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { Publication } from '../src/publication/publication.ts';
import { FactWriter } from '../src/publication/testing/facts.ts';
import { Front } from '../src/server/front.ts';
import { PUBLIC_POLICY } from '../src/server/make-site.ts';
import { publicHandler } from '../src/server/public/handler.ts';
import { PublicSite } from '../src/server/public/site.ts';
import { report } from './report.ts';

/**
 * Static reads: our own process, as it runs in an election, against nginx with the same bytes (JSON in brotli, and the answer
 * 304), interleaved, one wrk thread with 64 connections. Needs nginx (with brotli_static) and wrk.
 */
const ROUNDS = 8;
/** Other work on the machine makes the slower server look better: rounds in which a server did not have a core are not counted. */
const MOST_ROUNDS = 24;
const WHOLE_CORE = 0.9;
const SECONDS = 2;
const BODY_KB = 165;
const PATH = '/v1/nation.json';
const NGINX_PORT = 18081;

interface Measured {
  readonly rate: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Part of a core that the server had. */
  readonly core: number;
}

function have(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
}

/** JSON whose digits compress about as well as real figures do. */
function body(): Uint8Array {
  let seed = 2566;
  const numbers: number[] = [];
  for (let length = 0; length < BODY_KB * 1024; length += String(numbers.at(-1)).length + 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    numbers.push(seed % 40_000);
  }
  return new TextEncoder().encode(JSON.stringify(numbers));
}

/** Our front door with one file of a cut behind it. */
async function startOurs(bytes: Uint8Array): Promise<Front> {
  const election = indexElection(tinyPackage());
  const writer = new FactWriter(election);
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const made = publication.makeCut({
    number: 1,
    at: writer.now,
    ledgerSize: writer.facts.length,
    root: '0'.repeat(64),
  });
  const nation = { ...made.files.get(PATH), path: PATH, immutablePath: '/v1/f/0/nation.json' };
  const file = { ...nation, mediaType: 'application/json', bytes, sha256: '1'.repeat(64) };
  const site = new PublicSite({
    renderPage: () => null,
    renderFile: () => null,
    assets: new Map(),
    packageFiles: new Map(),
  });
  site.install({ ...made, files: new Map([[file.path, file]]) });
  const front = new Front(publicHandler(site, { read: async () => null }, PUBLIC_POLICY));
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
  return front;
}

interface Nginx {
  /** Processor time of its workers so far, seconds. */
  readonly cpu: () => number;
  readonly end: () => void;
}

/** nginx as a child that holds none of our pipes, and that ends when this process does, however it ends. */
function startNginx(folder: string): Nginx {
  writeFileSync(
    join(folder, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
user root; worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
  types { application/json json; } brotli_static on;
  server { listen 127.0.0.1:${NGINX_PORT}; root ${folder}/www; etag on; } }`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  const end = () => {
    nginx.kill();
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const cpu = () => {
    const workers = readFileSync(`/proc/${nginx.pid}/task/${nginx.pid}/children`, 'utf8').trim().split(' ');
    const ran = workers.map((pid) => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]));
    return ran.reduce((sum, ns) => sum + ns, 0) / 1e9;
  };
  return { cpu, end };
}

/** Processor time of this process so far, seconds. */
function ourCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface Seen {
  readonly etag: string;
  readonly bytes: Buffer;
}

/** One answer as it travels, not decompressed. */
function look(url: string): Promise<Seen> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' }, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ etag: answer.headers.etag ?? '', bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

/** The same, from a server that may still be starting. */
async function lookSoon(url: string): Promise<Seen> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      return await look(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return look(url);
}

const execute = promisify(execFile);

interface Server {
  readonly url: string;
  readonly etag: string;
  readonly cpu: () => number;
}

async function measure({ url, cpu }: Server, headers: readonly string[]): Promise<Measured> {
  const args = ['-t1', '-c64', `-d${SECONDS}s`, '--latency', ...headers.flatMap((h) => ['-H', h]), url];
  const before = cpu();
  const { stdout } = await execute('wrk', args, { timeout: 30_000 });
  const ran = cpu() - before;
  if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(`errors while reading ${url}:\n${stdout}`);
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: Number(p99) * (unit === 'us' ? 0.001 : unit === 's' ? 1000 : 1),
    core: ran / SECONDS,
  };
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The two servers in one round. */
type Pair = readonly [ours: Measured, nginx: Measured];

async function pair(ours: Server, nginx: Server, headers: (server: Server) => string[]): Promise<Pair> {
  return [await measure(ours, headers(ours)), await measure(nginx, headers(nginx))];
}

function row(answer: string, pairs: readonly Pair[]) {
  const middle = (value: (pair: Pair) => number) => median(pairs.map(value));
  const [ours, nginx] = [middle(([one]) => one.rate), middle(([, one]) => one.rate)];
  return {
    answer,
    'ours /s': Math.round(ours),
    'nginx /s': Math.round(nginx),
    ratio: (ours / nginx).toFixed(2),
    'CPU µs ours': middle(([one]) => (one.core / one.rate) * 1e6).toFixed(1),
    'CPU µs nginx': middle(([, one]) => (one.core / one.rate) * 1e6).toFixed(1),
    'p99 ours ms': middle(([one]) => one.p99).toFixed(2),
    'p99 nginx ms': middle(([, one]) => one.p99).toFixed(2),
  };
}

async function compare(ours: Server, nginx: Server) {
  const whole: Pair[] = [];
  const notModified: Pair[] = [];
  const enough = () => whole.length >= ROUNDS && notModified.length >= ROUNDS;
  // Round 0 is not counted: it is the time that our process needs to compile what it runs.
  for (let round = 0; round <= MOST_ROUNDS && !enough(); round++) {
    const both = [
      [whole, await pair(ours, nginx, () => ['accept-encoding: br'])],
      [notModified, await pair(ours, nginx, ({ etag }) => ['accept-encoding: br', `if-none-match: ${etag}`])],
    ] as const;
    if (round === 0) continue;
    for (const [list, measured] of both) {
      if (measured.every(({ core }) => core >= WHOLE_CORE)) list.push(measured);
    }
  }
  if (!enough()) throw new Error('the machine is too busy: the servers did not have a core each');
  return [row('200, brotli', whole), row('304', notModified)];
}

async function main(): Promise<void> {
  if (!have('nginx') || !have('wrk')) {
    console.log('skipped: no nginx or wrk');
    return;
  }
  const bytes = body();
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-reads-'));
  const front = await startOurs(bytes);
  let nginx: Nginx | null = null;
  try {
    const ours = `http://127.0.0.1:${(front.server.address() as AddressInfo).port}${PATH}`;
    const theirs = `http://127.0.0.1:${NGINX_PORT}${PATH}`;
    const ourAnswer = await look(ours);
    mkdirSync(join(folder, 'www/v1'), { recursive: true });
    writeFileSync(join(folder, 'www', PATH), bytes);
    writeFileSync(join(folder, 'www', `${PATH}.br`), ourAnswer.bytes);
    nginx = startNginx(folder);
    const theirAnswer = await lookSoon(theirs);
    if (!ourAnswer.bytes.equals(theirAnswer.bytes)) throw new Error('nginx answers other bytes than we do');
    const rows = await compare(
      { url: ours, etag: ourAnswer.etag, cpu: ourCpu },
      { url: theirs, etag: theirAnswer.etag, cpu: nginx.cpu },
    );
    report('reads', 'Static reads: our process against nginx', rows, {
      method: `Same bytes (${BODY_KB} kB of JSON, ${Math.round(ourAnswer.bytes.length / 1024)} kB of brotli), our front door with all its headers, nginx with one worker, brotli_static, open_file_cache and no headers of its own; wrk with 1 thread and 64 connections, ${SECONDS} s, ${ROUNDS} interleaved rounds after one to warm up, in which each server had a core of its own, medians; CPU: time of the server's process for one answer.`,
    });
  } finally {
    nginx?.end();
    await front.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
