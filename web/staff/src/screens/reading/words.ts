import { bilingualWords } from '../../words.ts';

export const READING_WORDS = bilingualWords(
  {
    title: 'กระดาษอาจไม่ตรง',
    intro:
      'ช่องที่คนสองคนบันทึกตรงกันแล้ว แต่ตัวเลขบนกระดาษดูเหมือนเป็นอย่างอื่น เครื่องอ่านผิดได้เสมอ โปรดดูภาพด้วยตาตนเอง ไม่มีตัวเลขใดถูกแก้เอง',
    none: 'ไม่มีช่องที่รอดู',
    unit: 'หน่วย',
    place: 'ช่อง',
    recorded: 'บันทึกไว้',
    read: 'อ่านจากภาพ',
    sure: 'ความมั่นใจ',
    seen: 'ผู้ดู',
    recordRight: 'ดูแล้ว ที่บันทึกไว้ถูก',
    paperDiffers: 'ดูแล้ว กระดาษเป็นอย่างอื่น',
    verdict: { 'record-right': 'ที่บันทึกไว้ถูก', 'paper-differs': 'กระดาษเป็นอย่างอื่น' } as Record<string, string>,
    correct: 'กระดาษเป็นอย่างอื่น: เสนอแก้ไขตามขั้นตอนปกติ',
    agreement: 'เครื่องอ่านตรงกับคนบ่อยเพียงใด',
    model: 'ชุดค่าน้ำหนัก',
    records: 'แบบที่ดู',
    readable: 'อ่านได้',
    suggested: 'ช่องที่อ่านได้แน่ใจ',
    agreed: 'ตรงกับที่บันทึก',
    off: 'ยังไม่ได้เปิดการอ่านตัวเลข หรือยังไม่มีแบบที่รับแล้ว',
  },
  {
    title: 'Paper may differ',
    intro:
      'Places where two people typed the same and the paper seems to say something else. The reader is often wrong: look at the photo yourself. No figure is ever changed by it.',
    none: 'No place waits for a look.',
    unit: 'Unit',
    place: 'Place',
    recorded: 'Recorded',
    read: 'Read from the photo',
    sure: 'Confidence',
    seen: 'Looked',
    recordRight: 'I looked: the record is right',
    paperDiffers: 'I looked: the paper differs',
    verdict: { 'record-right': 'record is right', 'paper-differs': 'paper differs' },
    correct: 'The paper differs: propose a correction as always.',
    agreement: 'How often the reader agrees with people',
    model: 'Weights',
    records: 'Forms looked at',
    readable: 'Could be read',
    suggested: 'Figures read surely',
    agreed: 'As recorded',
    off: 'Reading of digits is off, or no form has been accepted yet.',
  },
);

/** A figure of a record or of the reader: codes below 0 as signs. */
export function paperFigure(figure: number): string {
  if (figure >= 0) return figure.toLocaleString('en-US');
  return figure === -2 ? '-' : figure === -1 ? '( )' : '?';
}

/** 0.983 as `98 %`, never rounded up to 100. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
