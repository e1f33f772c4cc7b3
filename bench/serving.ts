import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { Front } from '../src/server/front.ts';
import { EMBED_POLICY, PUBLIC_POLICY } from '../src/server/make-site.ts';
import { mirrorAnswer } from '../src/server/mirror/answer.ts';
import { LiveTree } from '../src/server/mirror/live-tree.ts';
import { TreeFiles } from '../src/server/mirror/tree-files.ts';
import type { ReportRow } from './report.ts';
import { report, rounded } from './report.ts';
import { WholeSite } from './whole-site.ts';

/**
 * The general election of 2566 on both ways and on nginx, with the same files: answers a second, and what a reader takes for a first visit and
 * for one update. Everything on 127.0.0.1. Needs wrk and nginx with brotli_static.
 *
 *   npx tsx bench/serving.ts [--data ../shared/data/th-2566] [--parts tree,payload,speed] [--seconds 3] [--rounds 3] [--write]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(import.meta.dirname, '../../shared/data/th-2566') },
    parts: { type: 'string', default: 'tree,payload,speed' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const NGINX_PORT = 18091;
const PLACE = 'BKK_1';
const PATHS = ['/v1/cut.json', '/th/', `/th/c/${PLACE}`, '/v1/nation.json', '/feed/candidates.csv'];
/** One refresh of the published page of ECT Report 2566: `stats_cons.json`, raw and gzip, and all its files together (measured on recorded files). */
const ECT = { raw: 2_860_000, gzip: 324_000, refresh: 380_000 };
const execute = promisify(execFile);

const brotli = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

/** Compressed twins of what is asked, as nginx wants them. */
function precompress(folder: string): void {
  for (const path of PATHS) {
    const place = join(folder, extname(path) === '' ? join(path, 'index.html') : path);
    writeFileSync(`${place}.br`, brotli(readFileSync(place)));
  }
}

