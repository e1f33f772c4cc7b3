import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readNightForms } from '../../drill/forms-file.ts';
import { ServerGone } from '../../drill/http.ts';
import { pathsHeld } from '../../drill/paths.ts';
import { reportLines } from '../../drill/report.ts';
import type { DrillOptions } from '../../drill/run-drill.ts';
import { runDrill } from '../../drill/run-drill.ts';
import { UnexpectedReply } from '../../drill/session.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const USAGE = `khanaen drill --package DIR --forms DIR --url URL --speed N|max (--admin-password TEXT | --data DIR)
              [--province MKM] [--lift-cap] [--clerks 16] [--seed 1] [--report drill-report.txt]
              [--paths URL,URL [--look-every 1000]]
              [--typos 0.02] [--same-typos 0.001] [--unreadable 0.005] [--late 0.05]
  Plays an election night through the HTTP API and compares every published figure with the forms.
  Run again, it goes on where the server stands. --data: the server's folder, for first-administrator.txt.
  --paths: ways to the results that a reader asks all night; the report says when one was away and whether their bytes are the same.
  Exit 0: every compared figure is right. 1: differences, or the ways were all away, blank or not the same. 2: could not be played.`;

interface Plan extends Omit<DrillOptions, 'onProgress' | 'adminPassword'> {
  readonly packageDir: string;
  readonly reportFile: string;
}

/** `khanaen drill`. Exit 0 only when every compared figure is right; 1 differences; 2 could not be played. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    io.err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const plan = planOf(values);
  if (typeof plan === 'string') {
    io.err(`${plan}\n${USAGE}`);
    return 2;
  }
  const adminPassword = await passwordOf(values['admin-password'], values.data);
  if (adminPassword === null) {
    io.err("the administrator's password is needed: --admin-password, KHANAEN_ADMIN_PASSWORD, or --data");
    return 2;
  }
  const loaded = await loadElection(plan.packageDir);
  if (!loaded.ok) {
    for (const e of loaded.error) io.err(`${e.file}:${e.line ?? ''} ${e.message.th} · ${e.message.en}`);
    return 2;
  }
  const forms = await readNightForms(loaded.value, plan.formsDir);
  if (!('rows' in forms)) {
    for (const problem of forms) io.err(`${problem.file}:${problem.line ?? ''} ${problem.text}`);
    return 2;
  }
  const options: DrillOptions = { ...plan, adminPassword, onProgress: progressTo(io) };
  try {
    const result = await runDrill(loaded.value, forms, options);
    const lines = reportLines(result, options, loaded.value.pkg.manifest.id);
    for (const line of lines) io.out(line);
    await mkdir(dirname(plan.reportFile), { recursive: true });
    await writeFile(plan.reportFile, `${lines.join('\n')}\n`);
    const held = result.paths === null || pathsHeld(result.paths);
    return result.comparison.differing === 0 && held ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ServerGone) && !(error instanceof UnexpectedReply)) throw error;
    io.err(error.message);
    return 2;
  }
}

/** On a terminal one line that changes; in a log one line every ten seconds. */
function progressTo(io: CommandIo): (line: string) => void {
  let last = 0;
  return (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else if (Date.now() - last >= 10_000) {
      last = Date.now();
      io.out(line);
    }
  };
}

async function passwordOf(given: string | undefined, dataDir: string | undefined): Promise<string | null> {
  const password = given ?? process.env['KHANAEN_ADMIN_PASSWORD'];
  if (password !== undefined) return password;
  if (dataDir === undefined) return null;
  const file = join(dataDir, 'first-administrator.txt');
  return existsSync(file) ? (await readFile(file, 'utf8')).trim() : null;
}

function planOf(values: ReturnType<typeof parse>): Plan | string {
  const { package: packageDir, forms: formsDir, url } = values;
  if (packageDir === undefined) return '--package is missing';
  if (formsDir === undefined) return '--forms is missing';
  if (url === undefined || !URL.canParse(url)) return '--url must be the address of the server';
  const speed = values.speed === 'max' ? null : Number(values.speed);
  if (speed !== null && !(speed > 0 && speed <= 100_000)) return '--speed must be a number above 0, or max';
  const clerks = Number(values.clerks);
  if (!Number.isInteger(clerks) || clerks < 2 || clerks > 500) return '--clerks must be 2 to 500';
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) return '--seed must be a whole number';
  const urls = values.paths?.split(',') ?? [];
  const everyMs = Number(values['look-every']);
  if (!urls.every((way) => URL.canParse(way))) return '--paths must be addresses with a comma between';
  if (!(everyMs >= 20)) return '--look-every must be milliseconds, 20 or more';
  const share = (name: 'typos' | 'same-typos' | 'unreadable' | 'late') => Number(values[name]);
  for (const name of ['typos', 'same-typos', 'unreadable', 'late'] as const) {
    if (!(share(name) >= 0 && share(name) <= 1)) return `--${name} must be 0 to 1`;
  }
  return {
    packageDir,
    formsDir,
    url,
    speed,
    clerks,
    seed,
    province: values.province?.toUpperCase() ?? null,
    liftCap: values['lift-cap'],
    reportFile: values.report,
    ...(urls.length === 0 ? {} : { paths: { urls, everyMs } }),
    shares: {
      typos: share('typos'),
      sameTypos: share('same-typos'),
      unreadable: share('unreadable'),
      late: share('late'),
    },
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      package: { type: 'string' },
      forms: { type: 'string' },
      url: { type: 'string' },
      speed: { type: 'string', default: 'max' },
      province: { type: 'string' },
      paths: { type: 'string' },
      'look-every': { type: 'string', default: '1000' },
      'lift-cap': { type: 'boolean', default: false },
      typos: { type: 'string', default: '0.02' },
      'same-typos': { type: 'string', default: '0.001' },
      unreadable: { type: 'string', default: '0.005' },
      late: { type: 'string', default: '0.05' },
      clerks: { type: 'string', default: '16' },
      seed: { type: 'string', default: '1' },
      report: { type: 'string', default: 'drill-report.txt' },
      'admin-password': { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
}
