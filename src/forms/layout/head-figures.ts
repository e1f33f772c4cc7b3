import type { FormPart } from '../../election/model.ts';
import { fillBlanks, printedNumber } from '../blanks.ts';
import type { Fill } from '../fill.ts';
import { onePart, type Paper } from '../paper.ts';
import { dotted, inBox, plain } from './draft.ts';
import { drawFigure } from './figure.ts';
import { box, digitBoxes, digitsWidth, LEFT, RIGHT, ROW, round, WIDTH } from './frame.ts';
import type { Pages } from './pages.ts';

/** Left end of the boxes when there are four; more boxes begin further left. */
const BOXES_AT = 92;
const FEWEST = 4;
const SHIFT = 4.5;
const AFTER = 10;
const BRACKET = 2.2;

/** How many boxes each figure of a paper has. */
export function digitCount(paper: Paper): number {
  return onePart(paper.parts, 'digits')?.amount ?? FEWEST;
}

/** A heading between figures. */
export function section(pages: Pages, paper: Paper, text: string): void {
  const height = 6.6;
  pages.need(height + ROW);
  const y = pages.take(height);
  const parts = inBox(pages.draft, fillBlanks(paper, text), box(LEFT, y, WIDTH, height), {
    size: 11,
    bold: true,
  });
  pages.draft.content.push({ tag: 'H2', parts });
}

/** One figure above the table: number and label, boxes, what is counted, and the words in brackets. */
export function headFigure(pages: Pages, paper: Paper, part: FormPart, fill: Fill | null): void {
  pages.need(ROW);
  const y = pages.take(ROW);
  const { draft } = pages;
  const { depth, text } = labelOf(paper, part);
  const count = digitCount(paper);
  const boxesAt = BOXES_AT - Math.max(0, count - FEWEST) * SHIFT;
  const digits = digitBoxes(boxesAt, y, ROW, count);
  const afterAt = boxesAt + digitsWidth(count) + 1.5;
  const wordsAt = afterAt + (part.after === '' ? 0 : AFTER - 1.5);
  const words = box(wordsAt + BRACKET, y + 0.6, RIGHT - BRACKET - wordsAt - BRACKET, ROW - 1.2);
  const labelAt = LEFT + depth * 5;
  const label = inBox(draft, fillBlanks(paper, text), box(labelAt, y, boxesAt - 2 - labelAt, ROW), {
    size: 10.5,
    lines: 2,
    lineHeight: 1.25,
  });
  const after = inBox(draft, plain(part.after), box(afterAt, y, AFTER, ROW), { size: 10.5 });
  const withWords = paper.form.words !== 'none';
  const drawn = drawFigure(
    draft,
    { place: part.key, line: box(LEFT, y, WIDTH, ROW), digits, words: withWords ? words : null },
    fill,
  );
  const open = withWords ? inBox(draft, plain('('), box(wordsAt, y, BRACKET, ROW), { size: 11 }) : [];
  const close = withWords
    ? inBox(draft, plain(')'), box(RIGHT - BRACKET, y, BRACKET, ROW), { size: 11, align: 'right' })
    : [];
  if (withWords) dotted(draft, words.x, words.x + words.width, round(y + ROW - 2.3));
  // One paragraph, read in one breath: label, digits, what is counted, words.
  draft.content.push({
    tag: 'P',
    parts: [...label, ...drawn.digits, ...after, ...open, ...drawn.words, ...close],
  });
}

function labelOf(paper: Paper, part: FormPart): { readonly depth: number; readonly text: string } {
  const field = paper.form.fields.find((f) => f.role === part.key);
  const number = field?.number ?? '';
  const depth = number === '' ? 1 : number.split('.').length - 1;
  if (part.text !== '')
    return {
      depth: /^[0-9๐-๙]+(\.[0-9๐-๙]+)*/.exec(part.text)?.[0].split('.').length ?? depth,
      text: part.text,
    };
  return {
    depth,
    text: `${printedNumber(paper, /^[0-9]+$/.test(number) ? `${number}.` : number)} ${field?.label.th ?? part.key}`.trim(),
  };
}
