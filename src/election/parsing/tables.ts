import { splitCell } from '../cell-list.ts';
import { COLUMNS } from '../columns.ts';
import { TEXT_LIMITS } from '../limits.ts';
import type {
  Area,
  AreaId,
  BallotId,
  Boundary,
  Candidate,
  CandidateId,
  Centre,
  CentreId,
  Choice,
  Contest,
  ContestId,
  Party,
  PartyId,
  PreviousFigure,
  Unit,
  UnitId,
} from '../model.ts';
import {
  AREA_KINDS,
  CANDIDATE_STATUSES,
  CENTRE_KINDS,
  CONTEST_KINDS,
  PREVIOUS_ITEMS,
  UNIT_KINDS,
} from '../model.ts';
import type { Problems } from './problems.ts';
import type { Row } from './row.ts';
import { readTable, type Table } from './table.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const name = (row: Row) => ({ th: row.name('name_th'), en: row.name('name_en') });

export function readAreas(files: Files, problems: Problems): Table<Area> {
  return readTable(files, 'areas.csv', COLUMNS['areas.csv'], problems, (row) => {
    const zones = splitCell(row.text('zones', TEXT_LIMITS.zones));
    if (zones.includes('')) row.report('zones', 'empty-value');
    const untrimmed = zones.find((zone) => zone.trim() !== zone);
    if (untrimmed !== undefined) row.report('zones', 'outer-space', { value: untrimmed });
    return {
      id: row.id('id') as AreaId,
      kind: row.word('kind', AREA_KINDS),
      parentId: row.optionalId('parent') as AreaId | null,
      code: row.text('code', TEXT_LIMITS.short),
      name: name(row),
      abbreviation: row.text('abbreviation', TEXT_LIMITS.short),
      registered: row.optionalWhole('registered'),
      stations: row.optionalWhole('stations'),
      zones,
    };
  });
}

export function readUnits(files: Files, problems: Problems): Table<Unit> {
  return readTable(files, 'units.csv', COLUMNS['units.csv'], problems, (row) => ({
    id: row.id('id') as UnitId,
    kind: row.word('kind', UNIT_KINDS),
    constituencyId: row.id('constituency') as AreaId,
    districtId: row.optionalId('district') as AreaId | null,
    subDistrictId: row.optionalId('sub_district') as AreaId | null,
    number: row.whole('number'),
    name: name(row),
    registered: row.optionalWhole('registered'),
    advanceRegistered: row.optionalWhole('advance_registered'),
    centreId: row.id('centre') as CentreId,
  }));
}

export function readContests(files: Files, problems: Problems): Table<Contest> {
  return readTable(files, 'contests.csv', COLUMNS['contests.csv'], problems, (row) => ({
    id: row.id('id') as ContestId,
    ballot: row.id('ballot') as BallotId,
    kind: row.word('kind', CONTEST_KINDS),
    areaId: row.id('area') as AreaId,
    seats: row.whole('seats', 0, 1000),
    marks: row.whole('marks', 1, 1000),
    title: { th: row.name('title_th'), en: row.name('title_en') },
  }));
}

export function readParties(files: Files, problems: Problems): Table<Party> {
  return readTable(files, 'parties.csv', COLUMNS['parties.csv'], problems, (row) => ({
    id: row.id('id') as PartyId,
    listNumber: row.optionalWhole('list_number', 1, 9999),
    name: name(row),
    abbreviation: row.text('abbreviation', TEXT_LIMITS.short),
    colour: row.colour('colour'),
    listSize: row.whole('list_size', 0, 10_000),
    logoUrl: row.url('logo_url'),
  }));
}

export function readCandidates(files: Files, problems: Problems): Table<Candidate> {
  return readTable(files, 'candidates.csv', COLUMNS['candidates.csv'], problems, (row) => ({
    id: row.id('id') as CandidateId,
    contestId: row.id('contest') as ContestId,
    number: row.whole('number', 1, 9999),
    name: name(row),
    partyId: row.optionalId('party') as PartyId | null,
    status: row.word('status', CANDIDATE_STATUSES),
    imageUrl: row.url('image_url'),
  }));
}

export function readChoices(files: Files, problems: Problems): Table<Choice> {
  return readTable(files, 'choices.csv', COLUMNS['choices.csv'], problems, (row) => ({
    contestId: row.id('contest') as ContestId,
    number: row.whole('number', 1, 9999),
    code: row.id('code'),
    name: name(row),
  }));
}

const POINTS = /^\d{1,7}(?: \d{1,7}){5,}$/;

export function readBoundaries(files: Files, problems: Problems): Table<Boundary> {
  return readTable(files, 'boundaries.csv', COLUMNS['boundaries.csv'], problems, (row) => ({
    areaId: row.id('area') as AreaId,
    points: readPoints(row),
  }));
}

/** At least three points on the eastern half of the north: what Thailand needs, and a swapped pair is found out. */
function readPoints(row: Row): readonly number[] {
  const text = row.text('points', TEXT_LIMITS.points);
  const numbers = POINTS.test(text) ? text.split(' ').map(Number) : [];
  const inside = numbers.every((n, i) => n <= (i % 2 === 0 ? 1_800_000 : 900_000));
  const spelled = numbers.join(' ') === text;
  if (numbers.length % 2 === 1 || numbers.length === 0 || !inside || !spelled) {
    row.report('points', 'bad-number', { value: text.slice(0, 40), allowed: 'lon lat lon lat lon lat …' });
    return [];
  }
  return numbers;
}

export function readPrevious(files: Files, problems: Problems): Table<PreviousFigure> {
  return readTable(files, 'previous.csv', COLUMNS['previous.csv'], problems, (row) => {
    const item = row.word('item', PREVIOUS_ITEMS);
    const partyId = row.optionalId('party') as PartyId | null;
    const ofParty = item === 'votes' || item === 'seats';
    if (ofParty && partyId === null) row.report('party', 'empty-value');
    if (!ofParty && partyId !== null) row.report('party', 'bad-word', { value: partyId, allowed: '' });
    return {
      areaId: row.id('area') as AreaId,
      ballot: row.id('ballot') as BallotId,
      item,
      partyId,
      value: row.whole('value'),
    };
  });
}

export function readCentres(files: Files, problems: Problems): Table<Centre> {
  return readTable(files, 'centres.csv', COLUMNS['centres.csv'], problems, (row) => ({
    id: row.id('id') as CentreId,
    kind: row.word('kind', CENTRE_KINDS),
    areaId: row.id('area') as AreaId,
    name: name(row),
    phone: row.text('phone', TEXT_LIMITS.short),
  }));
}
