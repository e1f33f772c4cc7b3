import { join } from 'node:path';
import { expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { sharedPath } from '../../basics/testing/shared-data.ts';
import { Publication } from '../publication.ts';
import { th2566Election, th2566Facts } from '../testing/th-2566.ts';
import { precinctReport } from './precinct-report.ts';
import { summaryReport } from './summary-report.ts';
import { checkCdf } from './testing/check-cdf.ts';

const shared = sharedPath('data/th-2566/stations/units.csv.gz');

it.skipIf(shared === null)(
  'all reports of the election of 2566 pass the schema',
  { timeout: 300_000 },
  () => {
    const dir = join(shared ?? '', '../..');
    const election = th2566Election(dir, 100);
    const publication = new Publication(election);
    let size = 0;
    for (const fact of th2566Facts(dir, election)) {
      publication.apply(fact);
      size++;
    }
    const time = new Date(election.pkg.manifest.publication.completeBy).toISOString();
    const { view } = publication.makeCut({ number: 7, at: time, ledgerSize: size, root: '0'.repeat(64) });
    const reports = [summaryReport(view)];
    for (const [i, area] of election.pkg.areas.entries()) {
      if (area.kind === 'constituency') reports.push(precinctReport(view, i));
    }
    expect(reports).toHaveLength(401);
    const problems = reports.flatMap((report) => checkCdf(JSON.parse(JSON.stringify(report))).slice(0, 3));
    expect(problems).toEqual([]);
    const [summary] = reports;
    expect(at(summary?.['GpUnit'] as readonly unknown[], 0)).toMatchObject({
      SubUnitsReported: expect.any(Number),
    });
  },
);