function startNginx(folder: string, root: string): () => void {
  writeFileSync(
    join(folder, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
user root; worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=1000; keepalive_requests 1000000; brotli_static on;
  types { text/html html; application/json json; text/csv csv; }
  server { listen 127.0.0.1:${NGINX_PORT}; root ${root};
    location / { add_header cache-control "public, max-age=2, s-maxage=5"; try_files $uri $uri/index.html =404; } } }`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  const end = () => void nginx.kill();
  process.once('exit', end);
  return end;
}

async function listen(answer: ConstructorParameters<typeof Front>[0]): Promise<Front> {
  const front = new Front(answer);
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
  return front;
}

const addressOf = ({ server }: Front) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** One answer as it travels. */
function bytesOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding }, agent: false }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(answer.statusCode === 200 ? bytes : Number.NaN));
    }).on('error', reject);
  });
}

async function rate(url: string): Promise<number> {
  const args = ['-t1', '-c64', `-d${values.seconds}s`, '-H', 'accept-encoding: br', url];
  const { stdout } = await execute('wrk', args, { timeout: 60_000 });
  if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(`errors while reading ${url}:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function speeds(ways: Readonly<Record<string, string>>): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for (const path of PATHS) {
    const rates = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
    // Round 0 warms up: compresses, compiles.
    for (let round = 0; round <= Number(values.rounds); round++) {
      for (const [name, url] of Object.entries(ways)) {
        const measured = await rate(url + path);
        if (round > 0) rates.get(name)?.push(measured);
      }
    }
    const size = await bytesOf((ways['first way'] ?? '') + path, 'br');
    const cells = [...rates].map(([name, list]) => [`${name} /s`, rounded(median(list))]);
    rows.push({ path, 'brotli, bytes': rounded(size), ...Object.fromEntries(cells) });
  }
  return rows;
}

async function payloads(whole: WholeSite, url: string): Promise<ReportRow[]> {
  const live = [...whole.site.fixedFiles()].find(([path]) => path.startsWith('/assets/live-'))?.[0] ?? '';
  const sum = async (encoding: string, paths: readonly string[]) => {
    const sizes = await Promise.all(paths.map((path) => bytesOf(url + path, encoding)));
    return sizes.reduce((all, size) => all + size, 0);
  };
  const kinds: [string, readonly string[]][] = [
    ['look that finds nothing new (pointer)', ['/v1/cut.json']],
    ['update of the overview', ['/v1/cut.json', '/th/live/']],
    ['update of a constituency', ['/v1/cut.json', `/th/live/c/${PLACE}`]],
    ['first visit of the overview, page and script', ['/th/', live]],
    ['update of a page from a host of plain files', ['/v1/cut.json', '/th/']],
    ['/v1/nation.json, for programs', ['/v1/cut.json', '/v1/nation.json']],
    ['our file of the same name as theirs', ['/data/stats/stats_cons.json']],
  ];
  const rows: ReportRow[] = [];
  for (const [what, paths] of kinds) {
    const [br, gz, raw] = [await sum('br', paths), await sum('gzip', paths), await sum('identity', paths)];
    rows.push({
      what,
      'brotli, B': rounded(br),
      'gzip, B': rounded(gz),
      'raw, B': rounded(raw),
      'of their refresh (380 kB gzip)': `${((100 * br) / ECT.refresh).toFixed(1)} %`,
    });
  }
  rows.push({
    what: "ECT Report's stats_cons.json, as recorded",
    'brotli, B': '',
    'gzip, B': rounded(ECT.gzip),
    'raw, B': rounded(ECT.raw),
    'of their refresh (380 kB gzip)': `${((100 * ECT.gzip) / ECT.refresh).toFixed(1)} %`,
  });
  return rows;
}

async function written(whole: WholeSite, tree: LiveTree, what: string): Promise<ReportRow> {
  const begun = performance.now();
  const before = process.cpuUsage();
  const { files, bytes } = await tree.write(whole.site, whole.current, 'note', { units: false }, Date.now());
  const { user, system } = process.cpuUsage(before);
  return {
    what,
    files,
    'MB written': (bytes / 1e6).toFixed(1),
    seconds: ((performance.now() - begun) / 1000).toFixed(1),
    'CPU seconds': ((user + system) / 1e6).toFixed(1),
  };
}

const METHOD =
  'The general election of 2566, all 199,088 forms but the last 300, without pages of single units.';

async function measureTree(whole: WholeSite, tree: LiveTree): Promise<void> {
  await tree.open();
  const cuts = [await written(whole, tree, 'first cut, everything')];
  whole.more(100);
  whole.cut();
  cuts.push(await written(whole, tree, 'next cut, 100 forms more'));
  report('mirror-tree', 'The second way writes the whole country', cuts, {
    method: METHOD,
    write: values.write,
  });
}

async function measureSpeed(url: string, folder: string, tree: LiveTree): Promise<void> {
  precompress(tree.folder);
  const endNginx = startNginx(folder, tree.folder);
  const second = await listen(
    mirrorAnswer({
      files: new TreeFiles(tree.folder),
      memory: () => null,
      treeIsNewest: () => true,
      policy: PUBLIC_POLICY,
      embedPolicy: EMBED_POLICY,
    }),
  );
  await sleep(1000);
  const rows = await speeds({
    'first way': url,
    'second way': addressOf(second),
    nginx: `http://127.0.0.1:${NGINX_PORT}`,
  });
  report('serving', 'The same files by both ways and by nginx', rows, {
    method: `${METHOD} The first way answers from memory, the second from its folder (a look at the file for each request), nginx with one worker from the same folder with brotli twins (brotli_static); wrk with 1 thread and 64 connections, ${values.seconds} s, ${values.rounds} interleaved rounds, medians. Server and wrk share two cores.`,
    write: values.write,
  });
  endNginx();
  await second.close();
}

async function main(): Promise<void> {
  const parts = values.parts.split(',');
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-serving-'));
  const whole = await WholeSite.open(values.data, { later: 300 });
  const first = await whole.serve(0);
  const tree = new LiveTree(join(folder, 'tree'));
  try {
    if (parts.includes('payload')) {
      report('payload', 'What a reader takes', await payloads(whole, first.url), {
        method: `${METHOD} Bodies of answers as they travel, brotli quality 5 and gzip 6, pointer included. Theirs: recorded files of ECT Report.`,
        write: values.write,
      });
    }
    if (parts.includes('tree') || parts.includes('speed')) await measureTree(whole, tree);
    if (parts.includes('speed')) await measureSpeed(first.url, folder, tree);
  } finally {
    await first.close();
    whole.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
