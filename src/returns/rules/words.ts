import { refAt } from '../field-ref.ts';
import { DASH, ILLEGIBLE, UNTYPED } from '../figures.ts';
import type { FieldRef, Finding } from '../finding.ts';
import { parseThaiNumberWords } from '../parse-number-words.ts';
import { WORDS_AGREE, WORDS_DIFFER, WORDS_MISSING } from '../words-marks.ts';
import type { RuleInput } from './rule-input.ts';
import { found, foundAt } from './rule-input.ts';

/**
 * C6 (domain 2.2): digits = words. Words that cannot be read as a number are only asked about, since a slip of the pen in a
 * word says nothing against the digits, and so are words that are missing; words that say another number, or are marked to, are a
 * finding at the rule's own level.
 */
export function checkWords(input: RuleInput): readonly Finding[] {
  const { words } = input.context;
  if (words === undefined || words === null || input.spec.form.words === 'none') return [];
  const differ: FieldRef[] = [];
  const unread: FieldRef[] = [];
  const missing: FieldRef[] = [];
  for (let i = 0; i < words.length; i++) {
    const text = words[i] ?? '';
    const figure = input.figures[i] ?? 0;
    if (text === '' || text === WORDS_AGREE || figure === ILLEGIBLE || figure === UNTYPED) continue;
    if (text === WORDS_DIFFER || text === WORDS_MISSING) {
      (text === WORDS_DIFFER ? differ : missing).push(refAt(input.spec, i));
      continue;
    }
    const parsed = parseThaiNumberWords(text);
    if (!parsed.ok) unread.push(refAt(input.spec, i));
    else if (parsed.value !== (figure === DASH ? 0 : figure)) differ.push(refAt(input.spec, i));
  }
  const findings: Finding[] = [];
  if (differ.length > 0) {
    const finding = found(input, 'C6', differ, {
      th: 'ตัวเลขกับตัวอักษรไม่ตรงกัน',
      en: 'The digits and the words say different numbers.',
    });
    if (finding !== null) findings.push(finding);
  }
  if (unread.length > 0) {
    const finding = foundAt(input, 'C6', 'warning', unread, {
      th: 'อ่านตัวอักษรเป็นจำนวนไม่ได้ โปรดตรวจการสะกด',
      en: 'The words cannot be read as a number. Check the spelling.',
    });
    if (finding !== null) findings.push(finding);
  }
  if (missing.length > 0) {
    const finding = foundAt(input, 'C6', 'warning', missing, {
      th: `ไม่ได้เขียนตัวอักษรกำกับ ${missing.length} ช่อง`,
      en: `${missing.length} place(s) have no words beside the digits.`,
    });
    if (finding !== null) findings.push(finding);
  }
  return findings;
}
