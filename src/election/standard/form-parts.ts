import type { ContestKind, Form, FormField, FormPart, FormPartKind, HeadRole } from '../model.ts';
import {
  ANNOUNCED,
  COMMITTEE,
  copiesNote,
  copyTexts,
  introText,
  OFFICE,
  type PaperKind,
  REASON,
  SCORES,
  TITLE_HEAD,
} from './form-texts.ts';

type Cells = Partial<Omit<FormPart, 'part'>>;

export function part(kind: FormPartKind, cells: Cells = {}): FormPart {
  return { part: kind, key: '', text: '', after: '', amount: null, ...cells };
}

/** What a role counts, as printed behind its boxes. */
const COUNTED: Partial<Record<HeadRole, string>> = { registered: 'คน', present: 'คน', envelopes: 'ซอง' };

const VOTERS: ReadonlySet<HeadRole> = new Set(['registered', 'present']);
const OUTCOME: ReadonlySet<HeadRole> = new Set(['valid', 'invalid', 'noVote']);

/** Boxes of a figure: a station's four, a set's five, an area's six. */
const DIGITS: Readonly<Record<PaperKind, number>> = { station: 4, 'advance-in': 5, 'advance-out': 5 };
const AREA_DIGITS = 6;

function paperKind(form: Pick<Form, 'unitKinds'>): PaperKind {
  if (form.unitKinds.includes('advance-out')) return 'advance-out';
  return form.unitKinds.length > 0 && !form.unitKinds.includes('station') ? 'advance-in' : 'station';
}

/**
 * The parts of a return as the forms of 2566 and 2569 have them (domain 2.1a): for the standard sets, and for a package that brings
 * no texts of its own. What a form's fields are decides which figures are printed.
 */
export function standardParts(
  form: Pick<Form, 'unitKinds' | 'fields'>,
  kind: ContestKind,
): readonly FormPart[] {
  const paper = paperKind(form);
  const ofUnit = form.unitKinds.length > 0;
  const asksReason = ofUnit && form.fields.some((field) => field.role === 'present');
  return [
    part('scope', { key: ofUnit ? 'unit' : 'contest' }),
    part('digits', { amount: ofUnit ? DIGITS[paper] : AREA_DIGITS }),
    part('numerals', { key: 'thai' }),
    // Only the paper of the stations' constituency form has been seen (domain 2.1a).
    ...(ofUnit && paper === 'station' && kind === 'constituency' ? [part('colour', { text: 'สีขาว' })] : []),
    ...(ofUnit ? copyTexts(paper, kind) : []).map((text) => part('copy', { text })),
    part('title', { text: TITLE_HEAD[paper] }),
    part('title', { text: OFFICE[kind].title }),
    part('intro', { text: introText(paper, kind) }),
    ...headParts(form.fields, OFFICE[kind].voters),
    ...tableParts(kind, sectionCount(form.fields)),
    part('announce', { text: ANNOUNCED }),
    part('signatures', { key: 'chair', text: COMMITTEE[paper].chair }),
    part('signatures', { key: 'member', text: COMMITTEE[paper].member }),
    ...(asksReason ? [part('reason', { text: REASON, amount: 3 })] : []),
    ...(ofUnit ? [part('note', { text: copiesNote(paper, kind) })] : []),
  ];
}

/** How many numbered sections stand before the table of scores. */
function sectionCount(fields: readonly FormField[]): number {
  const numbers = fields.map((field) => Number(field.number.split('.')[0]));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

/** The figures above the table, under the headings of their sections. */
export function headParts(fields: readonly FormField[], voters: string): readonly FormPart[] {
  const parts: FormPart[] = [];
  const headed = new Set<string>();
  for (const { role, number } of fields) {
    if (role === 'total' || role === 'signatures') continue;
    const [first = '', ...below] = number.split('.');
    if (below.length > 0 && !headed.has(first)) {
      headed.add(first);
      const heading = VOTERS.has(role)
        ? `จำนวน${voters}`
        : OUTCOME.has(role)
          ? 'ผลการนับคะแนนบัตรเลือกตั้ง'
          : 'จำนวนบัตรเลือกตั้ง';
      parts.push(section(first, heading));
    }
    parts.push(part('figure', { key: role, after: COUNTED[role] ?? 'บัตร' }));
  }
  return parts;
}

export function section(number: string, heading: string): FormPart {
  return part('section', { text: `${thai(number)}. ${heading}` });
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
