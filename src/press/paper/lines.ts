import type { WrapOptions } from '../../forms/text/wrap.ts';
import { wrap } from '../../forms/text/wrap.ts';

/** A text as lines of a width; what is more than `most` lines stays on the last one, which is then drawn smaller. */
export function linesOf(
  text: string,
  options: WrapOptions,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (text.trim() === '') return [];
  const lines = wrap([{ text, filled: false }], options).map((line) => line.map((run) => run.text).join(''));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join('')];
}
