import { formatFigure } from '../../returns/figure-text.ts';
import { BLANK, DASH, type Figure, ILLEGIBLE, NOT_ON_FORM } from '../../returns/figures.ts';
import { thaiNumberWords } from '../../returns/number-words.ts';
import type { Fill } from '../fill.ts';
import type { Box, FigureBox } from '../geometry.ts';
import type { TextMark } from '../sheet.ts';
import { type Draft, inBox, plain } from './draft.ts';
import { box, DIGIT_LINE, DIGIT_LUMA } from './frame.ts';

/** Draws the boxes of a figure and notes where they are; a filled form gets its digits and words. */
export function drawFigure(
  draft: Draft,
  figure: FigureBox,
  fill: Fill | null,
): { readonly digits: readonly TextMark[]; readonly words: readonly TextMark[] } {
  draft.figures.push(figure);
  for (const digit of figure.digits) {
    draft.art.push({ kind: 'box', box: digit, width: DIGIT_LINE, luma: DIGIT_LUMA });
  }
  const value = fill?.figures.get(figure.place) ?? BLANK;
  const words = figure.words;
  return {
    digits: writeDigits(draft, figure.digits, value),
    words:
      words === null || wordsOf(value) === ''
        ? []
        : inBox(draft, plain(wordsOf(value)), words, {
            size: 10,
            align: 'centre',
            lines: 2,
            lineHeight: 1.15,
          }),
  };
}

function wordsOf(value: Figure): string {
  switch (value) {
    case BLANK:
    case NOT_ON_FORM:
      return '';
    case DASH:
      return '-';
    case ILLEGIBLE:
      return 'อ่านไม่ออก';
    default:
      return thaiNumberWords(value);
  }
}

/** Digits stand in the boxes to the right; a figure with more digits than boxes is written across them. */
function writeDigits(draft: Draft, boxes: readonly Box[], value: Figure): readonly TextMark[] {
  const text = formatFigure(value).replaceAll(',', '');
  const first = boxes[0];
  const last = boxes.at(-1);
  if (text === '' || value === NOT_ON_FORM || first === undefined || last === undefined) return [];
  if (text.length > boxes.length) {
    const whole = box(first.x, first.y, last.x + last.width - first.x, first.height);
    return inBox(draft, plain(text), whole, { size: 15, align: 'centre' });
  }
  const signs = [...text];
  return signs.flatMap((sign, i) => {
    const place = boxes[boxes.length - signs.length + i];
    return place === undefined ? [] : inBox(draft, plain(sign), place, { size: 15, align: 'centre' });
  });
}
