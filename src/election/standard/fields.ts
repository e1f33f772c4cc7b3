import type { Bilingual } from '../../basics/bilingual.ts';
import type { FormField, HeadRole } from '../model.ts';

const LABELS: Record<HeadRole, Bilingual> = {
  registered: { th: 'จำนวนผู้มีสิทธิเลือกตั้งตามบัญชีรายชื่อ', en: 'Voters on the roll' },
  present: { th: 'จำนวนผู้มีสิทธิเลือกตั้งที่มาแสดงตน', en: 'Voters who presented themselves' },
  received: { th: 'จำนวนบัตรเลือกตั้งที่ได้รับจัดสรร', en: 'Ballots received' },
  used: { th: 'จำนวนบัตรเลือกตั้งที่ใช้', en: 'Ballots used' },
  valid: { th: 'บัตรดี', en: 'Good ballots' },
  invalid: { th: 'บัตรเสีย', en: 'Spoiled ballots' },
  noVote: { th: 'บัตรที่ไม่เลือกผู้สมัครผู้ใด', en: 'Ballots for no candidate' },
  left: { th: 'จำนวนบัตรเลือกตั้งที่เหลือ', en: 'Ballots left' },
  envelopes: { th: 'จำนวนซองที่ได้รับ', en: 'Envelopes received' },
  total: { th: 'รวมคะแนนทั้งสิ้น', en: 'Grand total of scores' },
  signatures: { th: 'จำนวนลายมือชื่อกรรมการ', en: 'Signatures of the committee' },
};

/** Labels that a form prints otherwise than {@link LABELS}. */
export type LabelChanges = Partial<Record<HeadRole, Bilingual>>;

/** The fields of a form in the order of the paper; `numbers` gives the printed number of each role, `''` where none. */
export function formFields(
  numbers: readonly (readonly [HeadRole, string])[],
  labels: LabelChanges = {},
): readonly FormField[] {
  return numbers.map(([role, number]) => ({ role, number, label: labels[role] ?? LABELS[role] }));
}

/** 5/18 and its kin: one polling station with a roll (domain 2.1a, 2.2). */
export const STATION_NUMBERS: readonly (readonly [HeadRole, string])[] = [
  ['registered', '1.1'],
  ['present', '1.2'],
  ['received', '2.1'],
  ['used', '2.2'],
  ['valid', '2.2.1'],
  ['invalid', '2.2.2'],
  ['noVote', '2.2.3'],
  ['left', '2.3'],
  ['total', ''],
  ['signatures', ''],
];

/** 5/16: advance votes inside the constituency and special places; no roll, no persons present (domain 2.1a, 2.3). */
export const ADVANCE_IN_NUMBERS: readonly (readonly [HeadRole, string])[] = [
  ['received', '1'],
  ['valid', '2.1'],
  ['invalid', '2.2'],
  ['noVote', '2.3'],
  ['total', ''],
  ['signatures', ''],
];

/** 5/17: as 5/16, and before it the envelopes that came by post; the ballots received were counted out of them. */
export const ADVANCE_OUT_NUMBERS: readonly (readonly [HeadRole, string])[] = [
  ['envelopes', ''],
  ...ADVANCE_IN_NUMBERS,
];
