import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Comparison } from './comparison.ts';
import type { Expected } from './expect.ts';
import { SUM_NAMES } from './expect.ts';
import { fieldsOf, listOf } from './published.ts';

/** Compares what the forms come to with an expected.json of `khanaen sample`. False when the folder has none. */
export async function compareSampleExpected(
  election: Election,
  dir: string,
  expected: Expected,
  comparison: Comparison,
): Promise<boolean> {
  let file: Readonly<Record<string, unknown>>;
  try {
    file = fieldsOf(JSON.parse(await readFile(join(dir, 'expected.json'), 'utf8')));
  } catch {
    return false;
  }
  if (file['format'] !== 'khanaen-drill-expected/1') return false;
  const areas = fieldsOf(file['areas']);
  election.pkg.areas.forEach((area, a) => {
    election.ballots.forEach((ballot, b) => {
      const found = at(expected.sums, a)[b] ?? null;
      const wanted = fieldsOf(fieldsOf(areas[area.id])[ballot]);
      for (const name of SUM_NAMES) {
        const place = `${area.id} ${ballot} ${name}`;
        comparison.check('expected.json totals', place, wanted[name] ?? 0, found?.[name] ?? 0);
      }
      const votes = listOf(wanted['votes']).join(' ');
      comparison.check(
        'expected.json votes',
        `${area.id} ${ballot} votes`,
        votes,
        (found?.votes ?? []).join(' '),
      );
      const parties = listOf(wanted['parties']).join(' ');
      const here = (found?.parties ?? []).join(' ');
      comparison.check('expected.json votes', `${area.id} ${ballot} parties`, parties, here);
    });
  });
  const contests = fieldsOf(file['contests']);
  election.pkg.contests.forEach((contest, c) => {
    const wanted = JSON.stringify(contests[contest.id] ?? null);
    comparison.check(
      'expected.json winners',
      contest.id,
      wanted,
      JSON.stringify(expected.outcomes[c] ?? null),
    );
  });
  const seats = fieldsOf(file['seats']);
  election.pkg.parties.forEach((party, p) => {
    if (expected.seats === null) return;
    const found = JSON.stringify(at(expected.seats, p));
    comparison.check('expected.json seats', `party ${party.id}`, JSON.stringify(seats[party.id]), found);
  });
  return true;
}
