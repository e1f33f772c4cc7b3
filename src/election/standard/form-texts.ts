import type { ContestKind } from '../model.ts';

/** Who fills a form: a station's committee or one of the two counting committees. */
export type PaperKind = 'station' | 'advance-in' | 'advance-out';

/** Words of a ballot on its forms. */
export interface Office {
  /** Second line of the title. */
  readonly title: string;
  /** Short, in brackets on the line of the copy. */
  readonly ballot: string;
  /** Who votes: the heading of section 1. */
  readonly things: string;
}

const VOTERS = 'ผู้มีสิทธิเลือกตั้ง';

export const OFFICE: Readonly<Record<ContestKind, Office>> = {
  constituency: {
    title: 'สมาชิกสภาผู้แทนราษฎรแบบแบ่งเขตเลือกตั้ง',
    ballot: 'แบบแบ่งเขตเลือกตั้ง',
    things: VOTERS,
  },
  'party-list': {
    title: 'สมาชิกสภาผู้แทนราษฎรแบบบัญชีรายชื่อ',
    ballot: 'แบบบัญชีรายชื่อ',
    things: VOTERS,
  },
  referendum: { title: 'การออกเสียงประชามติ', ballot: 'ประชามติ', things: 'ผู้มีสิทธิออกเสียง' },
  executive: { title: 'ผู้บริหารท้องถิ่น', ballot: 'ผู้บริหารท้องถิ่น', things: VOTERS },
  council: { title: 'สมาชิกสภาท้องถิ่น', ballot: 'สมาชิกสภาท้องถิ่น', things: VOTERS },
};

export const TITLE_HEAD: Readonly<Record<PaperKind, string>> = {
  station: 'รายงานผลการนับคะแนน',
  'advance-in': 'รายงานผลการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งในเขตเลือกตั้ง',
  'advance-out': 'รายงานผลการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งนอกเขตเลือกตั้งและนอกราชอาณาจักร',
};

const DAY = 'วันที่ {day} เดือน {month} พ.ศ. {year}';

export const INTRO: Readonly<Record<PaperKind, (office: Office) => string>> = {
  station: (office) =>
    `ตามที่ได้กำหนดให้${DAY} เป็นวันลงคะแนน${office.title} นั้น บัดนี้ คณะกรรมการประจำหน่วยเลือกตั้งที่ {unit} หมู่ที่ {village} {sub-district} {district} เขตเลือกตั้งที่ {constituency} {province} ได้นับคะแนนเสร็จสิ้นแล้ว จึงรายงานผลการนับคะแนนดังต่อไปนี้`,
  'advance-in': (office) =>
    `ตามที่ได้กำหนดให้${DAY} เป็นวันลงคะแนน${office.title} นั้น บัดนี้ คณะกรรมการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้ง ชุดที่ {unit} ณ สถานที่นับคะแนน ........................................ เขตเลือกตั้งที่ {constituency} {province} ได้นับคะแนนเสร็จสิ้นแล้ว จึงรายงานผลการนับคะแนนดังต่อไปนี้`,
  'advance-out': (office) =>
    `ตามที่ได้กำหนดให้${DAY} เป็นวันลงคะแนน${office.title} นั้น บัดนี้ คณะกรรมการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนนอกเขตเลือกตั้งและนอกราชอาณาจักร ชุดที่ {unit} ณ สถานที่นับคะแนน ........................................ เขตเลือกตั้งที่ {constituency} {province} ได้รับซองใส่บัตรเลือกตั้งจากไปรษณีย์หรือผู้ได้รับมอบหมาย และได้นับคะแนนเสร็จสิ้นแล้ว จึงรายงานผลการนับคะแนนดังต่อไปนี้`,
};

export const COPIES: Readonly<Record<PaperKind, readonly string[]>> = {
  station: [
    'ชุดที่ ๑ เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
    'ชุดที่ ๒ ปิดประกาศไว้ ณ ที่เลือกตั้ง',
    'ชุดที่ ๓ ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว',
  ],
  'advance-in': [
    'ชุดที่ ๑ เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
    'ชุดที่ ๒ ปิดประกาศไว้ ณ สถานที่นับคะแนน',
    'ชุดที่ ๓ ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว',
  ],
  'advance-out': [
    'ชุดที่ ๑ เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
    'ชุดที่ ๒ ปิดประกาศไว้ ณ สถานที่นับคะแนน',
    'ชุดที่ ๓ ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว',
  ],
};

interface Committee {
  readonly chair: string;
  readonly member: string;
  readonly note: string;
}

const COUNTING: Committee = {
  chair: 'ประธานกรรมการนับคะแนน',
  member: 'กรรมการนับคะแนน',
  note: 'หมายเหตุ ให้จัดทำรายงานนี้ ๓ ชุด (๑) ปิดประกาศไว้ ณ สถานที่นับคะแนน (๒) ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว (๓) เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
};

export const COMMITTEE: Readonly<Record<PaperKind, Committee>> = {
  station: {
    chair: 'ประธานกรรมการประจำหน่วยเลือกตั้ง',
    member: 'กรรมการประจำหน่วยเลือกตั้ง',
    note: 'หมายเหตุ ให้จัดทำรายงานนี้ ๓ ชุด (๑) ปิดประกาศไว้ ณ ที่เลือกตั้ง (๒) ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว (๓) เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
  },
  'advance-in': COUNTING,
  'advance-out': COUNTING,
};

export const REASON =
  '(สำหรับระบุเหตุที่ผลการนับคะแนนเลือกตั้งปรากฏจำนวนผู้มาใช้สิทธิเลือกตั้งไม่ตรงกับจำนวนบัตรเลือกตั้งที่ใช้ออกเสียงลงคะแนน)';

interface Scores {
  readonly heading: string;
  readonly number: string;
  readonly name: string;
  readonly party: string | null;
}

const LOCAL_SCORES: Scores = {
  heading: 'คะแนนที่ผู้สมัครแต่ละคนได้รับ เรียงตามลำดับหมายเลขประจำตัวผู้สมัคร',
  number: 'หมายเลข',
  name: 'ชื่อ - สกุล ผู้สมัคร',
  party: null,
};

export const SCORES: Readonly<Record<ContestKind, Scores>> = {
  constituency: {
    heading: 'คะแนนที่ผู้สมัครแต่ละคนได้รับ เรียงตามลำดับหมายเลขประจำตัวผู้สมัคร',
    number: 'หมายเลข',
    name: 'ชื่อ - สกุล ผู้สมัคร',
    party: 'พรรคการเมือง',
  },
  'party-list': {
    heading: 'คะแนนที่บัญชีรายชื่อของพรรคการเมืองแต่ละพรรคได้รับ เรียงตามลำดับหมายเลข',
    number: 'หมายเลข',
    name: 'พรรคการเมือง',
    party: null,
  },
  referendum: {
    heading: 'คะแนนออกเสียงประชามติ',
    number: 'ข้อ',
    name: 'ความเห็นของผู้ออกเสียง',
    party: null,
  },
  executive: LOCAL_SCORES,
  council: LOCAL_SCORES,
};
