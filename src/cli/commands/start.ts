import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../../server/compose.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';
import { run as sample } from './sample.ts';
import { ended } from './serve.ts';

const HELP = `khanaen start [--province MKM] [--scale 0.2] [--speed 60] [--port 8080] [--data .data/start] [--fresh]

A whole election night of one province: makes a sample election, starts the embedded database, the desk and the public
site, and lets invented people photograph and type every form. --speed: minutes of the night in one minute.`;

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
      data: { type: 'string', default: '.data/start' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
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
  const server = await startServer({
    election: loaded.value,
    dataDir: values.data,
    databaseUrl: process.env['DATABASE_URL'],
    port: Number(values.port),
    host: '127.0.0.1',
    cutIntervalMs: 1000,
    log: (message) => io.err(message),
  });
  await server.ready;
  io.out(welcome(server.url, values.data));
  const drill = playNight([
    'drill',
    '--package',
    packageDir,
    '--forms',
    join(packageDir, 'drill'),
    '--url',
    server.url,
    '--speed',
    values.speed,
    '--data',
    values.data,
    '--report',
    join(values.data, 'drill-report.txt'),
  ]);
  drill.once('exit', (code) => {
    if (code === 0)
      io.out(`\nจบการซ้อม ทุกยอดตรงกัน · The night is over and every total is right: ${server.url}\n(Ctrl+C)`);
    else if (code !== null) io.err(`การซ้อมจบด้วยรหัส · the drill ended with code ${code}`);
  });
  await ended();
  drill.kill('SIGTERM');
  await server.close();
  return 0;
}

/** The drill is a process of its own, as people are: it knows nothing but the address. */
function playNight(args: readonly string[]): ChildProcess {
  const entry = fileURLToPath(new URL('../../../../bin/khanaen.cjs', import.meta.url));
  return spawn(process.execPath, [entry, ...args], { stdio: 'inherit' });
}

function welcome(url: string, dataDir: string): string {
  return [
    '',
    `  ผลคะแนน · results     ${url}/th/   ${url}/en/`,
    `  โต๊ะบันทึก · desk      ${url}/staff`,
    `  ไฟล์ · feeds          ${url}/feed/manifest.json   ${url}/v1/manifest.json`,
    `  รหัสผ่าน · password   ${join(dataDir, 'first-administrator.txt')} (admin)`,
    '',
  ].join('\n');
}
