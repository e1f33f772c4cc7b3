import type { ContestKind } from '../model.ts';

/** Who fills a form: a station's committee or one of the two counting committees. */
export type PaperKind = 'station' | 'advance-in' | 'advance-out';

const DAY = 'วันที่ {day} เดือน {month} พ.ศ. {year}';
const STATION = 'หน่วยเลือกตั้งที่ {unit} หมู่ที่ {village} {sub-district} {district}';
const COUNTED = 'ได้นับคะแนนเสร็จสิ้นแล้ว จึงรายงานผลการนับคะแนนดังต่อไปนี้';
const COUNTING_PLACE =
  'ชุดที่ {unit} ณ สถานที่นับคะแนน ........................................ เขตเลือกตั้งที่ {constituency} {province}';

/** Words of a ballot on its forms. */
interface Office {
  /** Second line of the title. */
  readonly title: string;
  /** In the text: for what the day was set. */
  readonly what: string;
  /** Short, in brackets on the line of the copy. */
  readonly ballot: string;
  /** Who votes: the heading of section 1. */
  readonly voters: string;
  /** Where the station lies, behind its number. */
  readonly place: string;
}

const MEMBERS = 'สมาชิกสภาผู้แทนราษฎร';
const VOTERS = 'ผู้มีสิทธิเลือกตั้ง';
const NATIONAL_PLACE = 'เขตเลือกตั้งที่ {constituency} {province}';

export const OFFICE: Readonly<Record<ContestKind, Office>> = {
  constituency: {
    title: `${MEMBERS}แบบแบ่งเขตเลือกตั้ง`,
    what: `เป็นวันเลือกตั้ง${MEMBERS}แบบแบ่งเขตเลือกตั้ง`,
    ballot: 'แบบแบ่งเขตเลือกตั้ง',
    voters: VOTERS,
    place: NATIONAL_PLACE,
  },
  'party-list': {
    title: `${MEMBERS}แบบบัญชีรายชื่อ`,
    what: `เป็นวันเลือกตั้ง${MEMBERS}แบบบัญชีรายชื่อ`,
    ballot: 'แบบบัญชีรายชื่อ',
    voters: VOTERS,
    place: NATIONAL_PLACE,
  },
  referendum: {
    title: 'การออกเสียงประชามติ',
    what: 'เป็นวันออกเสียงประชามติ',
    ballot: 'ประชามติ',
    voters: 'ผู้มีสิทธิออกเสียง',
    place: NATIONAL_PLACE,
  },
  executive: {
    title: '{contest}',
    what: 'เป็นวันเลือกตั้ง{contest}',
    ballot: 'ผู้บริหารท้องถิ่น',
    voters: VOTERS,
    place: '{province}',
  },
  council: {
    title: '{contest}',
    what: 'เป็นวันเลือกตั้ง{contest}',
    ballot: 'สมาชิกสภาท้องถิ่น',
    voters: VOTERS,
    place: '{province}',
  },
};

export function isLocal(kind: ContestKind): boolean {
  return kind === 'executive' || kind === 'council';
}

export const TITLE_HEAD: Readonly<Record<PaperKind, string>> = {
  station: 'รายงานผลการนับคะแนน',
  'advance-in': 'รายงานผลการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งในเขตเลือกตั้ง',
  'advance-out': 'รายงานผลการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งนอกเขตเลือกตั้งและนอกราชอาณาจักร',
};

/** The text before the figures of a return. */
export function introText(paper: PaperKind, kind: ContestKind): string {
  const office = OFFICE[kind];
  const start = `ตามที่ได้กำหนดให้${DAY} ${office.what} นั้น บัดนี้`;
  switch (paper) {
    case 'station':
      return `${start} คณะกรรมการประจำ${STATION} ${office.place} ${COUNTED}`;
    case 'advance-in':
      return `${start} คณะกรรมการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนก่อนวันเลือกตั้งในเขตเลือกตั้ง ${COUNTING_PLACE} ${COUNTED}`;
    case 'advance-out':
      return `${start} คณะกรรมการนับคะแนนบัตรเลือกตั้งที่ออกเสียงลงคะแนนนอกเขตเลือกตั้งและนอกราชอาณาจักร ${COUNTING_PLACE} ได้รับซองใส่บัตรเลือกตั้งจากไปรษณีย์หรือผู้ได้รับมอบหมาย และ${COUNTED}`;
  }
}

