import { ALL_VOTES } from '../field-ref.ts';
import type { FieldRef, Finding } from '../finding.ts';
import type { RuleInput } from './rule-input.ts';
import { found, known, standsFor } from './rule-input.ts';

/**
 * C5 and C20 (domain 2.5): the scores against the good ballots and against the grand total as written. At most one finding,
 * on the place that the other two speak against.
 */
export function checkScores(input: RuleInput): Finding | null {
  return input.spec.contest.marks <= 1 ? checkSingleMark(input) : checkSeveralMarks(input);
}

/** C5: on a single-mark ballot the sum of scores, the good ballots and the total as written are one number. */
function checkSingleMark(input: RuleInput): Finding | null {
  const sum = input.scoresLegible ? input.scoreSum : null;
  const valid = known(input, 'valid');
  const total = known(input, 'total');
  if (agree(sum, valid) && agree(sum, total) && agree(valid, total)) return null;
  const fields: FieldRef[] = [];
  if (total !== null && valid === total) fields.push(ALL_VOTES);
  else if (total !== null && sum === total) fields.push('valid');
  else if (total !== null && sum !== null && sum === valid) fields.push('total');
  else {
    if (sum !== null) fields.push(ALL_VOTES);
    if (valid !== null) fields.push('valid');
    if (total !== null) fields.push('total');
  }
  return found(input, 'C5', fields, threeNumbers(sum, valid, total));
}

/** C20: with k marks a good ballot adds 1 to k to the scores. The total as written must still be their sum (C5). */
function checkSeveralMarks(input: RuleInput): Finding | null {
  if (!input.scoresLegible) return null;
  const { marks } = input.spec.contest;
  const sum = input.scoreSum;
  const valid = known(input, 'valid');
  const total = known(input, 'total');
  const outside = (n: number) => valid !== null && (n < valid || n > marks * valid);
  if (total !== null && total !== sum) {
    const fields = outside(sum) && !outside(total) ? [ALL_VOTES] : ['total'];
    const finding = found(input, 'C5', fields, threeNumbers(sum, null, total));
    if (!outside(sum) || standsFor(input, 'C5', 'C20')) return finding;
  }
  if (!outside(sum)) return null;
  return found(input, 'C20', ['valid', ALL_VOTES], {
    th: `ผลรวมคะแนน (${sum}) ต้องอยู่ระหว่างจำนวนบัตรดี (${valid}) ถึง ${marks} เท่าของบัตรดี (${marks * (valid ?? 0)})`,
    en: `The scores add up to ${sum}; with ${marks} marks a ballot they must lie between the good ballots (${valid}) and ${marks} times as many (${marks * (valid ?? 0)}).`,
  });
}

/** Two numbers agree, or one of them is not known. */
function agree(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b;
}

function threeNumbers(sum: number | null, valid: number | null, total: number | null) {
  const th: string[] = [];
  const en: string[] = [];
  const add = (value: number | null, thai: string, english: string) => {
    if (value === null) return;
    th.push(`${thai} ${value}`);
    en.push(`${english} ${value}`);
  };
  add(sum, 'ผลรวมคะแนนทุกแถว', 'sum of the scores');
  add(valid, 'บัตรดี', 'good ballots');
  add(total, 'รวมคะแนนทั้งสิ้นตามแบบ', 'grand total as written');
  return { th: `จำนวนไม่ตรงกัน: ${th.join(', ')}`, en: `These do not agree: ${en.join(', ')}.` };
}
