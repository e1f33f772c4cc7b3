import type { FormPart } from '../../election/model.ts';
import { fillBlanks } from '../blanks.ts';
import type { Paper } from '../paper.ts';
import type { Part } from '../sheet.ts';
import { fitText, linesNeeded, runsWidth } from '../text/wrap.ts';
import { dotted, lineOf } from './draft.ts';
import { LEFT, RIGHT, WIDTH } from './frame.ts';
import type { Pages } from './pages.ts';

const INTRO = { size: 11, line: 6.1, indent: 14 } as const;
const NOTE = { size: 9, line: 4.6 } as const;
const REASON = { size: 9.5, line: 4.8 } as const;
const REASON_LINE = 7;
const REASON_LINES = 3;
const REASON_AFTER = 1.5;

/** A paragraph of the text before the figures. */
export function intro(pages: Pages, paper: Paper, text: string): void {
  paragraph(pages, paper, text, INTRO.size, INTRO.line, INTRO.indent);
  pages.take(0.6);
}

export function note(pages: Pages, paper: Paper, text: string): void {
  paragraph(pages, paper, text, NOTE.size, NOTE.line, 0);
}

/** Height that a note or the lines for a reason take. */
export function closingHeight(paper: Paper, part: FormPart): number {
  const runs = fillBlanks(paper, part.text);
  if (part.part === 'note') return linesNeeded(runs, { size: NOTE.size, width: WIDTH }) * NOTE.line;
  const headed = linesNeeded(runs, { size: REASON.size, width: WIDTH });
  return headed * REASON.line + (part.amount ?? REASON_LINES) * REASON_LINE + REASON_AFTER;
}

/** Dotted lines for the reason why present and used differ, under what they are for. */
export function reason(pages: Pages, paper: Paper, part: FormPart): void {
  const lines = part.amount ?? REASON_LINES;
  pages.need(closingHeight(paper, part));
  paragraph(pages, paper, part.text, REASON.size, REASON.line, 0);
  for (let i = 0; i < lines; i++) {
    const y = pages.take(REASON_LINE);
    dotted(pages.draft, LEFT, RIGHT, y + REASON_LINE - 1);
  }
  pages.take(REASON_AFTER);
}

/** Keeps free as many lines as the width of the text asks for, wherever its words end. */
function paragraph(
  pages: Pages,
  paper: Paper,
  text: string,
  size: number,
  lineHeight: number,
  indent: number,
): void {
  const runs = fillBlanks(paper, text);
  const lines = linesNeeded(runs, { size, width: WIDTH, indent });
  pages.need(lines * lineHeight);
  const y = pages.take(lines * lineHeight);
  const fitted = fitText(runs, { size, width: WIDTH, indent, lines });
  const parts: Part['parts'] = fitted.lines.flatMap((line, i) =>
    lineOf(pages.draft, line, LEFT + (i === 0 ? indent : 0), y + (i + 0.72) * lineHeight, {
      size: fitted.size,
    }),
  );
  pages.draft.content.push({ tag: 'P', parts });
}

/** A line in the middle of the page, such as the announcement's date. */
export function centred(pages: Pages, paper: Paper, text: string, height: number, size: number): void {
  const fitted = fitText(fillBlanks(paper, text), { size, width: WIDTH, lines: 1 });
  const y = pages.take(height);
  const line = fitted.lines[0] ?? [];
  const x = LEFT + (WIDTH - runsWidth(line, fitted.size)) / 2;
  const parts = lineOf(pages.draft, line, x, y + height * 0.68, { size: fitted.size });
  pages.draft.content.push({ tag: 'P', parts });
}
