import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { report } from './report.ts';
import { samplePaths, WholeSite } from './whole-site.ts';

/**
 * What Lighthouse (phone profile, simulated slow 4G, four times slower processor) says of the pages of the whole election of 2566.
 * Lighthouse is not part of the project: `npm i lighthouse@12.8.2` in a folder of its own.
 *
 *   npx tsx bench/lighthouse.ts --lighthouse DIR [--data DIR of th-2566] [--only /c/] [--language th] [--runs 1] [--write]
 *
 * Everything below 1 in a weighted audit is printed. Scores of the performance category fall when other work has the processor;
 * with `--runs 3` the median of three runs counts.
 */
const { values } = parseArgs({
  options: {
    lighthouse: { type: 'string' },
    data: { type: 'string', default: '../shared/data/th-2566' },
    only: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true, default: ['th', 'en'] },
    runs: { type: 'string', default: '1' },
    port: { type: 'string', default: '8801' },
    write: { type: 'boolean', default: false },
  },
});

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

interface Audit {
  readonly id: string;
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
  readonly details?: { readonly items?: readonly object[] };
}
interface Verdict {
  readonly categories: Record<
    Category,
    {
      readonly score: number;
      readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
    }
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

const folder = mkdtempSync(join(tmpdir(), 'khanaen-lighthouse-'));
const run = promisify(execFile);

/** Chromium now and then gives no trace; Lighthouse then asks to be run again. */
async function ask(program: string, url: string, left = 3): Promise<Verdict> {
  try {
    return await askOnce(program, url);
  } catch (error) {
    if (left <= 1 || !String(error).includes('NO_NAVSTART')) throw error;
    return ask(program, url, left - 1);
  }
}

async function askOnce(program: string, url: string): Promise<Verdict> {
  const file = join(folder, 'verdict.json');
  await run(
    process.execPath,
    [
      program,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless --no-sandbox',
    ],
    {
      env: { ...process.env, CHROME_PATH: process.env['CHROME_PATH'] ?? '/usr/bin/chromium' },
      timeout: 180_000,
    },
  );
  return JSON.parse(readFileSync(file, 'utf8')) as Verdict;
}

/** What costs points, one line each. */
function faults({ categories, audits }: Verdict): string[] {
  return CATEGORIES.flatMap((name) =>
    categories[name].auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      if (weight === 0 || audit === undefined || audit.score === null || audit.score >= 0.9) return [];
      const items = JSON.stringify(audit.details?.items?.slice(0, 3) ?? []).slice(0, 600);
      return [`  ${name}: ${id} ${audit.score} ${audit.title} ${items}`];
    }),
  );
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function measure(program: string, site: string, path: string) {
  const verdicts: Verdict[] = [];
  for (let n = 0; n < Number(values.runs); n++) verdicts.push(await ask(program, `${site}${path}`));
  const score = (name: Category) => Math.round(100 * median(verdicts.map((v) => v.categories[name].score)));
  const value = (id: string) => median(verdicts.map((v) => v.audits[id]?.numericValue ?? 0));
  for (const line of new Set(verdicts.flatMap(faults))) console.log(line);
  return {
    page: path,
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    SEO: score('seo'),
    'LCP ms': Math.round(value('largest-contentful-paint')),
    'TBT ms': Math.round(value('total-blocking-time')),
    CLS: Number(value('cumulative-layout-shift').toFixed(3)),
    kB: Number((value('total-byte-weight') / 1000).toFixed(1)),
  };
}

const program = join(values.lighthouse ?? '', 'node_modules', 'lighthouse', 'cli', 'index.js');
if (values.lighthouse === undefined || !existsSync(program)) {
  console.error('--lighthouse DIR: a folder where lighthouse is installed');
  process.exitCode = 2;
} else if (!existsSync(values.data)) {
  console.log('skipped: no ../shared');
} else {
  const whole = await WholeSite.open(values.data, { origin: `http://127.0.0.1:${values.port}` });
  const served = await whole.serve(Number(values.port));
  const loads: number[] = [];
  try {
    const rows = [];
    for (const path of samplePaths(whole.election)) {
      if (values.only !== undefined && !values.only.some((part) => path.startsWith(part))) continue;
      for (const language of values.language) {
        loads.push(loadavg()[0] ?? 0);
        const row = await measure(program, served.url, `/${language}${path}`);
        console.log(JSON.stringify(row));
        rows.push(row);
      }
    }
    report('lighthouse', 'Lighthouse on the pages of 2566', rows, {
      method: `Lighthouse ${version(values.lighthouse)}, phone profile (simulated slow 4G, processor four times slower), our own process on loopback with all 199,088 forms in, median of ${values.runs}; load of the machine ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} on two cores. Budget: 98 in all four.`,
      write: values.write,
    });
  } finally {
    await served.close();
    whole.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function version(dir: string): string {
  const text = readFileSync(join(dir, 'node_modules', 'lighthouse', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
