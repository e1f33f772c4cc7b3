import type { TicketProblem } from '../../../web/public/tickets/words.ts';
import type { Language } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import { imageMessage } from '../../images/image-error.ts';
import type { IntakePhoto } from '../../images/public-copy.ts';
import { publicCopy } from '../../images/public-copy.ts';
import type { PublicView } from '../../publication/model.ts';
import { parseFigure } from '../../returns/figure-text.ts';
import type { Figure } from '../../returns/figures.ts';
import { BLANK, NOT_ON_FORM } from '../../returns/figures.ts';
import { MAX_COMMENT } from '../../returns/ticket-terms.ts';
import type { SentForm } from './read-form.ts';

/** What a reader wrote, as far as it can stand. */
export interface CheckedReport {
  /** Index of the return. */
  readonly returnIndex: number;
  readonly figure: number;
  readonly claimed: Figure;
  /** Version that was public when the report came. */
  readonly version: number;
  readonly comment: string;
  readonly photo: IntakePhoto | null;
}

export interface BadReport {
  readonly problem: TicketProblem;
  readonly text: string;
}

/** Control characters say nothing to people; Thai, emoji and line breaks stay. Lone surrogates cannot be stored. */
const UNWANTED = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Holds a form against what is public of the unit. */
export function checkReport(
  view: PublicView,
  unit: string,
  form: SentForm,
  language: Language,
): CheckedReport | BadReport {
  const bad = (problem: TicketProblem, text = ''): BadReport => ({ problem, text });
  if (form.text('website') !== '') return bad('trap');
  const place = placeOf(view, unit, form.text('place'));
  if (place === null) return bad('no-place');
  const figure = parseFigure(form.text('claimed'));
  if (!figure.ok) return bad('bad-figure');
  if (figure.value === BLANK) return bad('no-figure');
  if (figure.value === place.ours) return bad('same');
  const comment = Buffer.from(form.text('comment'), 'utf8')
    .toString('utf8')
    .replaceAll('\r\n', '\n')
    .replace(UNWANTED, '')
    .trim();
  if (comment.length > MAX_COMMENT) return bad('long-comment');
  const { returnIndex, index, version } = place;
  const report = { returnIndex, figure: index, claimed: figure.value, version, comment };
  const file = form.file('photo');
  if (file === null) return { ...report, photo: null };
  const photo = publicCopy(file);
  return photo.ok ? { ...report, photo: photo.value } : bad('bad-photo', imageMessage(photo.error)[language]);
}

interface Place {
  readonly returnIndex: number;
  readonly index: number;
  readonly version: number;
  readonly ours: Figure;
}

/** `1.14`: ballot by its index, and place in the figures, both of a form that is public. */
function placeOf(view: PublicView, unit: string, text: string): Place | null {
  const match = /^(\d{1,2})\.(\d{1,4})$/.exec(text);
  const unitIndex = view.election.unitIndex.get(unit as UnitId);
  if (match === null || unitIndex === undefined || view.unitStatus(unitIndex) !== 'shown') return null;
  const ballot = Number(match[1]);
  const index = Number(match[2]);
  const returnIndex = view.election.returnsOfUnit[unitIndex]?.[ballot] ?? -1;
  const last = view.unit(unitIndex).versions[ballot]?.at(-1);
  const ours = last?.figures[index];
  if (returnIndex < 0 || last === undefined || last.annulled !== null || ours === undefined) return null;
  return ours === NOT_ON_FORM ? null : { returnIndex, index, version: last.version, ours };
}

/** Whether the election has such a unit. */
export function isUnit(election: Election, unit: string): boolean {
  return election.unitIndex.has(unit as UnitId);
}
