import type {
  Area,
  AreaKind,
  Candidate,
  Centre,
  CentreKind,
  Choice,
  Contest,
  Form,
  Party,
  Unit,
} from '../model.ts';
import { ancestors } from './area-tree.ts';
import type { Problems } from './problems.ts';
import type { Table } from './table.ts';
import { follow, type Target } from './unique.ts';

const CENTRE_AREAS: Record<CentreKind, AreaKind> = {
  district: 'district',
  constituency: 'constituency',
  local: 'local-body',
};

/** Units: constituency, district and sub-district exist, are of their kind, and lie in one another. */
export function linkUnits(
  table: Table<Unit>,
  areas: Target<Area>,
  centres: Target<Centre>,
  problems: Problems,
): void {
  const provinces = new Map<string, string | null>();
  const provinceOf = (id: string): string | null => {
    let province = provinces.get(id);
    if (province === undefined) {
      province = ancestors(id, areas.byKey).find((a) => areas.byKey.get(a)?.kind === 'province') ?? null;
      provinces.set(id, province);
    }
    return province;
  };
  let sound: Unit | null = null;
  table.items.forEach((unit, i) => {
    // Units of one place follow one another: what held for the last one need not be looked up again.
    if (sound !== null && samePlace(sound, unit)) return;
    const before = problems.count;
    const report = (
      field: string,
      code: 'wrong-reference-kind' | 'mismatched-areas' | 'empty-value',
      value = '',
      allowed = '',
    ) => problems.add(table.file, table.lines[i] ?? null, field, code, { value, allowed });
    const expect = (field: string, id: string | null, kind: AreaKind): Area | undefined => {
      if (id === null) return undefined;
      const area = follow(table, i, field, id, areas, problems);
      if (area !== undefined && area.kind !== kind) report(field, 'wrong-reference-kind', id, kind);
      return area;
    };
    const constituency = expect('constituency', unit.constituencyId, 'constituency');
    const district = expect('district', unit.districtId, 'district');
    const subDistrict = expect('sub_district', unit.subDistrictId, 'sub-district');
    if (unit.subDistrictId !== null && unit.districtId === null) report('district', 'empty-value');
    if (subDistrict !== undefined && district !== undefined && subDistrict.parentId !== district.id) {
      report('sub_district', 'mismatched-areas', subDistrict.id, 'district');
    }
    if (constituency !== undefined && district !== undefined) {
      const province = provinceOf(constituency.id);
      if (province !== null && provinceOf(district.id) !== province) {
        report('district', 'mismatched-areas', district.id, 'province');
      }
    }
    follow(table, i, 'centre', unit.centreId, centres, problems);
    sound = problems.count === before ? unit : null;
  });
}

function samePlace(x: Unit, y: Unit): boolean {
  return (
    x.subDistrictId === y.subDistrictId &&
    x.districtId === y.districtId &&
    x.constituencyId === y.constituencyId &&
    x.centreId === y.centreId
  );
}

export function linkCentres(table: Table<Centre>, areas: Target<Area>, problems: Problems): void {
  table.items.forEach((centre, i) => {
    const area = follow(table, i, 'area', centre.areaId, areas, problems);
    const kind = CENTRE_AREAS[centre.kind];
    if (area !== undefined && area.kind !== kind) {
      problems.add(table.file, table.lines[i] ?? null, 'area', 'wrong-reference-kind', {
        value: centre.areaId,
        allowed: kind,
      });
    }
  });
}

/** Contests: the area exists, and no unit can get two contests on one ballot. */
export function linkContests(table: Table<Contest>, areas: Target<Area>, problems: Problems): void {
  const first = new Map<string, Contest>();
  for (const contest of table.items) {
    const key = `${contest.areaId} ${contest.ballot}`;
    if (!first.has(key)) first.set(key, contest);
  }
  table.items.forEach((contest, i) => {
    follow(table, i, 'area', contest.areaId, areas, problems);
    const other = ancestors(contest.areaId, areas.byKey)
      .map((id) => first.get(`${id} ${contest.ballot}`))
      .find((c) => c !== undefined && c !== contest);
    if (other !== undefined) {
      problems.add(table.file, table.lines[i] ?? null, 'ballot', 'overlapping-contests', {
        value: contest.ballot,
        allowed: other.id,
      });
    }
  });
}

export function linkCandidates(
  table: Table<Candidate>,
  contests: Target<Contest>,
  parties: Target<Party>,
  problems: Problems,
): void {
  table.items.forEach((candidate, i) => {
    const contest = follow(table, i, 'contest', candidate.contestId, contests, problems);
    if (contest !== undefined && (contest.kind === 'party-list' || contest.kind === 'referendum')) {
      problems.add(table.file, table.lines[i] ?? null, 'contest', 'wrong-reference-kind', {
        value: candidate.contestId,
        allowed: 'constituency | executive | council',
      });
    }
    if (candidate.partyId !== null) follow(table, i, 'party', candidate.partyId, parties, problems);
  });
}

export function linkChoices(table: Table<Choice>, contests: Target<Contest>, problems: Problems): void {
  table.items.forEach((choice, i) => {
    const contest = follow(table, i, 'contest', choice.contestId, contests, problems);
    if (contest !== undefined && contest.kind !== 'referendum') {
      problems.add(table.file, table.lines[i] ?? null, 'contest', 'wrong-reference-kind', {
        value: choice.contestId,
        allowed: 'referendum',
      });
    }
  });
}

/** Forms: a ballot and a kind of unit have one form. */
export function linkForms(table: Table<Form>, problems: Problems): void {
  const formOf = new Map<string, Form>();
  table.items.forEach((form, i) => {
    for (const kind of form.unitKinds) {
      const key = `${form.ballot} ${kind}`;
      const other = formOf.get(key);
      if (other === undefined) formOf.set(key, form);
      else {
        problems.add(table.file, table.lines[i] ?? null, 'unit_kinds', 'overlapping-forms', {
          value: key,
          allowed: other.id,
        });
      }
    }
  });
}
