import type {
  Area,
  AreaId,
  BallotId,
  CentreId,
  Contest,
  ContestId,
  ElectionPackage,
  Manifest,
  PackageHash,
  Unit,
  UnitId,
} from '../model.ts';
import { withHash } from '../parse.ts';
import { generalForms } from '../standard/general.ts';
import { standardRules } from '../standard/rules.ts';
import { readAreaNames } from './area-names.ts';
import { readCandidates } from './candidates.ts';
import { compareTotals } from './compare-totals.ts';
import { readConstituencies } from './constituencies.ts';
import { type Edition, editionManifest } from './editions.ts';
import type { ImportNote } from './notes.ts';
import { Notes } from './notes.ts';
import { readParties } from './parties.ts';
import { makeCentres, makePlaces } from './places.ts';
import { NATION_ID, readProvinces } from './provinces.ts';
import { findFile, readJson } from './read-json.ts';
import { readReferendum } from './referendum.ts';
import { type Standing, standingInCsv, standingInResults } from './standing.ts';
import { type ListedUnit, readUnitList, unitNameEn } from './units.ts';

export interface ImportOptions {
  /** Taken from the layout of the files when absent. */
  readonly edition?: Edition;
  /** What the edition's standard manifest says otherwise. */
  readonly manifest?: (standard: Manifest) => Manifest;
  /** `areas.csv` with exact names of districts and sub-districts. */
  readonly areas?: Uint8Array;
  /** `candidates.csv` with `cand_id`, `in_results`. */
  readonly candidates?: Uint8Array;
}

export interface ImportedEct {
  /** Null when a note of level `error` says why no package could be made. */
  readonly pkg: ElectionPackage | null;
  readonly edition: Edition;
  readonly notes: readonly ImportNote[];
}

/**
 * Makes a package from reference files of ECT Report (layouts of 2566 and 2569, name → bytes) and a unit list (CSV bytes).
 * Odd input is read as meant and noted, or left out and noted; it never throws and never drops in silence.
 */
export function importEct(
  files: ReadonlyMap<string, Uint8Array>,
  unitList: Uint8Array,
  options: ImportOptions = {},
): ImportedEct {
  const notes = new Notes();
  const { nation, provinces } = readProvinces(readJson(files, 'info_province.json', true, notes), notes);
  const listed = readConstituencies(readJson(files, 'info_constituency.json', true, notes), provinces, notes);
  const parties = readParties(
    readJson(files, 'info_party_overview.json', true, notes),
    readJson(files, 'info_party_candidate.json', false, notes),
    notes,
  );
  const units = readUnitList(unitList, listed, notes);
  const inhabited = new Set(units.map((unit) => unit.constituencyId));
  // The phantom constituency is an area only where the unit list puts units into it.
  const constituencies = listed.filter((area) => area.code !== '0' || inhabited.has(area.id));
  const candidates = readCandidates(
    readJson(files, 'info_mp_candidate.json', true, notes),
    constituencies,
    parties,
    readStanding(files, options.candidates, notes),
    notes,
  );
  const referendum = readReferendum(readJson(files, 'info_referendum.json', false, notes), notes);
  const exact = options.areas === undefined ? null : readAreaNames(options.areas, notes);
  const { districts, subDistricts } = makePlaces(constituencies, units, exact, notes);
  compareTotals([nation, ...provinces, ...listed], units, referendum?.registered ?? new Map(), notes);

  const modern = nation.stations !== null || findFile(files, 'info_referendum.json') !== null;
  const edition = options.edition ?? (modern ? '2569' : '2566');
  const list = notes.list();
  if (list.some((note) => note.level === 'error')) return { pkg: null, edition, notes: list };
  const standard = editionManifest(edition);
  const areas: readonly Area[] = [nation, ...provinces, ...constituencies, ...districts, ...subDistricts];
  const pkg: ElectionPackage = {
    hash: '' as PackageHash,
    manifest: options.manifest?.(standard) ?? standard,
    areas,
    units: units.map(makeUnit(new Map(subDistricts.map((area) => [area.id as string, area.parentId])))),
    contests: [...makeContests(constituencies), ...(referendum?.contests ?? [])],
    parties,
    candidates,
    choices: referendum?.choices ?? [],
    centres: makeCentres(districts, constituencies),
    forms: [...generalForms(['constituency', 'party-list']), ...(referendum?.forms ?? [])],
    rules: standardRules(),
  };
  return { pkg: withHash(pkg), edition, notes: list };

  function makeUnit(districtOf: ReadonlyMap<string, AreaId | null>): (unit: ListedUnit) => Unit {
    return (unit) => {
      const subDistrict =
        districtOf.get(unit.subDistrictCode) === unit.districtCode ? unit.subDistrictCode : '';
      const centre =
        unit.kind === 'station' && unit.districtCode !== '' ? unit.districtCode : unit.constituencyId;
      return {
        id: unit.id as UnitId,
        kind: unit.kind,
        constituencyId: unit.constituencyId as AreaId,
        districtId: unit.districtCode === '' ? null : (unit.districtCode as AreaId),
        subDistrictId: subDistrict === '' ? null : (subDistrict as AreaId),
        number: unit.number,
        name: { th: unit.name, en: unitNameEn(unit.kind, unit.number) },
        registered: unit.registered,
        advanceRegistered: unit.advanceRegistered,
        centreId: centre as CentreId,
      };
    };
  }
}

function readStanding(
  files: ReadonlyMap<string, Uint8Array>,
  csv: Uint8Array | undefined,
  notes: Notes,
): Standing {
  if (csv !== undefined) return standingInCsv(csv, notes);
  return standingInResults(readJson(files, 'stats_cons.json', false, notes), notes);
}

function makeContests(constituencies: readonly Area[]): readonly Contest[] {
  const contests = constituencies
    .filter((area) => area.code !== '0')
    .map(
      (area): Contest => ({
        id: area.id as string as ContestId,
        ballot: 'constituency' as BallotId,
        kind: 'constituency',
        areaId: area.id,
        seats: 1,
        marks: 1,
        title: { th: `ส.ส. แบบแบ่งเขต ${area.name.th}`, en: `Constituency member, ${area.name.en}` },
      }),
    );
  const partyList: Contest = {
    id: 'party-list' as ContestId,
    ballot: 'party-list' as BallotId,
    kind: 'party-list',
    areaId: NATION_ID,
    seats: 100,
    marks: 1,
    title: { th: 'ส.ส. แบบบัญชีรายชื่อ', en: 'Party-list members' },
  };
  return [...contests, partyList];
}
