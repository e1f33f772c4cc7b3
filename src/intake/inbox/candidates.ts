import { at } from '../../basics/assert.ts';
import type { Desk } from '../../centre/desk.ts';
import type { Election } from '../../election/lookup.ts';
import type { Unit, UnitId } from '../../election/model.ts';
import type { Stage } from '../../returns/life-state.ts';
import type { ArrivalRow } from '../arrival-rows.ts';
import type { OwedReturn } from '../owed.ts';
import { owedReturns } from '../owed.ts';
import type { InboxScope, UnitView } from './list.ts';
import { unitOf } from './list.ts';

/** Why a unit stands where it stands in the list. */
export type Why = 'code' | 'bound' | 'earlier' | 'number' | 'search' | 'owes';

export interface Candidate {
  readonly unit: UnitView;
  readonly why: readonly Why[];
  readonly returns: readonly {
    readonly ballot: string;
    readonly formCode: string;
    readonly pages: number;
    /** Pages that are still owed; empty once it is whole. */
    readonly owed: readonly number[];
    readonly stage: Stage;
  }[];
}

const WEIGHT: Readonly<Record<Why, number>> = {
  code: 100,
  bound: 60,
  earlier: 40,
  search: 30,
  number: 15,
  owes: 5,
};
const MOST = 12;
/** Units looked at for one list: those of a centre, or what a search finds. */
const LOOKED_AT = 1_500;

/**
 * Units that a photo may be of, likeliest first: the one its code names, the one its sender is bound to, those the sender sent
 * before, those whose number stands in what the sender wrote, then all of the centre that still owe pages. A search looks
 * through the whole of the person's area.
 */
export async function candidatesFor(
  desk: Desk,
  row: ArrivalRow,
  scope: InboxScope,
  search: string,
): Promise<readonly Candidate[]> {
  const { election } = desk;
  const earlier = await earlierUnits(desk, row);
  const words = search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const inScope = ({ centreId }: Unit) => scope.everywhere || scope.centreIds.includes(centreId);
  const numbers = numbersIn(row.words);
  const units: { readonly unit: Unit; readonly why: Why[] }[] = [];
  for (const unit of election.pkg.units) {
    if (!inScope(unit)) continue;
    const why: Why[] = [];
    if (unit.id === row.hint_unit && row.hint_unit !== row.unit_id) why.push('code');
    if (unit.id === row.unit_id) why.push('bound');
    if (earlier.has(unit.id)) why.push('earlier');
    if (numbers.has(unit.number)) why.push('number');
    if (words.length > 0) {
      if (!matches(election, unit, words)) continue;
      why.push('search');
    } else if (why.length === 0 || (why.length === 1 && why[0] === 'number')) {
      if (unit.centreId !== row.at_centre) continue;
    }
    units.push({ unit, why });
    if (units.length >= LOOKED_AT) break;
  }
  const returns = await owedReturns(
    desk,
    units.map(({ unit }) => unit.id),
  );
  const exact = (unit: Unit) => words.includes(String(unit.number)) || words.includes(unit.id.toLowerCase());
  return units
    .map(({ unit, why }) => {
      const of = (returns.get(unit.id) ?? []).map(returnView);
      const owes = of.some((r) => r.owed.length > 0);
      const all: Why[] = owes ? [...why, 'owes'] : why;
      const score = all.reduce((sum, w) => sum + WEIGHT[w], 0) + (exact(unit) ? 20 : 0);
      return { candidate: { unit: unitOf(election, unit), why: all, returns: of }, score, owes };
    })
    .filter(({ candidate, owes }) => owes || candidate.why.some((w) => w !== 'number'))
    .sort((a, b) => b.score - a.score || a.candidate.unit.number - b.candidate.unit.number)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

function matches(election: Election, unit: Unit, words: readonly string[]): boolean {
  const subDistrict = unit.subDistrictId === null ? null : election.getArea(unit.subDistrictId).name;
  const district = unit.districtId === null ? null : election.getArea(unit.districtId).name;
  const text = [
    unit.id,
    unit.name.th,
    unit.name.en,
    subDistrict?.th,
    subDistrict?.en,
    district?.th,
    district?.en,
  ]
    .join(' ')
    .toLowerCase();
  return words.every((word) =>
    /^\d+$/.test(word) ? unit.number === Number(word) || unit.id.includes(word) : text.includes(word),
  );
}

/** Whole numbers that somebody wrote, in Arabic or Thai digits. */
function numbersIn(text: string): ReadonlySet<number> {
  const arabic = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  return new Set([...arabic.matchAll(/\d{1,4}/g)].map(([digits]) => Number(digits)));
}

/** Units of which the same sender has sent photos before. */
async function earlierUnits(desk: Desk, row: ArrivalRow): Promise<ReadonlySet<UnitId>> {
  const found = await desk.db.query<{ return_id: number }>(
    `select distinct return_id from arrival where sender = $1 and channel = $2 and state = 'placed' and arrival_id <> $3 limit 200`,
    [row.sender, row.channel, row.arrival_id],
  );
  return new Set(found.rows.map(({ return_id }) => at(desk.election.returns, return_id).unit.id));
}

function returnView({ spec, stage, pages, owed }: OwedReturn): Candidate['returns'][number] {
  return { ballot: spec.contest.ballot, formCode: spec.form.code, pages, owed, stage };
}
