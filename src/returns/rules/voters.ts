import type { Finding } from '../finding.ts';
import type { RuleInput } from './rule-input.ts';
import { found, known, placeName } from './rule-input.ts';

/**
 * C3 (MP Act s.122, regulation 2566 clause 223): voters present = ballots used. The law's trigger for a recount or a new
 * vote: it is asked about, it opens a case when the record is accepted, and it is never forced equal.
 */
export function checkPresent(input: RuleInput): Finding | null {
  const present = known(input, 'present');
  const used = known(input, 'used');
  if (present === null || used === null || present === used) return null;
  const a = placeName(input, 'present');
  const b = placeName(input, 'used');
  return found(input, 'C3', ['present', 'used'], {
    th: `ผู้มาแสดงตน ${a.th} (${present}) ไม่ตรงกับบัตรที่ใช้ ${b.th} (${used}) ให้ระบุเหตุตามที่เขียนในแบบ`,
    en: `Voters present, ${a.en} (${present}), differ from ballots used, ${b.en} (${used}). Give the reason that the form states.`,
  });
}

/** C4 (M:674): voters present within the roll. A warning, since officers on duty may have been added to it. */
export function checkRoll(input: RuleInput): Finding | null {
  const present = known(input, 'present');
  const registered = known(input, 'registered');
  if (present === null || registered === null || present <= registered) return null;
  return found(input, 'C4', ['present', 'registered'], {
    th: `ผู้มาแสดงตน (${present}) มากกว่าผู้มีสิทธิตามบัญชีรายชื่อ (${registered})`,
    en: `More voters present (${present}) than on the roll (${registered}).`,
  });
}

/** C9 (domain 0.4): more ballots received than voters on the roll. Information only: books are rounded up. */
export function checkAllotment(input: RuleInput): Finding | null {
  const received = known(input, 'received');
  const registered = known(input, 'registered');
  if (received === null || registered === null || received <= registered) return null;
  return found(input, 'C9', ['received', 'registered'], {
    th: `บัตรที่ได้รับจัดสรร (${received}) มากกว่าผู้มีสิทธิเลือกตั้ง (${registered}) เป็นเรื่องปกติเพราะจัดสรรเป็นเล่ม`,
    en: `More ballots received (${received}) than voters on the roll (${registered}). Normal: ballots come in whole books.`,
  });
}
