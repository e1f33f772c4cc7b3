import type { HeadRole } from '../../election/model.ts';
import { HEAD_SIZE, headPosition } from '../../returns/figures.ts';
import { hasHeadPlace } from '../../returns/form-places.ts';
import type { CheckedReturn } from '../../returns/rule-book.ts';

/** One equation of a form, as positions of its figures: the whole is the sum of the parts. */
export interface Sum {
  readonly whole: number;
  readonly parts: readonly number[];
}

/**
 * The equations of a form: received = used + left (C1), used = good + spoiled + no vote (C2; received where the form has no
 * `used`), good = scores where a ballot carries one mark, and total as written = scores (C5).
 */
export function sumsOf(spec: CheckedReturn): readonly Sum[] {
  const has = (role: HeadRole) => hasHeadPlace(spec.form, role);
  const sums: Sum[] = [];
  const add = (whole: HeadRole, parts: readonly HeadRole[]) => {
    if ([whole, ...parts].every(has))
      sums.push({ whole: headPosition(whole), parts: parts.map(headPosition) });
  };
  add('received', ['used', 'left']);
  add(has('used') ? 'used' : 'received', ['valid', 'invalid', 'noVote']);
  const scores = spec.lines.map((_, line) => HEAD_SIZE + line);
  if (spec.contest.marks <= 1 && has('valid')) sums.push({ whole: headPosition('valid'), parts: scores });
  if (has('total')) sums.push({ whole: headPosition('total'), parts: scores });
  return sums;
}

/** Whether a sum holds; null when a place of it has no number. `numbers`: by position; a dash is 0. */
export function holds(sum: Sum, numbers: ReadonlyMap<number, number>): boolean | null {
  const whole = numbers.get(sum.whole);
  if (whole === undefined) return null;
  let total = 0;
  for (const part of sum.parts) {
    const number = numbers.get(part);
    if (number === undefined) return null;
    total += number;
  }
  return total === whole;
}
