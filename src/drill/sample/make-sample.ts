import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { ElectionPackage } from '../../election/model.ts';
import type { Expected } from '../expect.ts';
import { expectFrom } from '../expect.ts';
import type { FormRow, UnitArrival } from '../form-row.ts';
import { drillPlaces } from '../photo-layout.ts';
import { generalSample } from './general.ts';
import { localSample } from './local.ts';
import type { Sample, SampleOptions } from './model.ts';
import { findProvince, PROVINCES } from './provinces.ts';
import { breakTies, makeTie, rowsByReturn } from './ties.ts';

export interface MadeSample {
  readonly election: Election;
  /** By return index. */
  readonly rows: readonly (FormRow | null)[];
  readonly arrivals: readonly UnitArrival[];
  readonly expected: Expected;
}

/** Makes a whole drill: package, forms, arrival times and what they must come to. The same options give the same bytes. */
export function makeSample(options: SampleOptions): MadeSample | { readonly unknownProvince: string } {
  const facts = findProvince(options.province);
  if (facts === undefined && options.kind !== 'nation') return { unknownProvince: options.province };
  const sample = drawSample(options, facts);
  const election = indexElection(measured(sample.pkg));
  const rows = rowsByReturn(election, sample.rows);
  if (options.tie) makeTie(election, rows, 0);
  breakTies(election, rows, options.tie ? 0 : -1);
  return { election, rows, arrivals: sample.arrivals, expected: expectFrom(election, rows) };
}

function drawSample(options: SampleOptions, facts: ReturnType<typeof findProvince>): Sample {
  if (options.kind === 'nation' || facts === undefined)
    return generalSample(options, PROVINCES, 'sample-nation');
  switch (options.kind) {
    case 'province':
      return generalSample(options, [facts], `sample-${facts.id.toLowerCase()}`);
    case 'local':
      return localSample(options, facts);
  }
}

/** The package with the places of its forms as the drill draws them, so that the desk can move the photo to the line. */
function measured(pkg: ElectionPackage): ElectionPackage {
  const { linesOfContest } = indexElection(pkg);
  const forms = pkg.forms.map((form) => {
    const lengths = pkg.contests.map((contest, i) =>
      contest.ballot === form.ballot ? at(linesOfContest, i).length : 0,
    );
    return { ...form, places: drillPlaces(form, Math.max(0, ...lengths)) };
  });
  return { ...pkg, forms };
}
