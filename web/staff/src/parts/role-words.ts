import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Role } from '../../../../src/rights/roles.ts';

/** What roles are called. */
export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  clerk: { th: 'ผู้บันทึก', en: 'Clerk' },
  supervisor: { th: 'ผู้กำกับ', en: 'Supervisor' },
  head: { th: 'หัวหน้าศูนย์', en: 'Head of centre' },
  province: { th: 'ผู้ดูแลจังหวัด', en: 'Province' },
  administrator: { th: 'ผู้ดูแลระบบ', en: 'Administrator' },
  publisher: { th: 'ผู้เผยแพร่', en: 'Publisher' },
  auditor: { th: 'ผู้ตรวจสอบ', en: 'Auditor' },
  observer: { th: 'ผู้สังเกตการณ์', en: 'Observer' },
};
