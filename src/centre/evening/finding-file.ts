import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { csvFile } from './csv-file.ts';
import type { FindingCount } from './finding-counts.ts';
import type { Scope } from './scope.ts';

/** Findings by centre, constituency and rule. */
export function findingsFile(
  election: Election,
  counts: readonly FindingCount[],
  scope: Scope,
): Promise<string> {
  const places = new Set(
    scope.units.map(
      (unit) => `${at(election.pkg.units, unit).centreId} ${at(at(election.areasOfUnit, unit), 0)}`,
    ),
  );
  return csvFile(
    ['centre', 'centre_name', 'constituency', 'rule', 'level', 'records'],
    counts
      .filter(({ centre, constituency }) => places.has(`${centre} ${constituency}`))
      .map(({ centre, constituency, code, level, count }) => [
        centre,
        election.getCentre(centre).name.th,
        at(election.pkg.areas, constituency).id,
        code,
        level,
        count,
      ]),
  );
}
