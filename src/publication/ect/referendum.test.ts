import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getOrThrow } from '../../basics/assert.ts';
import { sharedPath } from '../../basics/testing/shared-data.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../publication.ts';
import { FactWriter } from '../testing/facts.ts';
import { fieldTypes, tableOf } from './testing/fields.ts';

const format = sharedPath('data/th-2566/ECT-FORMAT.md');

describe.skipIf(format === null)('files of a referendum', () => {
  const election = indexElection(
    tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'], capPercent: 100 }),
  );
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  for (const unit of [0, 1, 2, 5, 6]) writer.acceptUnit(unit, [31, 17, 4]);
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const ledgerSize = writer.facts.length;
  const cut = publication.makeCut({ number: 1, at: writer.now, ledgerSize, root: '0'.repeat(64) });

  it.each([
    ['/data/records/stats_referendum.json', 'stats_referendum.json'],
    ['/data/data/refs/info_referendum.json', 'info_referendum.json'],
    ['/data/data/refs/info_party_candidate.json', 'info_party_candidate.json'],
  ])('%s has the fields and types of 2569', (path, name) => {
    const table = tableOf(readFileSync(format ?? '', 'utf8'))(name, '2569 live');
    const text = Buffer.from(getOrThrow(cut.files, path).bytes).toString('utf8');
    const own = fieldTypes(text.replaceAll('"referendum":{', '"{id}":{'));
    const problems: string[] = [];
    for (const [field, types] of own) {
      const known = table.get(field);
      if (known === undefined || ![...types].every((type) => known.split('/').includes(type))) {
        problems.push(`${field}: ${[...types]}, expected ${known}`);
      }
    }
    // Names of lists are not in a package, so their fields cannot appear.
    for (const field of table.keys()) {
      if (!own.has(field) && !/_candidates\[\]/.test(field)) problems.push(`${field} is missing`);
    }
    expect(table.size).toBeGreaterThan(3);
    expect(problems).toEqual([]);
  });
});
