import type { ContestKind, Form, FormField, FormPart, FormPartKind, HeadRole } from '../model.ts';
import type { PaperKind } from './form-texts.ts';
import { COMMITTEE, COPIES, INTRO, OFFICE, REASON, SCORES, TITLE_HEAD } from './form-texts.ts';

type Cells = Partial<Omit<FormPart, 'part'>>;

export function part(kind: FormPartKind, cells: Cells = {}): FormPart {
  return { part: kind, key: '', text: '', after: '', amount: null, ...cells };
}

/** What a role counts, as printed behind its boxes. */
const COUNTED: Partial<Record<HeadRole, string>> = { registered: 'คน', present: 'คน', envelopes: 'ซอง' };

const VOTERS = new Set<HeadRole>(['registered', 'present']);

export function paperKind(form: Pick<Form, 'unitKinds'>): PaperKind {
  if (form.unitKinds.includes('advance-out')) return 'advance-out';
  return form.unitKinds.length > 0 && !form.unitKinds.includes('station') ? 'advance-in' : 'station';
}

/**
 * The parts of a return as the forms of 2566 and 2569 have them (domain 2.1a): for the standard sets, and for a package that brings
 * no texts of its own. What a form's fields are decides which figures are printed.
 */
export function standardParts(form: Form, kind: ContestKind): readonly FormPart[] {
  const paper = paperKind(form);
  const committee = COMMITTEE[paper];
  const office = OFFICE[kind];
  const station = paper === 'station';
  return [
    part('scope', { key: form.unitKinds.length > 0 ? 'unit' : 'contest' }),
    part('digits', { amount: station && form.unitKinds.length > 0 ? 4 : 6 }),
    part('numerals', { key: 'thai' }),
    ...COPIES[paper].map((text) => part('copy', { text: `${text} (${office.ballot})` })),
    part('title', { text: TITLE_HEAD[paper] }),
    part('title', { text: office.title }),
    part('intro', { text: INTRO[paper](office) }),
    ...headParts(form.fields, office.things),
    ...tableParts(kind, sectionCount(form.fields)),
    part('announce', {
      text: 'ประกาศ ณ วันที่ .............. เดือน ............................................ พ.ศ. ....................',
    }),
    part('signatures', { key: 'chair', text: committee.chair }),
    part('signatures', { key: 'member', text: committee.member }),
    ...(form.fields.some((f) => f.role === 'present') ? [part('reason', { text: REASON, amount: 3 })] : []),
    part('note', { text: committee.note }),
  ];
}

/** How many numbered sections stand before the table of scores. */
function sectionCount(fields: readonly FormField[]): number {
  const numbers = fields.map((field) => Number(field.number.split('.')[0]));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

/** The figures above the table, under the headings of their sections. */
export function headParts(fields: readonly FormField[], things: string): readonly FormPart[] {
  const parts: FormPart[] = [];
  const headed = new Set<string>();
  for (const { role, number } of fields) {
    if (role === 'total' || role === 'signatures') continue;
    const [section = '', ...below] = number.split('.');
    if (below.length > 0 && !headed.has(section)) {
      headed.add(section);
      const heading = VOTERS.has(role)
        ? `จำนวน${things}`
        : section === '2' && role === 'valid'
          ? 'ผลการนับคะแนน'
          : 'จำนวนบัตรเลือกตั้ง';
      parts.push(part('section', { text: `${thai(section)}. ${heading}` }));
    }
    parts.push(part('figure', { key: role, after: COUNTED[role] ?? 'บัตร' }));
  }
  return parts;
}

/** The table of scores and its total. */
export function tableParts(kind: ContestKind, sections: number): readonly FormPart[] {
  const scores = SCORES[kind];
  const heading = sections > 0 ? `${thai(String(sections + 1))}. ${scores.heading}` : scores.heading;
  return [
    part('column', { key: 'number', text: scores.number, amount: 16 }),
    part('column', { key: 'name', text: scores.name, amount: scores.party === null ? 66 : 46 }),
    ...(scores.party === null ? [] : [part('column', { key: 'party', text: scores.party, amount: 34 })]),
    part('column', { key: 'score', text: 'ได้คะแนน (ตัวเลข)' }),
    part('column', { key: 'words', text: '(ตัวอักษร)' }),
    part('table', { text: heading }),
    part('total', { text: 'รวมคะแนนทั้งสิ้น' }),
  ];
}

function thai(digits: string): string {
  return digits.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0x0e20));
}
