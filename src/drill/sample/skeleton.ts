import { at } from '../../basics/assert.ts';
import type {
  Area,
  AreaId,
  AreaKind,
  Centre,
  CentreId,
  Unit,
  UnitId,
  UnitKind,
} from '../../election/model.ts';
import type { Random } from '../random.ts';
import { apportion, randomFrom } from '../random.ts';
import type { ProvinceFacts } from './provinces.ts';

/** Average voters of a polling station: 52,195,920 voters and 95,137 stations in 2566. */
const VOTERS_PER_STATION = 550;
const VOTERS_PER_DISTRICT = 70_000;
const VOTERS_PER_SUB_DISTRICT = 7_200;

export interface Skeleton {
  readonly areas: readonly Area[];
  readonly units: readonly Unit[];
  readonly centres: readonly Centre[];
}

const EMPTY = { code: '', abbreviation: '', registered: null, stations: null, zones: [] };

export function nationArea(): Area {
  return {
    ...EMPTY,
    id: 'TH' as AreaId,
    kind: 'nation',
    parentId: null,
    name: { th: 'ประเทศไทย', en: 'Thailand' },
  };
}

export function areaOf(
  id: string,
  kind: AreaKind,
  parentId: string,
  code: string,
  th: string,
  en: string,
): Area {
  return { ...EMPTY, id: id as AreaId, kind, parentId: parentId as AreaId, code, name: { th, en } };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

interface StationSeed {
  readonly constituency: number;
  readonly registered: number;
}

/**
 * The areas, units and centres of one province. Names, codes, constituencies and registered voters are facts of 2566 (voters
 * times `scale`); districts, sub-districts and stations are numbered inventions of plausible size. Districts and constituencies
 * cut across each other.
 */
export function provinceSkeleton(facts: ProvinceFacts, scale: number, seed: number): Skeleton {
  const random = randomFrom(seed, 'skeleton', facts.id);
  const registered = Math.max(facts.constituencies * 1200, Math.round(facts.registered * scale));
  const ofConstituency = apportion(
    registered,
    Array.from({ length: facts.constituencies }, () => random.factor(0.06)),
  );
  const stations = ofConstituency.flatMap((voters, c) => stationSeeds(voters, c + 1, random));
  const districts = Math.max(1, Math.min(50, Math.round(facts.registered / VOTERS_PER_DISTRICT)));
  const perDistrict = Math.max(1, Math.round(registered / districts / VOTERS_PER_SUB_DISTRICT));
  const places = districts * perDistrict;
  const capital = facts.id === 'BKK';
  const areas: Area[] = [
    {
      ...areaOf(facts.id, 'province', 'TH', facts.code, facts.th, facts.en),
      abbreviation: facts.abbreviation,
      registered,
      stations: stations.length,
    },
  ];
  const centres: Centre[] = [];
  for (let c = 1; c <= facts.constituencies; c++) {
    const id = `${facts.id}_${c}`;
    const name = { th: `${facts.th} เขต ${c}`, en: `${facts.en} ${c}` };
    areas.push({
      ...areaOf(id, 'constituency', facts.id, String(c), name.th, name.en),
      registered: at(ofConstituency, c - 1),
      stations: stations.filter((s) => s.constituency === c).length,
    });
    centres.push(
      centreOf(id, 'constituency', `ศูนย์รวมคะแนนเขตเลือกตั้ง ${name.th}`, `Constituency centre ${name.en}`),
    );
  }
  const units: Unit[] = [];
  const counts = new Map<string, number>();
  const made = new Set<string>();
  stations.forEach((station, i) => {
    const place = Math.floor((i * places) / stations.length);
    const district = Math.floor(place / perDistrict) + 1;
    const districtId = `${facts.code}${two(district)}`;
    const subDistrictId = `${districtId}${two((place % perDistrict) + 1)}`;
    if (!made.has(districtId)) {
      made.add(districtId);
      const word = capital ? 'เขตปกครอง' : 'อำเภอ';
      const name = { th: `${word}ที่ ${district} ${facts.th}`, en: `${facts.en} district ${district}` };
      areas.push(areaOf(districtId, 'district', facts.id, districtId, name.th, name.en));
      centres.push(centreOf(districtId, 'district', `ศูนย์รวมคะแนน${name.th}`, `Centre of ${name.en}`));
    }
    if (!made.has(subDistrictId)) {
      made.add(subDistrictId);
      const number = (place % perDistrict) + 1;
      const word = capital ? 'แขวง' : 'ตำบล';
      areas.push(
        areaOf(
          subDistrictId,
          'sub-district',
          districtId,
          subDistrictId,
          `${word}ที่ ${number} ${capital ? 'เขตปกครอง' : 'อำเภอ'}ที่ ${district}`,
          `Sub-district ${number} of district ${district}`,
        ),
      );
    }
    const key = `${station.constituency} ${subDistrictId}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    units.push({
      id: `${facts.code}-${two(station.constituency)}-${subDistrictId}-${String(number).padStart(3, '0')}` as UnitId,
      kind: 'station',
      constituencyId: `${facts.id}_${station.constituency}` as AreaId,
      districtId: districtId as AreaId,
      subDistrictId: subDistrictId as AreaId,
      number,
      name: { th: `หน่วยเลือกตั้งที่ ${number}`, en: `Polling station ${number}` },
      registered: station.registered,
      advanceRegistered: Math.round(station.registered * 0.045 * random.factor(0.5)),
      centreId: districtId as CentreId,
    });
  });
  for (let c = 1; c <= facts.constituencies; c++) units.push(...advanceUnits(facts, c, scale, random));
  // parents before children: districts in the order of their codes, sub-districts after them
  const rank: Partial<Record<AreaKind, number>> = {
    province: 0,
    constituency: 1,
    district: 2,
    'sub-district': 3,
  };
  areas.sort((x, y) => (rank[x.kind] ?? 0) - (rank[y.kind] ?? 0));
  return { areas, units, centres };
}

export function centreOf(areaId: string, kind: Centre['kind'], th: string, en: string): Centre {
  return { id: areaId as CentreId, kind, areaId: areaId as AreaId, name: { th, en }, phone: '' };
}

/** Splits a constituency's voters over stations of 300 to 1,000 voters. */
function stationSeeds(voters: number, constituency: number, random: Random): StationSeed[] {
  const count = Math.max(2, Math.round(voters / VOTERS_PER_STATION));
  const weights = Array.from({ length: count }, () => Math.min(1.7, Math.max(0.62, random.factor(0.28))));
  return apportion(voters, weights).map((registered) => ({ constituency, registered }));
}

/** Sets of advance ballots of a constituency: 307 in-constituency and 4,100 other sets in the whole country in 2566. */
function advanceUnits(facts: ProvinceFacts, constituency: number, scale: number, random: Random): Unit[] {
  const units: Unit[] = [];
  const constituencyId = `${facts.id}_${constituency}`;
  const add = (kind: UnitKind, block: string, count: number, th: string, en: string) => {
    for (let number = 1; number <= count; number++) {
      units.push({
        id: `${facts.code}-${two(constituency)}-${block}-${two(number)}` as UnitId,
        kind,
        constituencyId: constituencyId as AreaId,
        districtId: null,
        subDistrictId: null,
        number,
        name: { th: `${th} ชุดที่ ${number}`, en: `${en}, set ${number}` },
        registered: null,
        advanceRegistered: null,
        centreId: constituencyId as CentreId,
      });
    }
  };
  add(
    'advance-in',
    '516',
    random.chance(0.77) ? 1 : 0,
    'ล่วงหน้าในเขต',
    'Advance votes inside the constituency',
  );
  if (constituency === 1)
    add('special', '519', 1, 'ที่เลือกตั้งกลางคนพิการและผู้สูงอายุ', 'Central place for the disabled and elderly');
  const sets = Math.max(1, Math.round(random.int(6, 14) * scale));
  add('advance-out', '517', sets, 'นอกเขตและนอกราชอาณาจักร', 'Out-of-constituency and overseas votes');
  return units;
}
