import type { Bilingual } from '../basics/bilingual.ts';

/**
 * What opens a case on a return. `C3` (present ≠ used, MP Act s.122) is opened by the rule itself when the record is accepted;
 * the others by people.
 */
export const CASE_TRIGGERS = ['C3', 'objection', 'recount', 'new-vote', 'board-differs', 'other'] as const;
export type CaseTrigger = (typeof CASE_TRIGGERS)[number];

/** Triggers that a person may name. */
export const HAND_TRIGGERS = ['objection', 'recount', 'new-vote', 'board-differs', 'other'] as const;
export type HandTrigger = (typeof HAND_TRIGGERS)[number];

export const CASE_TRIGGER_LABELS: Readonly<Record<CaseTrigger, Bilingual>> = {
  C3: { th: 'ผู้มาแสดงตนไม่เท่ากับบัตรที่ใช้', en: 'Voters present and ballots used differ' },
  objection: { th: 'มีผู้ทักท้วงหรือร้องเรียน', en: 'Objection or complaint' },
  recount: { th: 'มีคำสั่งให้นับคะแนนใหม่', en: 'Order to recount' },
  'new-vote': { th: 'มีคำสั่งให้ออกเสียงลงคะแนนใหม่', en: 'Order for a new vote' },
  'board-differs': { th: 'กระดานคะแนนไม่ตรงกับแบบ', en: 'The score board differs from the form' },
  other: { th: 'เหตุอื่น', en: 'Another reason' },
};

/** Who decides about a case (domain 3.5, 6.2). */
export const CASE_BODIES = [
  'commission',
  'province',
  'constituency-committee',
  'constituency-director',
  'court',
] as const;
export type CaseBody = (typeof CASE_BODIES)[number];

export const CASE_BODY_LABELS: Readonly<Record<CaseBody, Bilingual>> = {
  commission: { th: 'คณะกรรมการการเลือกตั้ง (กกต.)', en: 'Election Commission' },
  province: {
    th: 'คณะกรรมการการเลือกตั้งประจำจังหวัด (กกต.จว.)',
    en: 'Provincial election commission',
  },
  'constituency-committee': {
    th: 'คณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง (กกต.เขต)',
    en: 'Constituency election committee',
  },
  'constituency-director': {
    th: 'ผู้อำนวยการการเลือกตั้งประจำเขตเลือกตั้ง (ผอ.กต.เขต)',
    en: 'Constituency election director',
  },
  court: { th: 'ศาล', en: 'Court' },
};

/** What the body decided. */
export const CASE_DECISIONS = ['no-action', 'recount', 'new-vote', 'correction'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];

export const CASE_DECISION_LABELS: Readonly<Record<CaseDecision, Bilingual>> = {
  'no-action': { th: 'ไม่ต้องดำเนินการ', en: 'No action' },
  recount: { th: 'นับคะแนนใหม่', en: 'Recount' },
  'new-vote': { th: 'ออกเสียงลงคะแนนใหม่', en: 'New vote' },
  correction: { th: 'แก้ไขผลการนับคะแนน', en: 'Correction' },
};

export const CASE_STAGES = ['open', 'ordered', 'closed'] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

export const CASE_STAGE_LABELS: Readonly<Record<CaseStage, Bilingual>> = {
  open: { th: 'รอคำสั่ง', en: 'Open' },
  ordered: { th: 'มีคำสั่งแล้ว รอผล', en: 'Ordered, result awaited' },
  closed: { th: 'ปิดแล้ว', en: 'Closed' },
};

/** Whether the photo of the score board says what the form says (domain 5, P27). */
export const BOARD_RESULTS = ['agrees', 'differs', 'no-photo'] as const;
export type BoardResult = (typeof BOARD_RESULTS)[number];

export const BOARD_RESULT_LABELS: Readonly<Record<BoardResult, Bilingual>> = {
  agrees: { th: 'กระดานคะแนนตรงกับแบบ', en: 'The board says the same' },
  differs: { th: 'กระดานคะแนนไม่ตรงกับแบบ', en: 'The board differs' },
  'no-photo': { th: 'ไม่มีภาพกระดานคะแนน', en: 'No photo of the board' },
};

/** What a photo of a return shows. */
export const PHOTO_KINDS = ['form', 'board'] as const;
export type PhotoKind = (typeof PHOTO_KINDS)[number];
