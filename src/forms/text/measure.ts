import { BOLD_WIDTHS, REGULAR_WIDTHS, WIDTH_RANGES } from './widths.ts';

/** Millimetres of a typographic point. */
export const POINT = 25.4 / 72;

function table(widths: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  WIDTH_RANGES.forEach(([first], range) => {
    widths[range]?.forEach((width, i) => {
      if (width >= 0) found.set(first + i, width);
    });
  });
  return found;
}

const REGULAR = table(REGULAR_WIDTHS);
const BOLD = table(BOLD_WIDTHS);

/** Wider than most: what the font lacks must not run over. */
const UNKNOWN = 800;

/** Width of a text in millimetres at a size in points. Kerning, which only narrows, is not counted. */
export function textWidth(text: string, size: number, bold = false): number {
  const widths = bold ? BOLD : REGULAR;
  let sum = 0;
  for (const sign of text) sum += widths.get(sign.codePointAt(0) ?? 0) ?? UNKNOWN;
  return (sum / 1_000) * size * POINT;
}
