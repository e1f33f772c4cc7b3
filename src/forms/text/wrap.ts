import { textWidth } from './measure.ts';

/** A piece of text; `filled` is what the package fills in, and stands on a dotted line. */
export interface Run {
  readonly text: string;
  readonly filled: boolean;
  /** Millimetres to keep for it where what is filled in differs from unit to unit; without it, its own width. */
  readonly room?: number;
}

const WORDS = new Intl.Segmenter('th', { granularity: 'word' });

/** Words that the dictionary of word breaks splits, and that must not be broken on an official paper. */
const WHOLE_WORDS = [
  'การเลือกตั้ง',
  'เลือกตั้ง',
  'ผู้มีสิทธิ',
  'คะแนน',
  'ลงคะแนน',
  'ผู้แทนราษฎร',
  'กรุงเทพมหานคร',
  'บัญชีรายชื่อ',
  'ประชามติ',
  'พระราชกฤษฎีกา',
  'แบบแบ่งเขต',
  'ราชอาณาจักร',
  'หมายเลข',
];

const TO_THE_LEFT = /^[ๆฯ)\]”’.,:;/%]+$/;
const TO_THE_RIGHT = /[([“‘/]$/;

/** Names of candidates and parties come again on every form of a contest. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;

/** Splits a text where lines may break. Joined again the pieces are the text. */
export function breakable(text: string): readonly string[] {
  let pieces = known.get(text);
  if (pieces === undefined) {
    pieces = findPieces(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, pieces);
  }
  return pieces;
}

function findPieces(text: string): readonly string[] {
  const breaks = new Set<number>();
  for (const { index } of WORDS.segment(text)) if (index > 0) breaks.add(index);
  for (const word of WHOLE_WORDS) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      for (let i = at + 1; i < at + word.length; i++) breaks.delete(i);
    }
  }
  const pieces: string[] = [];
  let start = 0;
  for (const end of [...[...breaks].sort((a, b) => a - b), text.length]) {
    const piece = text.slice(start, end);
    const last = pieces.at(-1);
    start = end;
    if (piece === '') continue;
    const digits = /[0-9๐-๙]$/.test(last ?? '') && /^[0-9๐-๙.]/.test(piece);
    if (last !== undefined && (TO_THE_LEFT.test(piece) || TO_THE_RIGHT.test(last) || digits)) {
      pieces[pieces.length - 1] = last + piece;
    } else pieces.push(piece);
  }
  return pieces;
}

export interface WrapOptions {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  /** Millimetres. */
  readonly width: number;
  /** Of the first line, millimetres. */
  readonly indent?: number;
}

/** Lines of runs that fit into the width. A piece that is wider than a line is cut between signs. */
export function wrap(runs: readonly Run[], options: WrapOptions): readonly (readonly Run[])[] {
  const { size, bold = false, width, indent = 0 } = options;
  if (runsWidth(runs, size, bold) <= width - indent) return [runs];
  const lines: (readonly Run[])[] = [];
  let line: Run[] = [];
  let room = width - indent;
  const put = (text: string, filled: boolean) => {
    const last = line.at(-1);
    if (last !== undefined && last.filled === filled)
      line[line.length - 1] = { text: last.text + text, filled };
    else line.push({ text, filled });
  };
  const next = () => {
    lines.push(trimmed(line));
    line = [];
    room = width;
  };
  for (const run of runs) {
    // A name that the package fills in is not torn apart while it fits on a line.
    const whole = run.filled && textWidth(run.text, size, bold) <= width;
    for (const piece of whole ? [run.text] : breakable(run.text)) {
      let needed = textWidth(piece, size, bold);
      if (needed > room && line.length > 0 && piece.trim() !== '') next();
      if (line.length === 0 && lines.length > 0 && piece.trim() === '') continue;
      let rest = piece;
      while (needed > room && rest.length > 1) {
        const cut = cutAt(rest, room, size, bold);
        put(rest.slice(0, cut), run.filled);
        next();
        rest = rest.slice(cut);
        needed = textWidth(rest, size, bold);
      }
      put(rest, run.filled);
      room -= needed;
    }
  }
  if (line.length > 0) lines.push(trimmed(line));
  return lines;
}

/** A text on one line, or on two parted at a space; null when it is too long for that. */
function twoLines(run: Run, { size, bold = false, width }: WrapOptions): readonly (readonly Run[])[] | null {
  const fits = (text: string) => textWidth(text, size, bold) <= width;
  if (fits(run.text)) return [[run]];
  // A double space parts names; a single one may stand within a name.
  for (const space of ['  ', ' ']) {
    for (let at = run.text.lastIndexOf(space); at > 0; at = run.text.lastIndexOf(space, at - 1)) {
      const [first, second] = [run.text.slice(0, at).trimEnd(), run.text.slice(at).trimStart()];
      // A number does not stand alone on the first line.
      if (textWidth(first, size, bold) < width * LEAST_FIRST) break;
      if (fits(first) && fits(second)) return [first, second].map((text) => [{ ...run, text }]);
    }
  }
  return null;
}

const MARKS = /[\u0E31\u0E34-\u0E3A\u0E33\u0E47-\u0E4E]/;

function cutAt(text: string, room: number, size: number, bold: boolean): number {
  let cut = 1;
  while (cut < text.length && textWidth(text.slice(0, cut + 1), size, bold) <= room) cut++;
  while (cut > 1 && MARKS.test(text.charAt(cut))) cut--;
  return cut;
}

function trimmed(line: readonly Run[]): readonly Run[] {
  const last = line.at(-1);
  if (last === undefined) return line;
  return [...line.slice(0, -1), { text: last.text.trimEnd(), filled: last.filled }];
}

/** Width of the whole text as one line. */
export function runsWidth(runs: readonly Run[], size: number, bold = false): number {
  return runs.reduce((sum, run) => sum + textWidth(run.text, size, bold), 0);
}

/** How much of a line is likely used: words do not fill it to the end. */
const USED = 0.97;

/**
 * Lines to keep free for a text. It depends on widths only and never on where words end: dictionaries of word breaks change with
 * the platform, and a page printed on one must be read on another.
 */
export function linesNeeded(runs: readonly Run[], options: WrapOptions): number {
  const whole = runs.reduce(
    (sum, run) => sum + (run.room ?? textWidth(run.text, options.size, options.bold)),
    options.indent ?? 0,
  );
  return Math.max(1, Math.ceil(whole / (options.width * USED)));
}

export interface Fitted {
  readonly lines: readonly (readonly Run[])[];
  readonly size: number;
}

const SMALLEST = 3;
/** A name is rather made this much smaller than broken inside a word. */
const RATHER = 0.8;
/** Part of the width that the first of two lines fills at least. */
const LEAST_FIRST = 0.25;

/** The text in at most so many lines, smaller where it must be. Short texts of a few words are broken at their spaces if they can. */
export function fitText(runs: readonly Run[], options: WrapOptions & { readonly lines: number }): Fitted {
  const only = runs.length === 1 ? runs[0] : undefined;
  if (only !== undefined && options.lines === 2 && options.indent === undefined) {
    for (let size = options.size; size >= options.size * RATHER; size *= 0.97) {
      const lines = twoLines(only, { ...options, size });
      if (lines !== null) return { lines, size };
    }
  }
  for (let size = options.size; ; size *= 0.97) {
    const lines = wrap(runs, { ...options, size });
    if (lines.length <= options.lines || size < SMALLEST) return { lines, size };
  }
}
