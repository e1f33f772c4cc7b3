import { assertNever } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import type { Doubt, Outcome, OwedPage } from '../door.ts';
import { refusalText } from '../files.ts';
import { owedWords, unitWords } from './unit-words.ts';

/** What became of one message: outcomes of the door (a file may hold several pages), or why it never came to it. */
export type PhotoEnd =
  | { readonly state: 'done'; readonly outcomes: readonly Outcome[] }
  | { readonly state: 'expired' }
  | { readonly state: 'refused'; readonly problem: 'too-large' | 'kind' };

interface AnswerTo {
  readonly election: Election;
  readonly ends: readonly PhotoEnd[];
  /** Who is meant, for a group: the sender's unit, or what they call themselves; null: nobody else reads it. */
  readonly who: Bilingual | null;
  /** What each unit of the outcomes owes now. */
  readonly owed: ReadonlyMap<UnitId, readonly OwedPage[]>;
}

/** One message for everything that was sent together. */
export function photoAnswer({ election, ends, who, owed }: AnswerTo): Bilingual {
  const lines: Bilingual[] = [];
  const units = new Set<UnitId>();
  let named = false;
  for (const end of ends) {
    for (const { text, unit } of linesOf(election, end)) {
      if (unit === null && who !== null && !named) {
        lines.push({ th: `${who.th}:`, en: `${who.en}:` });
        named = true;
      }
      if (unit !== null) units.add(unit);
      lines.push(text);
    }
  }
  for (const unit of units) {
    const pages = owed.get(unit);
    if (pages !== undefined) lines.push(owedLine(election, unit, pages, units.size > 1));
  }
  return { th: lines.map(({ th }) => th).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}

/** What a unit still owes, as a sentence. */
export function owedLine(
  election: Election,
  unit: UnitId,
  pages: readonly OwedPage[],
  named: boolean,
): Bilingual {
  const { th, en } = unitWords(election, unit);
  const list = owedWords(pages);
  const [ofTh, ofEn] = named ? [`${th} `, `${en}: `] : ['', ''];
  return pages.length === 0
    ? { th: `${ofTh}ครบทุกหน้าแล้ว ขอบคุณ`, en: `${ofEn}Every page is here. Thank you.` }
    : { th: `${ofTh}ยังขาด: ${list.th}`, en: `${ofEn}Still missing: ${list.en}` };
}

interface AnswerLine {
  readonly text: Bilingual;
  /** The unit that the line names itself. */
  readonly unit: UnitId | null;
}

function linesOf(election: Election, end: PhotoEnd): AnswerLine[] {
  switch (end.state) {
    case 'done':
      return end.outcomes.map((outcome) => outcomeLine(election, outcome));
    case 'expired':
      return [
        {
          unit: null,
          text: {
            th: 'เปิดภาพนี้จาก LINE ไม่ได้แล้ว กรุณาส่งใหม่อีกครั้ง',
            en: 'LINE no longer has this picture. Please send it again.',
          },
        },
      ];
    case 'refused':
      return [{ unit: null, text: end.problem === 'kind' ? WRONG_KIND : TOO_LARGE }];
    default:
      return assertNever(end);
  }
}

const WRONG_KIND: Bilingual = {
  th: 'รับเฉพาะภาพ (JPEG, PNG) หรือไฟล์ PDF',
  en: 'Only pictures (JPEG, PNG) and PDF files are taken.',
};
const TOO_LARGE: Bilingual = {
  th: 'ไฟล์ใหญ่เกินไป กรุณาส่งเป็นภาพธรรมดาในแชต',
  en: 'The file is too large. Please send it as an ordinary picture.',
};

function outcomeLine(election: Election, outcome: Outcome): AnswerLine {
  switch (outcome.kind) {
    case 'placed': {
      const { unit, formCode, page, receipt } = outcome;
      const name = unitWords(election, unit);
      return {
        unit,
        text: {
          th: `รับแล้ว: ${name.th} แบบ ${formCode} หน้า ${page} เลขที่รับ ${receipt}`,
          en: `Received: ${name.en}, form ${formCode}, page ${page}, receipt ${receipt}`,
        },
      };
    }
    case 'second-photo': {
      const { unit, formCode, page, receipt } = outcome;
      const name = unitWords(election, unit);
      return {
        unit,
        text: {
          th: `${name.th} ส่งหน้านี้แล้ว (${formCode} หน้า ${page}) เก็บภาพใหม่ไว้ให้เจ้าหน้าที่เลือก เลขที่รับ ${receipt}`,
          en: `${name.en} has already sent this page (${formCode}, page ${page}). The new picture is kept and staff will choose. Receipt ${receipt}`,
        },
      };
    }
    case 'waiting': {
      const why = DOUBTS[outcome.doubt];
      return {
        unit: null,
        text: {
          th: `รับภาพแล้ว ${why.th} เจ้าหน้าที่จะดูให้ เลขที่รับ ${outcome.receipt}`,
          en: `Received, but ${why.en}. Staff will look at it. Receipt ${outcome.receipt}`,
        },
      };
    }
    case 'known':
      return {
        unit: null,
        text: {
          th: `ภาพนี้ได้รับไว้แล้ว เลขที่รับ ${outcome.receipt}`,
          en: `This very picture was received before. Receipt ${outcome.receipt}`,
        },
      };
    case 'blurred':
      return {
        unit: null,
        text: {
          th: `ภาพเบลอ กรุณาถ่ายใหม่ วางกระดาษให้เรียบ ให้เห็นครบทั้งสี่มุม (เลขที่รับ ${outcome.receipt})`,
          en: `The picture is blurred. Please take it again: paper flat, all four corners in view. (Receipt ${outcome.receipt})`,
        },
      };
    case 'refused':
      return { unit: null, text: refusal(outcome.reason) };
    default:
      return assertNever(outcome);
  }
}

function refusal(reason: string): Bilingual {
  const { th, en } = refusalText(reason);
  return { th: `ไม่ได้รับภาพนี้: ${th}`, en: `Not taken: ${en}` };
}

const DOUBTS: Readonly<Record<Doubt, Bilingual>> = {
  'no-code': { th: 'แต่อ่านรหัสบนแบบไม่พบ', en: 'no code could be read in it' },
  'unknown-code': { th: 'แต่ไม่รู้จักรหัสบนแบบ', en: 'the code on the form is not known' },
  'other-election': {
    th: 'แต่เป็นแบบของการเลือกตั้งครั้งอื่น',
    en: 'it shows a form of another election',
  },
  'codes-disagree': { th: 'แต่รหัสสองที่บนแบบไม่ตรงกัน', en: 'the two codes on the form differ' },
  'not-the-senders-unit': {
    th: 'แต่เป็นแบบของหน่วยอื่น ไม่ใช่หน่วยที่ท่านแจ้งไว้',
    en: 'it shows the form of another unit than yours',
  },
  'not-the-centres-unit': {
    th: 'แต่เป็นแบบของหน่วยที่อยู่ศูนย์อื่น',
    en: 'its unit belongs to another score centre',
  },
  'not-read': { th: 'แต่เปิดอ่านภาพไม่ได้', en: 'the picture could not be read' },
  'two-units': { th: 'แต่อาจเป็นได้สองหน่วย', en: 'it fits two units' },
};
