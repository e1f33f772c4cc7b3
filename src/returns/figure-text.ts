import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { Figure } from './figures.ts';
import { BLANK, DASH, ILLEGIBLE, MAX_FIGURE, NOT_ON_FORM } from './figures.ts';

/** Why a value cannot stand in a place of a form. The list is closed. */
export const FIGURE_ERROR_CODES = [
  'negative',
  'fractional',
  'too-large',
  'not-a-number',
  'misplaced-comma',
  'mixed-digits',
  'wrong-type',
] as const;
export type FigureErrorCode = (typeof FIGURE_ERROR_CODES)[number];

export interface FigureError {
  readonly code: FigureErrorCode;
  readonly message: Bilingual;
}

const MESSAGES: Readonly<Record<FigureErrorCode, Bilingual>> = {
  negative: { th: 'ตัวเลขติดลบไม่ได้', en: 'A figure cannot be negative.' },
  fractional: {
    th: 'ต้องเป็นจำนวนเต็ม ไม่มีจุดทศนิยม',
    en: 'A figure must be a whole number, without a decimal point.',
  },
  'too-large': {
    th: 'ตัวเลขมากเกินไป (ไม่เกิน 999,999,999)',
    en: 'The figure is too large (at most 999,999,999).',
  },
  'not-a-number': {
    th: 'อ่านเป็นตัวเลขไม่ได้ ใช้ตัวเลข, - (ขีด), เว้นว่าง หรือ ? (อ่านไม่ออก)',
    en: 'Not a figure. Use digits, - (dash), nothing (blank) or ? (illegible).',
  },
  'misplaced-comma': { th: 'เครื่องหมายจุลภาคอยู่ผิดตำแหน่ง', en: 'A comma stands in the wrong place.' },
  'mixed-digits': {
    th: 'ใช้เลขไทยปนกับเลขอารบิกในช่องเดียวกันไม่ได้',
    en: 'Thai and Arabic digits are mixed in one place.',
  },
  'wrong-type': { th: 'ค่าต้องเป็นตัวเลขหรือข้อความ', en: 'The value must be a number or a text.' },
};

const ERRORS: Readonly<Record<FigureErrorCode, Result<never, FigureError>>> = Object.fromEntries(
  FIGURE_ERROR_CODES.map((code) => [code, err({ code, message: MESSAGES[code] })]),
) as unknown as Record<FigureErrorCode, Result<never, FigureError>>;

const BLANK_RESULT = ok(BLANK);
const DASH_RESULT = ok(DASH);
const ILLEGIBLE_RESULT = ok(ILLEGIBLE);

/** Longest text that is looked at: nine digits with commas and room for spaces and leading zeros. */
const MAX_TEXT = 32;
const DASHES = new Set(['-', '–', '—', '−']);
const THAI_ZERO = 0x0e50;

/**
 * Reads one place as it comes from a keyboard or a file. Numbers are whole, 0 to {@link MAX_FIGURE}; texts hold Arabic or Thai digits,
 * with spaces around and well-placed thousands commas; a lone dash is DASH, `''` and `null` are BLANK, `?` is ILLEGIBLE
 * (domain 2.1a, 2.2). Negative codes are never accepted as numbers: `-1` is an error, not a blank.
 */
export function parseFigure(raw: unknown): Result<Figure, FigureError> {
  if (typeof raw === 'number') return parseNumber(raw);
  if (typeof raw === 'string') return parseText(raw);
  return raw === null ? BLANK_RESULT : ERRORS['wrong-type'];
}

function parseNumber(raw: number): Result<Figure, FigureError> {
  if (Number.isNaN(raw)) return ERRORS['not-a-number'];
  if (raw < 0) return ERRORS.negative;
  if (raw > MAX_FIGURE) return ERRORS['too-large'];
  if (!Number.isInteger(raw)) return ERRORS.fractional;
  return ok(raw === 0 ? 0 : raw); // JSON can say -0
}

function parseText(raw: string): Result<Figure, FigureError> {
  if (raw.length > 1024) return ERRORS['not-a-number'];
  const text = raw.trim();
  if (text === '') return BLANK_RESULT;
  if (text === '?') return ILLEGIBLE_RESULT;
  if (DASHES.has(text)) return DASH_RESULT;
  if (/^[0-9]{1,9}$/.test(text)) return ok(Number(text));
  if (/^[-–—−]\s*[0-9๐-๙]/.test(text)) return ERRORS.negative;
  const thai = /[๐-๙]/.test(text);
  if (thai && /[0-9]/.test(text)) return ERRORS['mixed-digits'];
  const arabic = thai ? toArabicDigits(text) : text;
  if (/^[0-9,]*\.[0-9]+$/.test(arabic)) return ERRORS.fractional;
  if (!/^[0-9,]+$/.test(arabic) || !/[0-9]/.test(arabic)) return ERRORS['not-a-number'];
  if (arabic.includes(',') && !/^[0-9]{1,3}(,[0-9]{3})+$/.test(arabic)) return ERRORS['misplaced-comma'];
  const digits = arabic.replaceAll(',', '').replace(/^0+(?=[0-9])/, '');
  if (digits.length > MAX_TEXT || Number(digits) > MAX_FIGURE) return ERRORS['too-large'];
  return ok(Number(digits));
}

/** `๑๒` as `12`; everything else stays. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (d) => String(d.charCodeAt(0) - THAI_ZERO));
}

/** `12` as `๑๒`; everything else stays. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + THAI_ZERO - 0x30));
}

/** What people see where the form has no such place. Not a figure: {@link parseFigure} refuses it. */
const NO_PLACE_SIGN = '×';

/**
 * A figure as people read it: `1,234`, `-` (dash), empty (blank), `?` (illegible), `×` (no such place). Five signs for five
 * things, so that none is taken for another; {@link parseFigure} reads all but the last back to the same figure.
 */
export function formatFigure(figure: Figure, digits: 'arabic' | 'thai' = 'arabic'): string {
  switch (figure) {
    case BLANK:
      return '';
    case DASH:
      return '-';
    case ILLEGIBLE:
      return '?';
    case NOT_ON_FORM:
      return NO_PLACE_SIGN;
    default: {
      const grouped = String(figure).replace(/\B(?=([0-9]{3})+$)/g, ',');
      return digits === 'thai' ? toThaiDigits(grouped) : grouped;
    }
  }
}
