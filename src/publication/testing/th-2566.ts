import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { importEct } from '../../election/ect/import-ect.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { RecordAccepted, SealedFact } from '../../ledger/facts.ts';
import { th2566Forms } from '../../tally/testing/th-2566-forms.ts';
import type { Cut } from '../model.ts';
import { Publication } from '../publication.ts';

/** The package of 2566 from its own reference files, with a cap of the wanted height. */
export function th2566Election(dir: string, capPercent: number): Election {
  const json = join(dir, 'ect-json');
  const files = new Map(
    readdirSync(json).map((name) => [name, new Uint8Array(readFileSync(join(json, name)))]),
  );
  const units = new Uint8Array(gunzipSync(readFileSync(join(dir, 'stations/units.csv.gz'))));
  const { pkg, notes } = importEct(files, units, {
    manifest: (standard) => ({
      ...standard,
      publication: {
        ...standard.publication,
        cap: { ...standard.publication.cap, percent: capPercent },
      },
    }),
  });
  if (pkg === null) throw new Error(`no package: ${JSON.stringify(notes.slice(0, 3))}`);
  return indexElection(pkg);
}

/** A fact for every form of the whole country, ballot after ballot; a second between two. */
export function* th2566Facts(dir: string, election: Election): Generator<SealedFact> {
  const start = election.pkg.manifest.publication.embargoUntil;
  let seq = 0;
  yield {
    seq: seq++,
    fact: {
      kind: 'package-opened',
      at: new Date(start).toISOString(),
      election: 'th-2566',
      package: election.pkg.hash,
    },
  };
  for (const [index, figures] of th2566Forms(dir, election)) {
    const spec = election.returns[index];
    if (spec === undefined) throw new Error(`no return ${index}`);
    const fact: RecordAccepted = {
      kind: 'record-accepted',
      at: new Date(start + seq * 80).toISOString(),
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version: 1,
      figures,
      photos: [],
      enteredBy: ['p1', 'p2'],
      acceptedBy: 'p3',
      findings: [],
      asWritten: null,
      remarks: '',
    };
    yield { seq: seq++, fact };
  }
}

/** All forms of 2566 folded, and one cut of them with the given number, at the time by which the count must be complete. */
export function th2566Cut(dir: string, number: number): Cut {
  const election = th2566Election(dir, 100);
  const publication = new Publication(election);
  let size = 0;
  for (const fact of th2566Facts(dir, election)) {
    publication.apply(fact);
    size++;
  }
  const at = new Date(election.pkg.manifest.publication.completeBy).toISOString();
  return publication.makeCut({ number, at, ledgerSize: size, root: '0'.repeat(64) });
}