/** 6/1: the constituency's committee sums what all committees reported. */
export function summaryIntro(kind: ContestKind): string {
  return `ตามที่ได้กำหนดให้${DAY} ${OFFICE[kind].what} นั้น บัดนี้ คณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง ${NATIONAL_PLACE} ได้รวมผลการนับคะแนนของทุกหน่วยเลือกตั้งและของคณะกรรมการนับคะแนนทุกชุดเสร็จสิ้นแล้ว จึงรายงานผลการรวมคะแนนดังต่อไปนี้`;
}

/** 15: the local committee announces what all stations reported. */
export const LOCAL_SUMMARY_INTRO = `ตามที่ได้กำหนดให้${DAY} เป็นวันเลือกตั้ง{contest} นั้น บัดนี้ คณะกรรมการการเลือกตั้งประจำ{local-body} {province} ได้รวมผลการนับคะแนนของทุกหน่วยเลือกตั้งเสร็จสิ้นแล้ว จึงประกาศผลการรวมคะแนนดังต่อไปนี้`;

/** 13: where and when the strokes were made. */
export const TALLY_INTRO = `${STATION} {province} วันเลือกตั้ง${DAY} จำนวนที่จะเลือกได้ {seats} คน`;

const BOOK: Readonly<Record<'national' | 'local', string>> = {
  national: 'เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำเขตเลือกตั้ง',
  local: 'เก็บไว้ในเล่มเพื่อส่งคณะกรรมการการเลือกตั้งประจำองค์กรปกครองส่วนท้องถิ่น',
};
const BAG = 'ใส่ถุงรวมกับบัตรเลือกตั้งที่นับคะแนนแล้ว';

function posted(paper: PaperKind): string {
  return `ปิดประกาศไว้ ณ ${paper === 'station' ? 'ที่เลือกตั้ง' : 'สถานที่นับคะแนน'}`;
}

/** The three copies: what the head of each says. */
export function copyTexts(paper: PaperKind, kind: ContestKind): readonly string[] {
  const book = BOOK[isLocal(kind) ? 'local' : 'national'];
  return [`ชุดที่ ๑ ${book}`, `ชุดที่ ๒ ${posted(paper)}`, `ชุดที่ ๓ ${BAG}`].map(
    (text) => `${text} (${OFFICE[kind].ballot})`,
  );
}

export function copiesNote(paper: PaperKind, kind: ContestKind): string {
  const book = BOOK[isLocal(kind) ? 'local' : 'national'];
  return `หมายเหตุ ให้จัดทำรายงานนี้ ๓ ชุด (๑) ${posted(paper)} (๒) ${BAG} (๓) ${book}`;
}

export interface Committee {
  readonly chair: string;
  readonly member: string;
}

const COUNTING: Committee = { chair: 'ประธานกรรมการนับคะแนน', member: 'กรรมการนับคะแนน' };

export const COMMITTEE: Readonly<Record<PaperKind, Committee>> = {
  station: { chair: 'ประธานกรรมการประจำหน่วยเลือกตั้ง', member: 'กรรมการประจำหน่วยเลือกตั้ง' },
  'advance-in': COUNTING,
  'advance-out': COUNTING,
};

export const ANNOUNCED =
  'ประกาศ ณ วันที่ .............. เดือน ............................................ พ.ศ. ....................';

export const REASON =
  '(สำหรับระบุเหตุที่ผลการนับคะแนนเลือกตั้งปรากฏจำนวนผู้มาใช้สิทธิเลือกตั้งไม่ตรงกับจำนวนบัตรเลือกตั้งที่ใช้ออกเสียงลงคะแนน)';

interface Scores {
  readonly heading: string;
  readonly number: string;
  readonly name: string;
  readonly party: string | null;
}

const CANDIDATES = {
  heading: 'คะแนนที่ผู้สมัครแต่ละคนได้รับ เรียงตามลำดับหมายเลขประจำตัวผู้สมัคร',
  number: 'หมายเลข',
  name: 'ชื่อ - สกุล ผู้สมัคร',
} as const;

export const SCORES: Readonly<Record<ContestKind, Scores>> = {
  constituency: { ...CANDIDATES, party: 'พรรคการเมือง' },
  'party-list': {
    heading: 'คะแนนที่บัญชีรายชื่อของพรรคการเมืองแต่ละพรรคได้รับ เรียงตามลำดับหมายเลข',
    number: 'หมายเลข',
    name: 'พรรคการเมือง',
    party: null,
  },
  referendum: { heading: 'คะแนนออกเสียงประชามติ', number: 'ข้อ', name: 'ความเห็นของผู้ออกเสียง', party: null },
  executive: { ...CANDIDATES, party: null },
  council: { ...CANDIDATES, party: null },
};
