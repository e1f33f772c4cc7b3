import { BLANK_SIGN, type FormBlank } from '../election/form-blanks.ts';
import type { Area, AreaKind } from '../election/model.ts';
import { toThaiDigits } from '../returns/figure-text.ts';
import { onePart, type Paper } from './paper.ts';
import type { Run } from './text/wrap.ts';

const MONTHS = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;

const BUDDHIST_ERA = 543;

/** What is left for the hand where the package knows nothing. */
const DOTS = '......................';
const SHORT_DOTS = '............';

/** A number as this form prints it. */
export function printedNumber(paper: Paper, text: string | number): string {
  const thai = onePart(paper.parts, 'numerals')?.key !== 'arabic';
  return thai ? toThaiDigits(String(text)) : String(text);
}

/**
 * Room for what differs from unit to unit, millimetres: all units of a contest get the same layout, and a long name is printed
 * smaller.
 */
const ROOM: Partial<Record<FormBlank, number>> = {
  unit: 6,
  'unit-name': 50,
  'sub-district': 22,
  district: 22,
  constituency: 5,
  province: 27,
  area: 45,
};

/** Fills the blanks of a text from the package. */
export function fillBlanks(paper: Paper, text: string): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (const match of text.matchAll(BLANK_SIGN)) {
    if (match.index > start) runs.push({ text: text.slice(start, match.index), filled: false });
    const name = match[1] as FormBlank;
    const value = printedNumber(paper, blank(paper, name));
    const room = paper.unit === null ? undefined : ROOM[name];
    runs.push({
      text: value === '' ? (name === 'unit-name' ? DOTS : SHORT_DOTS) : value,
      filled: value !== '',
      ...(room === undefined ? {} : { room }),
    });
    start = match.index + match[0].length;
  }
  if (start < text.length) runs.push({ text: text.slice(start), filled: false });
  return runs;
}

function blank(paper: Paper, name: FormBlank): string {
  const { election, unit, contest } = paper;
  const { manifest } = election.pkg;
  const [year = '', month = '', day = ''] = manifest.electionDay.split('-');
  switch (name) {
    case 'unit':
      return unit === null ? '' : String(unit.number);
    case 'unit-name':
      return unit === null ? '' : unit.name.th;
    case 'village':
      return '';
    case 'sub-district':
      return areaName(paper, 'sub-district');
    case 'district':
      return areaName(paper, 'district');
    case 'constituency': {
      const area = areaOf(paper, 'constituency');
      if (area === undefined) return '';
      return /^[0-9]{1,3}$/.test(area.code) ? area.code : area.name.th;
    }
    case 'province':
      return withWord(areaName(paper, 'province'));
    case 'local-body':
      return areaName(paper, 'local-body');
    case 'area':
      return paper.area.name.th;
    case 'day':
      return String(Number(day));
    case 'month':
      return MONTHS[Number(month) - 1] ?? '';
    case 'year':
      return String(Number(year) + BUDDHIST_ERA);
    case 'election':
      return manifest.title.th;
    case 'contest':
      return contest.title.th;
    case 'seats':
      return String(contest.seats);
  }
}

function withWord(province: string): string {
  return province === '' || /^(จังหวัด|กรุงเทพ)/.test(province) ? province : `จังหวัด${province}`;
}

function areaName(paper: Paper, kind: AreaKind): string {
  return areaOf(paper, kind)?.name.th ?? '';
}

function areaOf(paper: Paper, kind: AreaKind): Area | undefined {
  const { election, unit, area } = paper;
  const starts = unit === null ? [area.id] : [unit.subDistrictId, unit.districtId, unit.constituencyId];
  for (const start of starts) {
    for (let id = start; id !== null; ) {
      const found = election.getArea(id);
      if (found.kind === kind) return found;
      id = found.parentId;
    }
  }
  return undefined;
}

/** Where the paper belongs, in one line: on every page, so that pages that came apart find together. */
export function placeLine(paper: Paper): string {
  const { unit } = paper;
  const constituency = areaOf(paper, 'constituency');
  const names = [
    unit === null ? '' : unitName(paper),
    areaName(paper, 'district'),
    constituency === undefined || constituency.name.th.includes('เขต ')
      ? (constituency?.name.th ?? paper.area.name.th)
      : constituency.name.th,
    constituency?.name.th.includes(areaName(paper, 'province')) === true
      ? ''
      : withWord(areaName(paper, 'province')),
  ];
  return printedNumber(paper, names.filter((name) => name !== '').join('  '));
}

function unitName(paper: Paper): string {
  const { unit } = paper;
  if (unit === null) return '';
  const place = areaName(paper, 'sub-district');
  return place === '' || unit.name.th.includes(place) ? unit.name.th : `${unit.name.th} ${place}`;
}
