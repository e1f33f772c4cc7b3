import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DeliveryConfig } from '../../delivery/config/model.ts';
import type { Election } from '../../election/lookup.ts';
import { startServer } from '../../server/compose.ts';
import type { CommandIo } from '../io.ts';
import { KeptProcess, killInTurn, untilAnswers } from '../kept-process.ts';
import { loadDeliveryConfig } from '../load-delivery-config.ts';
import { loadElection } from '../load-package.ts';
import { run as sample } from './sample.ts';
import { ended } from './serve.ts';

/** Time between two kills, when all ways answer again. */
const KILL_EVERY_MS = 6000;
/** The second way of a drill is a second way, not a race: some hundredths of a core. */
const MIRROR_EVERY_MS = '5000';

const HELP = `khanaen start [--province MKM] [--scale 0.2] [--speed 60] [--port 8080] [--second-port 8081] [--kill-paths]
  [--data .data/start] [--fresh] [--deliver FILE]

A whole election night of one province: makes a sample election, starts the embedded database, the desk and the public
site, a second way to the results in a process of its own, and lets invented people photograph and type every form. --speed: minutes of
the night in one minute. --second-port 0: one way only. --kill-paths: both ways are killed in turn (SIGKILL), and a reader who asks both
reports what was seen.`;

/** The main job: everything that `npm start` shows. Goes on serving after the night is over, until it is stopped. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      province: { type: 'string', default: 'MKM' },
      scale: { type: 'string', default: '0.2' },
      seed: { type: 'string', default: '2569' },
      speed: { type: 'string', default: '60' },
      port: { type: 'string', default: '8080' },
      'second-port': { type: 'string', default: '8081' },
      'kill-paths': { type: 'boolean', default: false },
      data: { type: 'string', default: '.data/start' },
      fresh: { type: 'boolean', default: false },
      deliver: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const deliver = loadDeliveryConfig(values.deliver, process.env);
  if (!deliver.ok) {
    for (const line of deliver.error) io.err(line);
    return 2;
  }
  if (values.fresh) await rm(values.data, { recursive: true, force: true });
  const packageDir = join(values.data, 'package');
  if (!existsSync(join(packageDir, 'manifest.json'))) {
    const draft = join(values.data, 'package.new');
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    const made = await sample(
      [
        '--kind',
        'province',
        '--province',
        values.province,
        '--scale',
        values.scale,
        '--seed',
        values.seed,
        '--out',
        draft,
      ],
      io,
    );
    if (made !== 0) return made;
    await rename(draft, packageDir);
  }
  const loaded = await loadElection(packageDir);
  if (!loaded.ok) {
    for (const error of loaded.error)
      io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
    return 2;
  }
  const first = values['kill-paths']
    ? await firstPathApart(packageDir, values)
    : await firstPath(loaded.value, values, io, deliver.value);
  const second = values['second-port'] === '0' ? null : secondPath(packageDir, values);
  io.out(welcome(first.url, second?.url ?? null, values.data));
  const drill = playNight([
    'drill',
    '--package',
    packageDir,
    '--forms',
    join(packageDir, 'drill'),
    '--url',
    first.url,
    '--speed',
    values.speed,
    '--data',
    values.data,
    '--report',
    join(values.data, 'drill-report.txt'),
    ...(second === null
      ? []
      : ['--paths', `${first.url},${second.url}`, '--look-every', values['kill-paths'] ? '250' : '2000']),
  ]);
  const night = new AbortController();
  drill.once('exit', (code) => {
    night.abort();
    if (code === 0)
      io.out(`\nจบการซ้อม ทุกยอดตรงกัน · The night is over and every total is right: ${first.url}\n(Ctrl+C)`);
    else if (code !== null) io.err(`การซ้อมจบด้วยรหัส · the drill ended with code ${code}`);
  });
  if (first.process !== null && second !== null) {
    const paths = [
      { name: 'khanaen serve', url: first.url, process: first.process },
      { name: 'khanaen mirror', url: second.url, process: second.process },
    ];
    killInTurn(paths, KILL_EVERY_MS, night.signal, io.out);
  }
  await ended();
  night.abort();
  drill.kill('SIGTERM');
  await second?.process.stop();
  await first.close();
  return 0;
}

interface Ways {
  readonly port: string;
  readonly 'second-port': string;
  readonly data: string;
  /** File of places to which cuts are brought. */
  readonly deliver?: string | undefined;
}

interface FirstPath {
  readonly url: string;
  /** Null when it is this process. */
  readonly process: KeptProcess | null;
  close(): Promise<void>;
}

/** Desk, publisher and site in this process: the lightest way. */
async function firstPath(
  election: Election,
  { port, data }: Ways,
  io: CommandIo,
  deliver: DeliveryConfig | null,
): Promise<FirstPath> {
  const server = await startServer({
    election,
    dataDir: data,
    databaseUrl: process.env['DATABASE_URL'],
    port: Number(port),
    host: '127.0.0.1',
    cutIntervalMs: 1000,
    ...(deliver === null ? {} : { deliver }),
    log: (message) => io.err(message),
  });
  await server.ready;
  return { url: server.url, process: null, close: () => server.close() };
}

/** The same in a process of its own, which can be killed. */
async function firstPathApart(packageDir: string, { port, data, deliver }: Ways): Promise<FirstPath> {
  const url = `http://localhost:${port}`;
  const places = deliver === undefined ? [] : ['--deliver', deliver];
  const server = new KeptProcess([
    'serve',
    '--package',
    packageDir,
    '--data',
    data,
    '--port',
    port,
    ...places,
  ]);
  server.start();
  await untilAnswers(`${url}/readyz`);
  return { url, process: server, close: () => server.stop() };
}

/** The second way. */
function secondPath(packageDir: string, ways: Ways): { readonly url: string; readonly process: KeptProcess } {
  const port = ways['second-port'];
  const folder = join(ways.data, 'mirror');
  const at = ['--package', packageDir, '--data', ways.data, '--port', port, '--every', MIRROR_EVERY_MS];
  const mirror = new KeptProcess(
    ['mirror', folder, ...at],
    ['--max-semi-space-size=2', '--optimize-for-size'],
  );
  mirror.start();
  return { url: `http://localhost:${port}`, process: mirror };
}

/** The drill is a process of its own, as people are: it knows nothing but the address. */
function playNight(args: readonly string[]): ChildProcess {
  const entry = fileURLToPath(new URL('../../../../bin/khanaen.cjs', import.meta.url));
  return spawn(process.execPath, [entry, ...args], { stdio: 'inherit' });
}

function welcome(url: string, second: string | null, dataDir: string): string {
  return [
    '',
    `  ผลคะแนน · results     ${url}/th/   ${url}/en/`,
    ...(second === null ? [] : [`  ทางที่สอง · second way  ${second}/th/   ${second}/en/`]),
    `  โต๊ะบันทึก · desk      ${url}/staff`,
    `  ไฟล์ · feeds          ${url}/feed/manifest.json   ${url}/v1/manifest.json`,
    `  รหัสผ่าน · password   ${join(dataDir, 'first-administrator.txt')} (admin)`,
    '',
  ].join('\n');
}
