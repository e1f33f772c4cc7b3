import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { Publication } from '../src/publication/publication.ts';
import { FactWriter } from '../src/publication/testing/facts.ts';
import { publicHandler } from '../src/server/public/handler.ts';
import { PublicSite } from '../src/server/public/site.ts';
import { report } from './report.ts';

/**
 * Static reads: our own process against nginx with the same bytes (54 kB of brotli, and the answer 304), interleaved, one wrk
 * thread with 64 connections. Needs nginx (with brotli_static) and wrk.
 */
const ROUNDS = 4;
const SECONDS = 3;
const BODY_KB = 165;

function have(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** JSON whose digits compress about as well as real figures do. */
function body(): Uint8Array {
  let seed = 2566;
  const numbers: number[] = [];
  while (JSON.stringify(numbers).length < BODY_KB * 1024) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    numbers.push(seed % 40_000);
    if (numbers.length % 500 !== 0) continue;
  }
  return new TextEncoder().encode(JSON.stringify(numbers));
}

const execute = promisify(execFile);

async function measure(url: string, headers: readonly string[]): Promise<{ rate: number; p99: string }> {
  const args = ['-t1', '-c64', `-d${SECONDS}s`, '--latency', ...headers.flatMap((h) => ['-H', h]), url];
  const { stdout } = await execute('wrk', args, { timeout: 30_000 });
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(`errors while reading ${url}:\n${stdout}`);
  return {
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? '',
  };
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function main(): Promise<void> {
  if (!have('nginx') || !have('wrk')) {
    console.log('skipped: no nginx or wrk');
    return;
  }
  const bytes = body();
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-reads-'));
  mkdirSync(join(folder, 'www/v1'), { recursive: true });
  const params = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  writeFileSync(join(folder, 'www/v1/nation.json'), bytes);
  writeFileSync(join(folder, 'www/v1/nation.json.br'), brotliCompressSync(bytes, params));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
user root; worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
  types { application/json json; } brotli_static on;
  server { listen 127.0.0.1:18081; root ${folder}/www; etag on; } }`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });

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
  const nation = {
    ...made.files.get('/v1/nation.json'),
    path: '/v1/nation.json',
    immutablePath: '/v1/f/0/nation.json',
  };
  const file = { ...nation, mediaType: 'application/json', bytes, sha256: '1'.repeat(64) };
  const site = new PublicSite({
    renderPage: () => null,
    renderFile: () => null,
    assets: new Map(),
    packageFiles: new Map(),
  });
  site.install({ ...made, files: new Map([[file.path, file]]) });
  const answer = publicHandler(site, { read: async () => null }, "default-src 'none'");
  const server = createServer((request, response) => {
    if (!answer(request, response)) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ours = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/nation.json`;
  const theirs = 'http://127.0.0.1:18081/v1/nation.json';
  const tagOf = async (url: string) =>
    (await fetch(url, { headers: { 'accept-encoding': 'br' } })).headers.get('etag') ?? '';

  const results: Record<string, { rate: number; p99: string }[]> = {
    our200: [],
    nginx200: [],
    our304: [],
    nginx304: [],
  };
  const [ourTag, nginxTag] = [await tagOf(ours), await tagOf(theirs)];
  for (let round = 0; round < ROUNDS; round++) {
    results['our200']?.push(await measure(ours, ['accept-encoding: br']));
    results['nginx200']?.push(await measure(theirs, ['accept-encoding: br']));
    results['our304']?.push(await measure(ours, ['accept-encoding: br', `if-none-match: ${ourTag}`]));
    results['nginx304']?.push(await measure(theirs, ['accept-encoding: br', `if-none-match: ${nginxTag}`]));
  }
  server.close();
  server.closeAllConnections();
  nginx.kill();
  rmSync(folder, { recursive: true, force: true });

  const rate = (name: string) => median((results[name] ?? []).map((r) => r.rate));
  const p99 = (name: string) => results[name]?.[0]?.p99 ?? '';
  report(
    'reads',
    'Static reads: our process against nginx',
    [
      {
        answer: '200, brotli',
        'ours /s': Math.round(rate('our200')),
        'nginx /s': Math.round(rate('nginx200')),
        ratio: (rate('our200') / rate('nginx200')).toFixed(2),
        'p99 ours': p99('our200'),
        'p99 nginx': p99('nginx200'),
      },
      {
        answer: '304',
        'ours /s': Math.round(rate('our304')),
        'nginx /s': Math.round(rate('nginx304')),
        ratio: (rate('our304') / rate('nginx304')).toFixed(2),
        'p99 ours': p99('our304'),
        'p99 nginx': p99('nginx304'),
      },
    ],
    {
      method: `Same bytes (${BODY_KB} kB of JSON, brotli 5), nginx with one worker, brotli_static and open_file_cache; wrk with 1 thread and 64 connections, ${SECONDS} s, ${ROUNDS} interleaved rounds, medians.`,
    },
  );
}

await main();
