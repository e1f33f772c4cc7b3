import { readCode } from '../../forms/code.ts';
import { readUnitCode } from '../../forms/tag.ts';

/** What a text message asks for. Everything else is talk among people, which is neither kept nor answered. */
export type Command =
  | { readonly ask: 'help' }
  | { readonly ask: 'owed' }
  | { readonly ask: 'language'; readonly language: 'th' | 'en' }
  /** Ties this group to a centre. */
  | { readonly ask: 'centre'; readonly code: string }
  /** Ties the sender to a unit, and says that the next photos are of it. The unit's short code, or the code of a page of its form. */
  | { readonly ask: 'unit'; readonly code: string }
  /** Which units am I tied to? */
  | { readonly ask: 'units' }
  /** Unties the sender from a unit; without a code, from the only one. */
  | { readonly ask: 'leave-unit'; readonly code: string | null }
  /** A code of a unit was meant, but a letter of it is wrong. */
  | { readonly ask: 'misread' };

const CENTRE = /^(?:ศูนย์(?:รวมคะแนน)?|centre|center)\s*[:\s]?\s*(\S.*)$/iu;
const UNIT = /^(?:หน่วย(?:เลือกตั้ง)?|unit)\s*[:\s]?\s*(\S.*)$/iu;
const LEAVE = /^(?:ยกเลิกหน่วย|ออกจากหน่วย|leave unit)\s*[:\s]?\s*(\S.*)?$/iu;

const WHOLE: ReadonlyMap<string, Command> = new Map(
  (
    [
      [{ ask: 'help' }, ['ช่วยเหลือ', 'ช่วยด้วย', 'วิธีใช้', 'help', '?']],
      [{ ask: 'owed' }, ['ขาด', 'ยังขาด', 'ขาดอะไร', 'missing']],
      [{ ask: 'units' }, ['หน่วย', 'หน่วยของฉัน', 'unit', 'units']],
      [{ ask: 'language', language: 'en' }, ['english', 'en', 'ภาษาอังกฤษ']],
      [{ ask: 'language', language: 'th' }, ['thai', 'ไทย', 'ภาษาไทย']],
    ] as const
  ).flatMap(([command, texts]) => texts.map((text) => [text, command] as const)),
);

/** Longest text that may be a command. */
const LONGEST = 200;

/**
 * Reads a message. A group talks about its work all evening, so only a whole message in one of these forms is a command; `null`
 * is talk.
 */
export function readCommand(text: string): Command | null {
  if (text.length > LONGEST) return null;
  const words = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const whole = WHOLE.get(words.toLowerCase());
  if (whole !== undefined) return whole;
  const leave = LEAVE.exec(words);
  if (leave !== null) {
    const code = leave[1] === undefined ? null : readUnit(leave[1]);
    return leave[1] !== undefined && code === null ? { ask: 'misread' } : { ask: 'leave-unit', code };
  }
  const centre = CENTRE.exec(words)?.[1];
  if (centre !== undefined) {
    const code = readGroupCode(centre);
    return code === null ? null : { ask: 'centre', code };
  }
  const unit = UNIT.exec(words)?.[1];
  if (unit !== undefined) {
    const code = readUnit(unit);
    if (code !== null) return { ask: 'unit', code };
    // «หน่วย 12 มาครบแล้ว» is talk; ten letters are a code that was misspelt.
    return /^[0-9A-Za-z]{5}[- ]?[0-9A-Za-z]{5}$/.test(unit) ? { ask: 'misread' } : null;
  }
  const code = readUnit(words);
  return code === null ? null : { ask: 'unit', code };
}

/** A unit's short code in its usual spelling, or the code of a page as it was typed or copied from its QR code. */
function readUnit(text: string): string | null {
  return readUnitCode(text) ?? (readCode(text).ok ? text : null);
}

/** A group's code in its usual spelling, `ABCD-1234`; null for anything else. */
export function readGroupCode(text: string): string | null {
  const match = /^([A-Za-z]{4})[- ]?([0-9]{4})$/.exec(text.trim());
  return match === null ? null : `${match[1]?.toUpperCase()}-${match[2]}`;
}
