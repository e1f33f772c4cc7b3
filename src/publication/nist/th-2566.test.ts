import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedPath } from '../../basics/testing/shared-data.ts';
import { th2566Cut } from '../testing/th-2566.ts';
import { precinctReport } from './precinct-report.ts';
import { summaryReport } from './summary-report.ts';
import { checkCdf } from './testing/check-cdf.ts';

const shared = sharedPath('data/th-2566/stations/units.csv.gz');

/** One constituency in so many: all 400 take some minutes. */
const EVERY = 25;

it.skipIf(shared === null)(
  'the reports of the election of 2566 pass the schema: the whole country, and a part of the constituencies',
  { timeout: 300_000 },
  () => {
    const dir = join(shared ?? '', '../..');
    const { view } = th2566Cut(dir, 7);
    const { election } = view;
    const constituencies = election.pkg.areas.flatMap(({ kind }, i) => (kind === 'constituency' ? [i] : []));
    expect(constituencies).toHaveLength(400);
    const some = constituencies.filter((_, i) => i % EVERY === 0).map((i) => precinctReport(view, i));
    for (const report of [summaryReport(view), ...some]) {
      expect(checkCdf(JSON.parse(JSON.stringify(report))).slice(0, 3)).toEqual([]);
    }
  },
);
