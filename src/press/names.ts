import { wordsOf } from '../../web/shared/words.ts';
import { at } from '../basics/assert.ts';
import type { Bilingual, Language } from '../basics/bilingual.ts';
import type { Election } from '../election/lookup.ts';
import type { Area, AreaKind, HeadRole, Unit } from '../election/model.ts';

const TH = wordsOf('th');
const EN = wordsOf('en');

/** A name in a language; the other one where only that is known. */
export function say(name: Bilingual, language: Language): string {
  return name[language] || name.th || name.en;
}

function both(make: (language: Language) => string): Bilingual {
  return { th: make('th'), en: make('en') };
}

/** Name that stands alone: a constituency begins with its province. */
export function areaName(election: Election, areaIndex: number): Bilingual {
  const area = at(election.pkg.areas, areaIndex);
  const up = at(election.parentOfArea, areaIndex);
  if (area.kind !== 'constituency' || up < 0) return area.name;
  const parent = at(election.pkg.areas, up).name;
  return both((language) => {
    const [own, above] = [say(area.name, language), say(parent, language)];
    return own.startsWith(above) ? own : `${above} ${own}`;
  });
}

/** What stands before a name of which only the number is left: `Constituency 3`. */
const NUMBERED: Bilingual = { th: 'เขต', en: 'Constituency' };

/** Name without that of the area above it where it begins with it: `เขต 3`. */
export function shortName(election: Election, areaIndex: number): Bilingual {
  const area = at(election.pkg.areas, areaIndex);
  const up = at(election.parentOfArea, areaIndex);
  if (up < 0) return area.name;
  const parent = at(election.pkg.areas, up).name;
  return both((language) => {
    const [own, above] = [say(area.name, language), say(parent, language)];
    const short = own.startsWith(`${above} `) ? own.slice(above.length + 1) : own;
    return area.kind === 'constituency' && /^\d+$/.test(short) ? `${NUMBERED[language]} ${short}` : short;
  });
}

/** `หน่วยเลือกตั้งที่ 4`: kind and number, as on the form. */
export function unitLabel(unit: Pick<Unit, 'kind' | 'number'>): Bilingual {
  return { th: `${TH.unitKind[unit.kind]} ${unit.number}`, en: `${EN.unitKind[unit.kind]} ${unit.number}` };
}

const PLACE_KINDS: readonly AreaKind[] = [
  'sub-district',
  'district',
  'constituency',
  'local-body',
  'province',
];

/** The areas that a unit lies in as people name them, the smallest first. */
export function placesOfUnit(election: Election, unitIndex: number): readonly Bilingual[] {
  const areas = at(election.areasOfUnit, unitIndex);
  return PLACE_KINDS.flatMap((kind) => {
    const found = areas.find((a) => at(election.pkg.areas, a).kind === kind);
    if (found === undefined) return [];
    return [kind === 'constituency' ? shortName(election, found) : at(election.pkg.areas, found).name];
  });
}

/** Unit with its places in one line. */
export function unitPlace(election: Election, unitIndex: number): Bilingual {
  const label = unitLabel(at(election.pkg.units, unitIndex));
  const places = placesOfUnit(election, unitIndex);
  return both((language) =>
    [say(label, language), ...places.map((place) => say(place, language))].join(
      language === 'th' ? ' ' : ', ',
    ),
  );
}

/** Names of the areas above an area, the nearest first, without the nation. */
export function placesAbove(election: Election, areaIndex: number): readonly Bilingual[] {
  const found: Bilingual[] = [];
  for (let i = at(election.parentOfArea, areaIndex); i >= 0; i = at(election.parentOfArea, i)) {
    const area = at(election.pkg.areas, i);
    if (area.kind !== 'nation') found.push(area.name);
  }
  return found;
}

const LETTERS: Readonly<Record<AreaKind, string>> = {
  nation: '',
  province: 'p',
  'local-body': 'p',
  district: 'd',
  'sub-district': 't',
  constituency: 'c',
};

/** Path of an area's page on the site, without the language. */
export function pathOfArea({ kind, id }: Area): string {
  return kind === 'nation' ? '/' : `/${LETTERS[kind]}/${encodeURIComponent(id)}`;
}

export function pathOfUnit({ id }: Unit): string {
  return `/u/${encodeURIComponent(id)}`;
}

/** What a figure of a form's head is called on our own papers. */
export const HEAD_LABELS: Readonly<Record<HeadRole, Bilingual>> = {
  registered: { th: 'ผู้มีสิทธิเลือกตั้งตามบัญชีรายชื่อ', en: 'Voters on the roll' },
  present: { th: 'ผู้มาแสดงตน', en: 'Voters who came' },
  received: { th: 'บัตรที่ได้รับจัดสรร', en: 'Ballots received' },
  used: { th: 'บัตรที่ใช้', en: 'Ballots used' },
  valid: { th: 'บัตรดี', en: 'Valid ballots' },
  invalid: { th: 'บัตรเสีย', en: 'Spoiled ballots' },
  noVote: { th: 'บัตรไม่เลือกผู้ใด', en: 'No vote' },
  left: { th: 'บัตรที่เหลือ', en: 'Ballots left' },
  envelopes: { th: 'ซองบัตรที่ได้รับ', en: 'Envelopes received' },
  total: { th: 'รวมคะแนนทั้งสิ้น', en: 'All votes' },
  signatures: { th: 'ลายมือชื่อกรรมการ', en: 'Signatures' },
};
