import { HEAD_ROLES } from '../../election/model.ts';
import type { Figure } from '../../returns/figures.ts';
import { DASH, HEAD_SIZE } from '../../returns/figures.ts';
import type { CheckedReturn } from '../../returns/rule-book.ts';
import type { FormReading } from './read-form.ts';
import { holds, sumsOf } from './sums.ts';

/** What is known of one page that was read. */
export interface PageEvidence {
  /** The page's code was read from the photo and names this unit, ballot and page. */
  readonly identified: boolean;
  /** Four corner squares were found and the codes lie within 0.6 mm of where they should (`StraightPage.sure`). */
  readonly sure: boolean;
}

/** A figure that the paper seems to show. Never an entry: nobody's typing is filled in from it. */
export interface Suggestion {
  /** Position in the return's figures. */
  readonly position: number;
  /** A number or a dash; never anything for a blank. */
  readonly figure: Figure;
  readonly confidence: number;
}

/** Position of a printed place; -1 when the return has none. */
export function positionOfPlace(spec: CheckedReturn, place: string): number {
  if (place.startsWith('row:')) {
    const row = Number(place.slice(4));
    return Number.isInteger(row) && row >= 1 && row <= spec.lines.length ? HEAD_SIZE + row - 1 : -1;
  }
  const head = (HEAD_ROLES as readonly string[]).indexOf(place);
  return head >= 0 && spec.form.fields.some((field) => field.role === place) ? head : -1;
}

/** Numbers by position, with their confidence; places that are blank or unclear are absent. */
function readNumbers(reading: FormReading, spec: CheckedReturn): Map<number, Suggestion> {
  const numbers = new Map<number, Suggestion>();
  for (const { place, says } of reading.figures) {
    const position = positionOfPlace(spec, place);
    if (position < 0) continue;
    if (says.kind === 'number') {
      numbers.set(position, { position, figure: says.value, confidence: says.confidence });
    } else if (says.kind === 'dash') {
      numbers.set(position, { position, figure: DASH, confidence: says.confidence });
    }
  }
  return numbers;
}

/**
 * Figures that may be suggested: every page of the form is identified and lies straight, the figure is read with at least `bar`
 * confidence, it stands in a sum of the form that was read whole and holds, and in none that fails. Arithmetic is the stronger
 * guard: a sum check has never passed a form that was read wrongly, while sure but wrong digits exist. A figure that stands in no
 * sum (voters on the roll, voters present) is never suggested.
 */
export function suggest(
  reading: FormReading,
  pages: readonly PageEvidence[],
  spec: CheckedReturn,
  bar: number,
): readonly Suggestion[] {
  if (pages.length === 0 || !pages.every((page) => page.identified && page.sure)) return [];
  const read = readNumbers(reading, spec);
  const values = new Map([...read].map(([position, { figure }]) => [position, Math.max(0, figure)]));
  const proven = new Set<number>();
  const refuted = new Set<number>();
  for (const sum of sumsOf(spec)) {
    const outcome = holds(sum, values);
    if (outcome === null) continue;
    for (const position of [sum.whole, ...sum.parts]) (outcome ? proven : refuted).add(position);
  }
  return [...read.values()].filter(
    ({ position, confidence }) => confidence >= bar && proven.has(position) && !refuted.has(position),
  );
}
