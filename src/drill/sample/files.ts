import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { Expected } from '../expect.ts';
import { SUM_NAMES } from '../expect.ts';
import type { MadeSample } from './make-sample.ts';

/** Texts of the files of a drill, by name: units.csv, forms-<ballot>.csv and expected.json (docs/formats/drill.md). */
export function drillFiles(sample: MadeSample): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const units = ['unit_id,report_minute', ...sample.arrivals.map((a) => `${a.unitId},${a.minute}`)];
  files.set('units.csv', `${units.join('\n')}\n`);
  const { election, rows } = sample;
  election.ballots.forEach((ballot, b) => {
    const lines = ['unit_id,form,present,received,used,valid,invalid,no_vote,left,votes'];
    for (const spec of election.returns) {
      const row = rows[spec.index];
      if (spec.ballotIndex !== b || row === null || row === undefined) continue;
      const cells = [
        row.unitId,
        row.form,
        row.present,
        row.received,
        row.used,
        row.valid,
        row.invalid,
        row.noVote,
        row.left,
      ];
      lines.push(`${cells.map((cell) => cell ?? '').join(',')},${row.votes.join(' ')}`);
    }
    files.set(`forms-${ballot}.csv`, `${lines.join('\n')}\n`);
  });
  files.set('expected.json', `${JSON.stringify(expectedJson(election, sample.expected))}\n`);
  return files;
}

/** The published form of {@link Expected}: ids instead of indexes. */
function expectedJson(election: Election, expected: Expected) {
  const { areas, contests, parties } = election.pkg;
  return {
    format: 'khanaen-drill-expected/1',
    election: election.pkg.manifest.id,
    areas: Object.fromEntries(
      areas.map((area, a) => [
        area.id,
        Object.fromEntries(
          election.ballots.flatMap((ballot, b) => {
            const sums = at(expected.sums, a)[b];
            if (sums === null || sums === undefined) return [];
            const head = Object.fromEntries(SUM_NAMES.map((name) => [name, sums[name]]));
            return [[ballot, { ...head, votes: sums.votes, parties: sums.parties }]];
          }),
        ),
      ]),
    ),
    contests: Object.fromEntries(contests.map((contest, c) => [contest.id, at(expected.outcomes, c)])),
    seats:
      expected.seats === null
        ? null
        : Object.fromEntries(parties.map((party, i) => [party.id, at(expected.seats ?? [], i)])),
  };
}
