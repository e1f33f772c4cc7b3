import { at } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import { unitsOnDuty } from './duty-places.ts';
import type { Evening } from './evening.ts';
import type { FindingCount } from './finding-counts.ts';
import type { Numbers } from './numbers.ts';
import { numbersOf } from './numbers.ts';
import type { StepTimes } from './quantiles.ts';
import type { Scope } from './scope.ts';

export const GROUPINGS = ['total', 'centre', 'constituency', 'province'] as const;
export type Grouping = (typeof GROUPINGS)[number];

interface NumbersRow extends Omit<Numbers, 'latency'> {
  readonly kind: Grouping;
  readonly id: string;
  readonly name: Bilingual;
  /** By rule, on live records. */
  readonly findings: Readonly<Record<string, number>>;
  /** How many people work here; never who. */
  readonly onDuty: number;
  readonly latency: Numbers['latency'] & { readonly public?: StepTimes };
}

/** Large parts are counted again this often at most, small ones with every reading of the board. */
const LARGE = 2_000;
const LARGE_MS = 5_000;
/** Rates and ages go on while nothing happens. */
const SMALL_MS = 10_000;
const MOST_KEPT = 4_000;

interface Kept {
  readonly rows: readonly NumbersRow[];
  readonly revision: number;
  readonly madeAt: number;
}

/** Rows of numbers, kept for everybody who asks for the same part. */
export class NumbersMemory {
  readonly #kept = new Map<string, Kept>();
  readonly #steady: () => number;

  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  async rows(evening: Evening, scope: Scope, by: Grouping): Promise<readonly NumbersRow[]> {
    const board = await evening.board.fresh();
    const key = `${by} ${scope.key}`;
    const kept = this.#kept.get(key);
    const now = this.#steady();
    if (kept !== undefined) {
      const age = now - kept.madeAt;
      const limit = scope.units.length > LARGE ? LARGE_MS : kept.revision === board.revision ? SMALL_MS : 0;
      if (age < limit) return kept.rows;
    }
    const [people, findings] = await Promise.all([evening.duty.people(), evening.findings.get()]);
    const groups = groupsOf(board.election, scope, by);
    const groupOfUnit = new Map(groups.flatMap((group, i) => group.units.map((unit) => [unit, i] as const)));
    const onDuty = groups.map(() => 0);
    for (const unit of unitsOnDuty(board, people).values()) {
      const group = groupOfUnit.get(unit);
      if (group !== undefined) onDuty[group] = (onDuty[group] ?? 0) + 1;
    }
    const counted = countFindings(board.election, findings, by, placesOf(board.election, scope));
    const rows = groups.map((group, i): NumbersRow => {
      const numbers = numbersOf(board, group.units);
      const latency =
        by === 'total' && scope.key === 'all'
          ? { ...numbers.latency, public: evening.publicTimes() }
          : numbers.latency;
      return {
        kind: by,
        id: group.id,
        name: group.name,
        ...numbers,
        latency,
        findings: counted.get(group.id) ?? {},
        onDuty: onDuty[i] ?? 0,
      };
    });
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, { rows, revision: board.revision, madeAt: now });
    return rows;
  }
}

interface Group {
  readonly id: string;
  readonly name: Bilingual;
  readonly units: readonly number[];
}

/** Index of a unit's constituency and of its province (or what stands above it). */
function areaOf(election: Election, unit: number, by: 'constituency' | 'province'): number {
  const areas = at(election.areasOfUnit, unit);
  if (by === 'constituency') return at(areas, 0);
  return areas.find((index) => at(election.pkg.areas, index).kind === 'province') ?? at(areas, 0);
}

function groupsOf(election: Election, scope: Scope, by: Grouping): readonly Group[] {
  if (by === 'total') {
    return [{ id: '', name: election.pkg.manifest.title, units: scope.units }];
  }
  const groups = new Map<number, number[]>();
  for (const unit of scope.units) {
    const key =
      by === 'centre'
        ? (election.centreIndex.get(at(election.pkg.units, unit).centreId) ?? -1)
        : areaOf(election, unit, by);
    const units = groups.get(key);
    if (units === undefined) groups.set(key, [unit]);
    else units.push(unit);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([key, units]) => {
      const place = by === 'centre' ? at(election.pkg.centres, key) : at(election.pkg.areas, key);
      return { id: place.id, name: place.name, units };
    });
}

/** Centre and constituency of every unit of a part, as findings are counted. */
function placesOf(election: Election, scope: Scope): ReadonlySet<string> | null {
  if (scope.key === 'all') return null;
  return new Set(
    scope.units.map((unit) => {
      const { centreId } = at(election.pkg.units, unit);
      return `${centreId} ${areaOf(election, unit, 'constituency')}`;
    }),
  );
}

/** Counts by rule for each group, by its id. */
function countFindings(
  election: Election,
  findings: readonly FindingCount[],
  by: Grouping,
  places: ReadonlySet<string> | null,
): ReadonlyMap<string, Record<string, number>> {
  const groups = new Map<string, Record<string, number>>();
  for (const { centre, constituency, code, count } of findings) {
    if (places !== null && !places.has(`${centre} ${constituency}`)) continue;
    const id = findingGroup(election, by, centre, constituency);
    const counts = groups.get(id) ?? {};
    counts[code] = (counts[code] ?? 0) + count;
    groups.set(id, counts);
  }
  return groups;
}

function findingGroup(election: Election, by: Grouping, centre: string, constituency: number): string {
  switch (by) {
    case 'total':
      return '';
    case 'centre':
      return centre;
    case 'constituency':
      return election.pkg.areas[constituency]?.id ?? '';
    case 'province':
      return provinceId(election, constituency) ?? '';
  }
}

function provinceId(election: Election, constituency: number): string | null {
  for (let i = constituency; i >= 0; i = election.parentOfArea[i] ?? -1) {
    const area = at(election.pkg.areas, i);
    if (area.kind === 'province') return area.id;
  }
  return election.pkg.areas[constituency]?.id ?? null;
}
