import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { CountedForm } from './count.ts';
import { Recount } from './count.ts';
import { record } from './cut.ts';
import type { Findings } from './difference.ts';
import type { FormRow, PublishedForms } from './form-rows.ts';
import type { Elected, House, Lots } from './law.ts';
import { electedIn, houseOf } from './law.ts';

/** Where a unit stands, as far as forms and the held-back list tell. */
export type Standing = 'shown' | 'held-back' | 'partly' | 'awaited';

interface Tallied {
  readonly expected: number;
  readonly received: number;
  readonly shown: number;
  readonly heldBack: number;
  readonly partly: number;
}

/** Everything that the published forms come to. */
export interface Recomputed {
  readonly election: Election;
  readonly forms: PublishedForms;
  readonly recount: Recount;
  /** By unit index. */
  readonly standing: readonly Standing[];
  readonly elected: readonly (Elected | null)[];
  readonly house: House | null;
  readonly capPercent: number;
  readonly paused: boolean;
  readonly embargo: boolean;
  /** Contests that the authority has certified: taken as published, like lots. */
  readonly certified: ReadonlySet<number>;
  /** Contests of which every unit counts. */
  readonly allIn: ReadonlySet<number>;
  /** Coverage of an area: stations, and everything else. */
  coverage(area: number): { readonly stations: Tallied; readonly others: Tallied };
  /** Stations of a constituency that may be shown at most. */
  slots(constituency: number): number;
}

/** Acts of the authority that stand in the ledger and not in the forms. */
export interface LedgerActs {
  readonly lots: Lots;
  readonly certified: ReadonlySet<number>;
}

function contestsAllIn(election: Election, forms: PublishedForms): Set<number> {
  const all = new Set(election.pkg.contests.keys());
  for (const spec of election.returns) if (forms.counting[spec.index] === null) all.delete(spec.contestIndex);
  return all;
}

/** Builds the whole state anew from rows, the package, the policy file and the held-back list; proves pairing and cap. */
export function recompute(
  election: Election,
  forms: PublishedForms,
  policyFile: unknown,
  heldFile: unknown,
  { lots, certified }: LedgerActs,
  findings: Findings,
): Recomputed {
  const policy = record(policyFile);
  const capPercent = Number(record(policy['cap'])['percent']);
  const counting = forms.counting.filter((row): row is FormRow => row !== null);
  const recount = new Recount(election, counting as readonly CountedForm[]);
  const standing = standings(election, forms, heldFile, findings);
  const elected = election.pkg.contests.map((contest, c) =>
    contest.kind === 'party-list' || contest.kind === 'referendum'
      ? null
      : electedIn(election, recount, c, lots),
  );
  const stationsOf = election.pkg.areas.map((_, a) =>
    at(election.unitsOfConstituency, a).reduce(
      (n, u) => n + (election.pkg.units[u]?.kind === 'station' ? 1 : 0),
      0,
    ),
  );
  const slots = (constituency: number) => Math.floor((capPercent * at(stationsOf, constituency)) / 100);
  const coverages = coverageTable(election, standing);
  return {
    election,
    forms,
    recount,
    standing,
    elected,
    house: houseOf(election, recount, elected, lots),
    capPercent,
    paused: policy['paused'] === true,
    embargo: policy['embargo'] === true,
    certified,
    allIn: contestsAllIn(election, forms),
    coverage: (area) => at(coverages, area),
    slots,
  };
}

/** Shown: all forms of the unit count. A unit of which only some count breaks the pairing. */
function standings(
  election: Election,
  forms: PublishedForms,
  heldFile: unknown,
  findings: Findings,
): Standing[] {
  const held = record(heldFile);
  const named = (key: string) => {
    const list = held[key];
    return new Set((Array.isArray(list) ? list : []).map((item) => String(record(item)['unit'])));
  };
  const heldBack = named('heldBack');
  const partly = named('partly');
  let pairs = 0;
  const result = election.pkg.units.map((unit, u): Standing => {
    const returns = at(election.returnsOfUnit, u).filter((r) => r >= 0);
    const count = returns.filter((r) => forms.counting[r] !== null).length;
    if (count > 0 && count < returns.length) {
      findings.differ(
        '/feed/forms-*.csv',
        `pairing of unit ${unit.id}`,
        `all ${returns.length} ballots`,
        `${count}`,
      );
    }
    if (count > 0) pairs += 1;
    const listed = heldBack.has(unit.id) || partly.has(unit.id);
    if (count > 0 && listed)
      findings.differ('/v1/held.json', `unit ${unit.id}`, 'shown', 'listed as not shown');
    if (count > 0) return 'shown';
    if (heldBack.has(unit.id)) return 'held-back';
    return partly.has(unit.id) ? 'partly' : 'awaited';
  });
  findings.prove('units whose ballots are all shown together', pairs);
  return result;
}

function coverageTable(election: Election, standing: readonly Standing[]) {
  const empty = () => ({ expected: 0, received: 0, shown: 0, heldBack: 0, partly: 0 });
  const table = election.pkg.areas.map(() => ({ stations: empty(), others: empty() }));
  election.pkg.units.forEach((unit, u) => {
    if (!at(election.returnsOfUnit, u).some((r) => r >= 0)) return;
    for (const area of new Set(at(election.areasOfUnit, u))) {
      const cell = at(table, area)[unit.kind === 'station' ? 'stations' : 'others'];
      const stand = at(standing, u);
      cell.expected += 1;
      if (stand === 'shown' || stand === 'held-back') cell.received += 1;
      if (stand === 'shown') cell.shown += 1;
      if (stand === 'held-back') cell.heldBack += 1;
      if (stand === 'partly') cell.partly += 1;
    }
  });
  return table;
}
