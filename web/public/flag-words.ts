import type { Language } from '../../src/basics/bilingual.ts';
import type { FormMark } from '../../src/publication/form-marks.ts';

interface FlagWords {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly noneOf: string;
  readonly kind: string;
  readonly units: string;
  readonly by: string;
  readonly here: string;
  readonly ofUnits: (part: string, whole: string) => string;
  readonly mark: Readonly<Record<FormMark, string>>;
}

const WORDS: Readonly<Record<Language, FlagWords>> = {
  th: {
    title: 'หน่วยที่มีข้อสังเกต',
    intro:
      'ทุกหน่วยที่แสดงผลแล้วและมีข้อสังเกต แยกตามชนิด ข้อสังเกตไม่ได้แปลว่าทุจริต แบบที่เขียนผิดจะบันทึกตามที่เขียนและติดข้อสังเกตไว้',
    none: 'ยังไม่มีหน่วยที่มีข้อสังเกต',
    noneOf: 'ไม่มีหน่วยที่มีข้อสังเกตนี้',
    kind: 'ข้อสังเกต',
    units: 'หน่วย',
    by: 'แยกตามเขตเลือกตั้ง',
    here: 'ข้อสังเกตในเขตนี้',
    ofUnits: (part, whole) => `${part} จาก ${whole} หน่วยที่แสดง`,
    mark: {
      case: 'มีเรื่องที่รอคำสั่ง เช่น นับใหม่',
      ticket: 'มีผู้แจ้งว่าประกาศต่างไป และตอบแล้ว',
      corrected: 'แก้ไขหลังบันทึกครั้งแรก',
      'as-written': 'แบบเขียนผิด บันทึกตามที่เขียน',
      'not-blind': 'อ่านโดยผู้ที่เห็นตัวเลขมาก่อน',
      'no-photo': 'ไม่มีภาพแบบให้ดู',
    },
  },
  en: {
    title: 'Units with remarks',
    intro:
      'Every unit that is shown and has a remark, by kind. A remark is no sign of fraud: a form with errors is recorded as it is written, and marked.',
    none: 'No unit has a remark yet.',
    noneOf: 'No unit has this remark.',
    kind: 'Remark',
    units: 'Units',
    by: 'By constituency',
    here: 'Remarks in this constituency',
    ofUnits: (part, whole) => `${part} of ${whole} units shown`,
    mark: {
      case: 'Something is being decided, e.g. a recount',
      ticket: 'Readers reported another figure and got an answer',
      corrected: 'Corrected after the first record',
      'as-written': 'Errors on the form, recorded as written',
      'not-blind': 'Read by somebody who had seen the figures',
      'no-photo': 'No photo of the form to look at',
    },
  },
};

export function flagWordsOf(language: Language): FlagWords {
  return WORDS[language];
}
