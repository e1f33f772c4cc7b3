import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { precinctReport } from '../src/publication/nist/precinct-report.ts';
import { summaryReport } from '../src/publication/nist/summary-report.ts';
import { checkCdf } from '../src/publication/nist/testing/check-cdf.ts';
import { th2566Cut } from '../src/publication/testing/th-2566.ts';
import { report } from './report.ts';

/**
 * Every NIST report of the general election of 2566 with all 199,088 forms in, the summary and all 400 constituencies, held against the
 * schema and against its own references. The test does the same with one constituency in 25.
 *
 *   npx tsx bench/nist.ts [--data DIR of th-2566] [--write]
 *
 * Exit 1 when a report does not pass; the first faults of each are printed.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/th-2566' },
    write: { type: 'boolean', default: false },
  },
});

const FAULTS_SHOWN = 3;

function main(): void {
  const dir = values.data;
  const { view } = th2566Cut(dir, 1);
  const { election } = view;
  let [reports, bytes, biggest, stations, failing, makeMs, checkMs] = [0, 0, 0, 0, 0, 0, 0];
  const hold = (name: string, make: () => unknown): void => {
    const start = performance.now();
    const text = JSON.stringify(make());
    const made = performance.now();
    const faults = checkCdf(JSON.parse(text));
    makeMs += made - start;
    checkMs += performance.now() - made;
    reports++;
    bytes += Buffer.byteLength(text);
    biggest = Math.max(biggest, Buffer.byteLength(text));
    stations += text.split('"Type":"precinct"').length - 1;
    if (faults.length === 0) return;
    failing++;
    console.error(`${name}: ${faults.length} faults\n  ${faults.slice(0, FAULTS_SHOWN).join('\n  ')}`);
  };
  hold('report', () => summaryReport(view));
  for (const [index, area] of election.pkg.areas.entries()) {
    if (area.kind === 'constituency') hold(area.id, () => precinctReport(view, index));
  }
  const megabytes = (count: number) => (count / 1e6).toFixed(1);
  report(
    'nist',
    'NIST reports of 2566, all of them',
    [
      {
        reports,
        'do not pass': failing,
        'polling stations': stations,
        'all MB': megabytes(bytes),
        'biggest MB': megabytes(biggest),
        'made in s': (makeMs / 1000).toFixed(1),
        'validated in s': (checkMs / 1000).toFixed(1),
      },
    ],
    {
      method:
        'All 199,088 forms in; the summary and the report of every constituency, by the schema of `src/publication/nist/testing` with ajv, and every reference of every report (`bench/nist.ts`).',
    },
  );
  if (failing > 0) process.exitCode = 1;
}

if (existsSync(values.data)) main();
else console.log('skipped: no ../shared');
