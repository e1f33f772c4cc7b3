import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PhotoNames } from '../src/server/export/photo-names.ts';
import { type WrittenSite, writeSite } from '../src/server/export/write-site.ts';
import { validityFaults } from '../web/testing/valid.ts';
import { crawlTree } from './crawl-links.ts';
import { Totals } from './crawl-totals.ts';
import { report, rounded } from './report.ts';
import type { WholeSiteOptions } from './whole-site.ts';
import { WholeSite } from './whole-site.ts';

/**
 * Writes the whole site of the general election of 2566 (199,088 forms in, two languages) as `khanaen export-site` does, then
 * once more after one form; follows every link, holds pages against the HTML standard, and adds the figures of all units up to the
 * nation. Takes some 8 GB of disk for a while.
 *
 *   npx tsx bench/crawl.ts [--data DIR of th-2566] [--tmp DIR] [--units-valid 50] [--keep] [--tree DIR] [--write]
 *
 * `--keep` leaves the folder; `--tree DIR/site` walks through such a folder without writing one. `--units-valid N`: one unit page of N is held against the standard; all pages of other kinds always are.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/th-2566' },
    tmp: { type: 'string', default: tmpdir() },
    'units-valid': { type: 'string', default: '50' },
    tree: { type: 'string' },
    sample: { type: 'string' },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
/** The whole election; with `--sample 0.02` a made-up one with that share of the stations. */
const openSite = (options: WholeSiteOptions): Promise<WholeSite> =>
  values.sample === undefined
    ? WholeSite.open(values.data, options)
    : WholeSite.sample(Number(values.sample), options);

const NEEDED_BYTES = 20e9;

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

async function main(): Promise<void> {
  if (values.tree !== undefined) {
    const whole = await openSite({});
    await crawl(whole, values.tree);
    whole.close();
    return;
  }
  const folder = mkdtempSync(join(values.tmp, 'khanaen-crawl-'));
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED_BYTES) throw new Error('less than 20 GB of disk are free');
  const root = join(folder, 'site');
  const names = new PhotoNames();
  const whole = await openSite({ later: 2, photoPath: (sha256) => names.pathOf(sha256) });
  const store = {
    read: async (sha256: string) => (sha256 === whole.photo.sha256 ? whole.photo.bytes : null),
  };
  const write = (units: boolean): Promise<readonly [WrittenSite, number]> =>
    timed(() =>
      writeSite(whole.site, whole.current, store, root, {
        units,
        photos: true,
        photoNames: names,
        progress: (files) => {
          if (files % 50_000 === 0) console.error(`${files} files`);
        },
      }),
    );
  const loads = [loadavg()[0] ?? 0];
  try {
    const exports: { what: string; written: WrittenSite; seconds: number }[] = [];
    const note = (what: string, [written, seconds]: readonly [WrittenSite, number]) => {
      exports.push({ what, written, seconds });
      loads.push(loadavg()[0] ?? 0);
      console.error(what, written, seconds);
    };
    note('without pages of units, first cut', await write(false));
    whole.more(1);
    whole.cut();
    note('without pages of units, next cut (one form more)', await write(false));
    note('everything, first cut', await write(true));
    whole.more(1);
    whole.cut();
    note('everything, next cut (one form more)', await write(true));
    report(
      'export',
      'Export of the whole site of 2566',
      exports.map(({ what, written, seconds }) => ({
        export: what,
        seconds: rounded(seconds),
        files: written.files.toLocaleString('en-US'),
        GB: rounded(written.bytes / 1e9),
        'files written': written.changedFiles.toLocaleString('en-US'),
        'GB written': rounded(written.changedBytes / 1e9),
      })),
      {
        method: `\`khanaen export-site\` without reading the ledger: 199,088 forms, two languages, one thread; load of the machine ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. Every page names its cut and time, so pages differ with every cut; data files, the package, scripts and photos do not. Peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`,
        write: values.write,
      },
    );
    await crawl(whole, root);
  } finally {
    whole.close();
    if (values.keep) console.error(root);
    else rmSync(folder, { recursive: true, force: true });
  }
}

async function crawl(whole: WholeSite, root: string): Promise<void> {
  const totals = new Totals(whole.election, root);
  const invalid: string[] = [];
  const every = Number(values['units-valid']);
  let held = 0;
  let units = 0;
  const [crawled, seconds] = await timed(() =>
    crawlTree(root, ['/th/', '/en/'], async (path, html) => {
      const unit = /^\/(th|en)\/u\/(.+)$/.exec(path);
      if (unit !== null) units++;
      if (unit?.[1] === 'en') totals.unit(unit[2] ?? '', html);
      if (unit !== null && units % every !== 0) return;
      held++;
      invalid.push(...(await validityFaults(html)).map((fault) => `${path}: ${fault}`));
    }),
  );
  totals.compare();
  const { depth, dead, links } = crawled;
  const steps = whole.election.pkg.units.map((unit) =>
    Math.max(depth.get(`/th/u/${unit.id}`) ?? 99, depth.get(`/en/u/${unit.id}`) ?? 99),
  );
  for (const list of [dead, invalid, totals.differences]) console.error(list.length, list.slice(0, 20));
  const rows: readonly (readonly [string, number])[] = [
    ['pages reached from the front pages', depth.size],
    ['units', steps.length],
    ['most steps to a unit', steps.reduce((most, n) => Math.max(most, n), 0)],
    ['links and anchors followed', links],
    ['dead', dead.length],
    ['pages held against the HTML standard', held],
    ['faults', invalid.length],
    ['unit pages added up', totals.units],
    ['totals compared: units, pages and files of constituencies, provinces, nation', totals.compared],
    ['differences', totals.differences.length],
  ];
  report(
    'crawl',
    'A walk through the whole site of 2566',
    rows.map(([what, value]) => ({ what, value: value.toLocaleString('en-US') })),
    {
      method: `The exported tree of plain files, both languages, ${Math.round(seconds)} s. Every link, script, picture and anchor must exist; all pages but those of units, and one of ${every} of these, must be valid HTML; valid, spoiled and no-vote ballots and the votes of every line are added up from the pages of units and must be what the pages and JSON files above them say.`,
      write: values.write,
    },
  );
  if (dead.length + invalid.length + totals.differences.length > 0) process.exitCode = 1;
}

if (!existsSync(values.data)) console.log('skipped: no ../shared');
else await main();
