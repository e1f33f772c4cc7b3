import type { WireFigure } from '../api/desk-types.ts';

/**
 * What stands in a box while it is typed: `''` nothing yet; digits; or one of the signs `-` (dash), `/` (left blank on the
 * paper) and `?` (illegible). Nothing typed is not the same as blank, so that no box is passed by mistake.
 */
export type Cell = string;

/** Why a key was refused. Refused aloud: `12.5` must never become 125. */
export type Problem = 'fraction' | 'not-a-digit' | 'too-long' | 'sign-after-digits';

export type Typed =
  | {
      readonly ok: true;
      readonly cell: Cell /** True when the key also goes to the next box. */;
      readonly next: boolean;
    }
  | { readonly ok: false; readonly problem: Problem };

const MAX_DIGITS = 9;
const SIGNS: Readonly<Record<string, Cell>> = { '-': '-', '–': '-', '—': '-', '/': '/', '?': '?' };

/** Reads what the box would hold after a key or a paste. `before` is what it holds now. */
export function readTyped(raw: string, before: Cell): Typed {
  const text = digitsOf(raw).replace(/\s/g, '');
  if (text === '') return { ok: true, cell: '', next: false };
  const added = isSign(before) && text.startsWith(before) ? text.slice(before.length) : text;
  if (added === '') return { ok: true, cell: before, next: false };
  if (added === '*') return { ok: true, cell: '0', next: true };
  const sign = Object.hasOwn(SIGNS, added) ? SIGNS[added] : undefined;
  if (sign !== undefined) return { ok: true, cell: sign, next: false };
  if (/^\d+$/.test(added)) {
    const plain = added.replace(/^0+(?=\d)/, '');
    return plain.length > MAX_DIGITS
      ? { ok: false, problem: 'too-long' }
      : { ok: true, cell: plain, next: false };
  }
  // A whole number with well-placed commas may be pasted.
  if (/^\d{1,3}(,\d{3})+$/.test(added)) return readTyped(added.replaceAll(',', ''), '');
  if (/^[\d.,]+$/.test(added)) return { ok: false, problem: 'fraction' };
  if (/^\d+[-–—/?*]$/.test(added)) return { ok: false, problem: 'sign-after-digits' };
  return { ok: false, problem: 'not-a-digit' };
}

export function isSign(cell: Cell): boolean {
  return cell === '-' || cell === '/' || cell === '?';
}

/** Thai digits as Arabic ones; everything else stays. */
function digitsOf(raw: string): string {
  return raw.replace(/[๐-๙]/g, (d) => String(d.charCodeAt(0) - 0x0e50));
}

/** For the API. A box without anything typed has no figure: ask {@link firstEmpty} before. */
export function toWire(cell: Cell): WireFigure {
  switch (cell) {
    case '-':
    case '?':
      return cell;
    case '/':
      return '';
    default:
      return Number(cell);
  }
}

export function fromWire(figure: WireFigure | undefined): Cell {
  if (figure === undefined) return '';
  return figure === '' ? '/' : String(figure);
}

/** A whole number from the clipboard; null for anything else, so that a bad paste changes nothing. */
export function readPasted(raw: string): Cell | null {
  const typed = readTyped(raw.trim(), '');
  return typed.ok && /^\d+$/.test(typed.cell) && !typed.next ? typed.cell : null;
}

/** A number as it is read when nobody types in it: thousands set apart. Signs stay. */
export function grouped(cell: Cell): string {
  return cell.replace(/\B(?=(\d{3})+$)/g, ',');
}
