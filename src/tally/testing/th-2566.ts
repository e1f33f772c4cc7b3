import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type {
  Area,
  AreaId,
  AreaKind,
  BallotId,
  Candidate,
  CandidateId,
  CentreId,
  Contest,
  ContestId,
  ElectionPackage,
  Form,
  FormId,
  PackageHash,
  Party,
  PartyId,
  Unit,
  UnitId,
  UnitKind,
} from '../../election/model.ts';
import { HEAD_ROLES, UNIT_KINDS } from '../../election/model.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';

export type Row = Readonly<Record<string, string>>;

/** Rows of a plain CSV file of the reference data (no quoting but around whole fields), packed or not. */
export function* csvRows(path: string): Generator<Row> {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const header = (lines[0] ?? '').split(',');
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    const cells = splitCells(line);
    const row: Record<string, string> = {};
    header.forEach((name, i) => {
      row[name] = cells[i] ?? '';
    });
    yield row;
  }
}

function splitCells(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) =>
    (m[1] ?? m[2] ?? '').replaceAll('""', '"'),
  );
}

const UNIT_KIND_OF: Readonly<Record<string, UnitKind>> = {
  station: 'station',
  advance_in_area: 'advance-in',
  advance_out_of_area: 'advance-out',
};

const both = (text: string) => ({ th: text, en: text });
const get = (row: Row, name: string): string => row[name] ?? '';
const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/**
 * The general election of 2566 as a package, made straight from the reference tables, so that the tests of the tally stand on
 * their own. What the tally does not look at (phones, rules, publication times) is that of the tiny package.
 */
export function th2566Package(dir: string): ElectionPackage {
  const rows = (name: string): readonly Row[] => [...csvRows(join(dir, name))];
  const areas = new Map<string, Area>();
  const addArea = (id: string, kind: AreaKind, parent: string | null, name: string): AreaId => {
    if (!areas.has(id)) {
      areas.set(id, {
        id: id as AreaId,
        kind,
        parentId: parent as AreaId | null,
        code: id,
        name: both(name),
        abbreviation: '',
        registered: null,
        stations: null,
        zones: [],
      });
    }
    return id as AreaId;
  };
  addArea('TH', 'nation', null, 'ประเทศไทย');
  for (const p of rows('provinces.csv')) addArea(get(p, 'prov_id'), 'province', 'TH', get(p, 'name_th'));
  const contests: Contest[] = [];
  const contest = (
    id: string,
    ballot: 'constituency' | 'party-list',
    areaId: string,
    seats: number,
  ): Contest => ({
    id: id as ContestId,
    ballot: ballot as string as BallotId,
    kind: ballot,
    areaId: areaId as AreaId,
    seats,
    marks: 1,
    title: both(id),
  });
  const provinceOf = new Map<string, string>();
  for (const c of rows('constituencies.csv')) {
    const id = get(c, 'cons_id');
    provinceOf.set(id, get(c, 'prov_id'));
    addArea(id, 'constituency', get(c, 'prov_id'), id);
    contests.push(contest(id, 'constituency', id, 1));
  }
  contests.push(contest('party-list', 'party-list', 'TH', 100));

  const units: Unit[] = [];
  for (const u of csvRows(join(dir, 'stations/units.csv.gz'))) {
    const [cons, district, sub] = [get(u, 'cons_id'), get(u, 'amphoe_code'), get(u, 'tambon_code')];
    units.push({
      id: get(u, 'unit_id') as UnitId,
      kind: UNIT_KIND_OF[get(u, 'kind')] ?? 'special',
      constituencyId: cons as AreaId,
      districtId:
        district === '' ? null : addArea(`D${district}`, 'district', provinceOf.get(cons) ?? null, district),
      subDistrictId: sub === '' ? null : addArea(`S${sub}`, 'sub-district', `D${district}`, sub),
      number: Number(get(u, 'unit_no')),
      name: both(get(u, 'name_th')),
      registered: numberOrNull(get(u, 'registered')),
      advanceRegistered: numberOrNull(get(u, 'advance_registered')),
      centreId: cons as CentreId,
    });
  }
  return {
    ...tinyPackage(),
    hash: 'f'.repeat(64) as PackageHash,
    areas: [...areas.values()],
    units,
    contests,
    parties: rows('parties.csv').map(partyOf),
    candidates: rows('candidates.csv').map(candidateOf),
    choices: [],
    centres: [],
    forms: ['constituency', 'party-list'].map(formOf),
  };
}

function partyOf(row: Row): Party {
  return {
    id: get(row, 'party_id') as PartyId,
    listNumber: get(row, 'on_party_list') === '1' ? Number(get(row, 'list_no')) : null,
    name: both(get(row, 'name_th')),
    abbreviation: get(row, 'abbr_th'),
    colour: get(row, 'colour'),
    listSize: 100,
    logoUrl: '',
  };
}

function candidateOf(row: Row): Candidate {
  return {
    id: get(row, 'cand_id') as CandidateId,
    contestId: get(row, 'cons_id') as ContestId,
    number: Number(get(row, 'number')),
    name: both(get(row, 'name_th')),
    partyId: get(row, 'party_id') === '' ? null : (get(row, 'party_id') as PartyId),
    status: get(row, 'in_results') === '1' ? 'standing' : 'withdrawn',
    imageUrl: '',
  };
}

/** One form per ballot for every kind of unit: the tally reads figures by role and asks no more of a form. */
function formOf(ballot: string): Form {
  return {
    id: ballot as FormId,
    code: ballot,
    ballot: ballot as BallotId,
    unitKinds: UNIT_KINDS,
    title: both(ballot),
    pages: 1,
    words: 'none',
    fields: HEAD_ROLES.map((role) => ({ role, number: '', label: both(role) })),
  };
}
