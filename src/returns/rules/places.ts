import type { HeadRole } from '../../election/model.ts';
import { refAt } from '../field-ref.ts';
import { BLANK, HEAD_SIZE, headPosition, ILLEGIBLE } from '../figures.ts';
import type { FieldRef, Finding } from '../finding.ts';
import type { Balance } from './balance.ts';
import type { RuleInput } from './rule-input.ts';
import { found, foundAt, known } from './rule-input.ts';

/** Counted by the typist rather than written on the paper: a blank there is C13's matter. */
const SIGNATURES = headPosition('signatures');

/**
 * C8, first part (domain 2.1a): a blank place counts as nothing only after a question, so it is a warning; an illegible
 * place is an error and can only stand "as written". A form with nothing on it is an error too. These levels do not follow
 * the rule's own.
 */
export function checkWritten(input: RuleInput): readonly Finding[] {
  const { figures, spec } = input;
  const blank: FieldRef[] = [];
  const illegible: FieldRef[] = [];
  let written = false;
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i];
    if (figure === ILLEGIBLE) illegible.push(refAt(spec, i));
    else if (figure === BLANK && i !== SIGNATURES) blank.push(refAt(spec, i));
    else if (figure !== undefined && figure >= 0 && i !== SIGNATURES) written = true;
  }
  const findings: (Finding | null)[] = [];
  if (illegible.length > 0) {
    findings.push(
      foundAt(input, 'C8', 'error', illegible, {
        th: `มี ${illegible.length} ช่องที่อ่านไม่ออก`,
        en: `${illegible.length} place(s) cannot be read.`,
      }),
    );
  }
  if (blank.length > 0) {
    const message = written
      ? {
          th: `มี ${blank.length} ช่องที่เว้นว่าง ยืนยันว่าในแบบไม่ได้เขียนไว้`,
          en: `${blank.length} place(s) are blank. Confirm that the form says nothing there.`,
        }
      : { th: 'ไม่มีตัวเลขในแบบเลย', en: 'There is no figure on the form at all.' };
    findings.push(foundAt(input, 'C8', written ? 'warning' : 'error', blank, message));
  }
  return findings.filter((f) => f !== null);
}

const WITHIN_RECEIVED: readonly HeadRole[] = ['used', 'valid', 'invalid', 'noVote', 'left'];

/**
 * C8, second part: no place above the ballots received. Head places are left to C1 and C2 while one of those fails; nothing
 * is compared with a number of received ballots that is itself in doubt.
 */
export function checkWithinReceived(input: RuleInput, balance: Balance): Finding | null {
  const received = known(input, 'received');
  if (received === null || balance.receivedDoubtful) return null;
  const fields: FieldRef[] = [];
  if (balance.ballots !== false && balance.books !== false) {
    for (const role of WITHIN_RECEIVED) if ((known(input, role) ?? 0) > received) fields.push(role);
  }
  const { figures, spec } = input;
  for (let i = HEAD_SIZE; i < figures.length; i++) {
    if ((figures[i] ?? 0) > received) fields.push(refAt(spec, i));
  }
  if (fields.length === 0) return null;
  return found(input, 'C8', fields, {
    th: `มีจำนวนที่มากกว่าบัตรที่ได้รับ (${received})`,
    en: `More than the ballots received (${received}).`,
  });
}
