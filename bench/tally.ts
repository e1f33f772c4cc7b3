/** Microseconds per record and the cost of reading the tally, with the whole country in it: `npx tsx bench/tally.ts [--write]`. */
import { join } from 'node:path';
import { at } from '../src/basics/assert.ts';
import { sharedPath } from '../src/basics/testing/shared-data.ts';
import type { Election } from '../src/election/lookup.ts';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import type { Figures } from '../src/returns/figures.ts';
import { HEAD_SIZE } from '../src/returns/figures.ts';
import { contestOutcome } from '../src/tally/contest-outcome.ts';
import { seatTable } from '../src/tally/seat-table.ts';
import { Tally } from '../src/tally/tally.ts';
import { th2566Package } from '../src/tally/testing/th-2566.ts';
import { th2566Forms } from '../src/tally/testing/th-2566-forms.ts';
import { medianMs, report, rounded } from './report.ts';

const shared = sharedPath('data/th-2566/stations/units.csv.gz');
const { election, forms, source } = shared === null ? invented() : real(join(shared, '../..'));

function real(dir: string): { election: Election; forms: (readonly [number, Figures])[]; source: string } {
  const country = indexElection(th2566Package(dir));
  return { election: country, forms: [...th2566Forms(dir, country)], source: 'the forms of 2566' };
}

function invented(): { election: Election; forms: (readonly [number, Figures])[]; source: string } {
  const country = indexElection(
    tinyPackage({ constituencies: 400, stationsEach: 238, candidatesEach: 12, parties: 67 }),
  );
  const forms = country.returns.map((spec) => {
    const length = HEAD_SIZE + spec.lines.length;
    return [spec.index, Array.from({ length }, (_, i) => (spec.index * 31 + i * 17) % 600)] as const;
  });
  return { election: country, forms, source: 'invented forms' };
}

/** Every form once, in an order that jumps through the country. */
function scattered(): readonly number[] {
  const step = 61_463; // prime, and no divisor of the number of forms
  return forms.map((_, i) => (i * step) % forms.length);
}

const rssBefore = process.memoryUsage().rss;
const make = medianMs(5, () => void new Tally(election));
const tally = new Tally(election);
const fold = medianMs(5, () => {
  const fresh = new Tally(election);
  for (const [r, figures] of forms) fresh.set(r, figures);
});
for (const [r, figures] of forms) tally.set(r, figures);
const rss = process.memoryUsage().rss - rssBefore;
const order = scattered();
const replace = medianMs(5, () => {
  for (const i of order) tally.set(...at(forms, i));
});
const areas = election.pkg.areas.length;
let sink = 0;
const read = medianMs(9, () => {
  for (let a = 0; a < areas; a++) {
    for (let b = 0; b < election.ballots.length; b++) sink += tally.totals(a, b).valid;
  }
});
const outcomesOf = () =>
  election.pkg.contests.map((c, i) =>
    c.kind === 'constituency' ? contestOutcome(election, tally, i) : null,
  );
const outcomes = medianMs(9, () => {
  sink += outcomesOf().length;
});
const known = outcomesOf();
const seats = medianMs(9, () => {
  sink += seatTable(election, tally, known)?.open ?? 0;
});

report(
  'tally',
  'Tally',
  [
    { what: 'first fold of the country, per record', value: `${rounded((fold * 1000) / forms.length)} µs` },
    { what: 'first fold of the country', value: `${rounded(fold)} ms` },
    {
      what: 'replace a record, scattered order, per record',
      value: `${rounded((replace * 1000) / forms.length)} µs`,
    },
    { what: 'make an empty tally', value: `${rounded(make)} ms` },
    { what: `totals of all ${areas} areas, both ballots`, value: `${rounded(read)} ms` },
    { what: 'outcomes of all constituencies', value: `${rounded(outcomes)} ms` },
    { what: 'seat table', value: `${rounded(seats)} ms` },
    { what: 'memory of one full tally (and garbage of five others)', value: `${rounded(rss / 2 ** 20)} MB` },
  ],
  { method: `${forms.length} records, ${source}; medians. Budget: 50 µs for one record.` },
);
if (sink === 0) console.log('nothing was read');
