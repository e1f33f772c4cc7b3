import type { Box, FigureBox } from '../geometry.ts';
import type { Art, Part, TextMark } from '../sheet.ts';
import { POINT, textWidth } from '../text/measure.ts';
import { fitText, type Run, runsWidth } from '../text/wrap.ts';
import { round } from './frame.ts';

/** A page that is being laid out. */
export interface Draft {
  readonly content: Part[];
  readonly art: Art[];
  readonly figures: FigureBox[];
  readonly signatures: Box[];
}

export function newDraft(): Draft {
  return { content: [], art: [], figures: [], signatures: [] };
}

export interface Ink {
  readonly size: number;
  readonly bold?: boolean;
  readonly luma?: number;
}

export function plain(text: string): readonly Run[] {
  return [{ text, filled: false }];
}

/** One line of runs with its left end at `x`; dotted lines go under what the package filled in. */
export function lineOf(
  draft: Draft,
  runs: readonly Run[],
  x: number,
  baseline: number,
  ink: Ink,
): TextMark[] {
  const { size, bold = false, luma = 0 } = ink;
  let at = x;
  const marks: TextMark[] = [];
  for (const run of runs) {
    const width = textWidth(run.text, size, bold);
    if (run.text.trim() !== '') {
      const lead = run.text.length - run.text.trimStart().length;
      const start = at + textWidth(run.text.slice(0, lead), size, bold);
      const text = run.text.trim();
      marks.push({ kind: 'text', x: round(start), y: round(baseline), size, bold, luma, text });
      if (run.filled) dotted(draft, start, start + textWidth(text, size, bold), baseline + 0.9);
    }
    at += width;
  }
  return marks;
}

export function dotted(draft: Draft, from: number, to: number, y: number): void {
  draft.art.push({
    kind: 'line',
    from: { x: round(from), y: round(y) },
    to: { x: round(to), y: round(y) },
    width: 0.22,
    luma: 90,
    dotted: true,
  });
}

export function rule(
  draft: Draft,
  from: readonly [number, number],
  to: readonly [number, number],
  width = 0.25,
): void {
  draft.art.push({
    kind: 'line',
    from: { x: round(from[0]), y: round(from[1]) },
    to: { x: round(to[0]), y: round(to[1]) },
    width,
    luma: 0,
    dotted: false,
  });
}

export interface Cell extends Ink {
  readonly align?: 'left' | 'centre' | 'right';
  /** Most lines; smaller type before more lines. */
  readonly lines?: number;
  readonly lineHeight?: number;
}

/** A text in the middle of a box, as large as it may be. */
export function inBox(draft: Draft, runs: readonly Run[], area: Box, cell: Cell): TextMark[] {
  const { bold = false, align = 'left', lines = 1 } = cell;
  const fitted = fitText(runs, { size: cell.size, bold, width: area.width, lines });
  const { size } = fitted;
  const height = (cell.lineHeight ?? 1.32) * size * POINT;
  const first = area.y + area.height / 2 - ((fitted.lines.length - 1) * height) / 2 + 0.3 * size * POINT;
  return fitted.lines.flatMap((line, i) => {
    const free = area.width - runsWidth(line, size, bold);
    const x = area.x + (align === 'left' ? 0 : align === 'centre' ? free / 2 : free);
    return lineOf(draft, line, x, first + i * height, { ...cell, size });
  });
}
