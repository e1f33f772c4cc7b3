import { fillBlanks, placeLine, printedNumber } from '../blanks.ts';
import { inGroups } from '../letters.ts';
import { onePart, type Paper } from '../paper.ts';
import type { Part } from '../sheet.ts';
import { fitText, linesNeeded, runsWidth } from '../text/wrap.ts';
import { type Draft, inBox, lineOf, plain } from './draft.ts';
import { box, CODES, LEFT, RIGHT, TOP } from './frame.ts';

/** What the head and the foot of a page say beside the form itself. */
export interface PageWords {
  /** Which copy it is, in words; empty: not said. */
  readonly copy: string;
  /** The code in letters; empty while nobody needs it. */
  readonly letters: string;
  /** Identity of the package, in hexadecimal digits. */
  readonly fingerprint: string;
  /** What a filled form's figures come from; empty on forms for the hand. */
  readonly source: string;
}

const MIDDLE = 105;
/** Between the box with the form's number and the QR. */
const TITLE_WIDTH = 112;
const TITLE = { size: 13, line: 6.4, top: 33 } as const;

/** Height of the title on page 1 decides where the text begins. */
export function firstTop(paper: Paper): number {
  return Math.max(TOP, TITLE.top + titleLines(paper).reduce((n, t) => n + t.lines, 0) * TITLE.line + 2.5);
}

function titleLines(paper: Paper) {
  const rows = paper.parts.filter((part) => part.part === 'title').map((part) => part.text);
  return (rows.length > 0 ? rows : [paper.form.title.th]).map((text) => {
    const runs = fillBlanks(paper, text).map((run) => ({ ...run, filled: false }));
    return { runs, lines: linesNeeded(runs, { size: TITLE.size, bold: true, width: TITLE_WIDTH }) };
  });
}

/** Number of the form in its box, colour of the paper, emblem and title on page 1; title and place in short on the others. */
export function head(draft: Draft, paper: Paper, page: number, words: PageWords): void {
  const top: Part[] = [];
  const warn = paper.election.pkg.manifest.drill ? 'ฝึกซ้อม ไม่ใช่แบบรายงานจริง' : '';
  const say = (
    text: string,
    x: number,
    y: number,
    width: number,
    size: number,
    bold = false,
    align: 'left' | 'centre' | 'right' = 'left',
  ) => {
    if (text === '') return;
    top.push({ tag: 'P', parts: inBox(draft, plain(text), box(x, y, width, 5), { size, bold, align }) });
  };
  say(words.copy, LEFT, 8.5, 140, 9);
  const number = box(LEFT, 14.5, 30, 8.5);
  draft.art.push({ kind: 'box', box: number, width: 0.4, luma: 0 });
  top.push({
    tag: 'P',
    parts: inBox(
      draft,
      plain(printedNumber(paper, paper.form.code)),
      box(LEFT + 1, number.y, 28, number.height),
      {
        size: 13,
        bold: true,
        align: 'centre',
      },
    ),
  });
  const colour = onePart(paper.parts, 'colour');
  if (colour !== undefined && page === 1) {
    const under = box(LEFT, 24.5, 30, 6.5);
    draft.art.push({ kind: 'box', box: under, width: 0.25, luma: 0 });
    top.push({ tag: 'P', parts: inBox(draft, plain(colour.text), under, { size: 10, align: 'centre' }) });
  }
  say(warn, LEFT, 33, 42, 9, true);
  if (page === 1) {
    draft.art.push({ kind: 'emblem', box: box(MIDDLE - 10, 13, 20, 19) });
    title(draft, paper, top);
  } else continued(draft, paper, top);
  const [code] = CODES;
  const groups = inGroups(words.letters).split(' ');
  const half = Math.ceil(groups.length / 2);
  if (words.letters !== '') {
    [groups.slice(0, half), groups.slice(half)].forEach((line, i) => {
      top.push({
        tag: 'P',
        parts: inBox(
          draft,
          plain(line.join(' ')),
          box(code.x - 3, code.y + code.height + 0.8 + i * 3, code.width + 6, 3),
          {
            size: 7.5,
            bold: true,
            align: 'centre',
          },
        ),
      });
    });
  }
  draft.content.unshift(...top);
}

function title(draft: Draft, paper: Paper, into: Part[]): void {
  let y = TITLE.top;
  for (const { runs, lines } of titleLines(paper)) {
    const fitted = fitText(runs, { size: TITLE.size, bold: true, width: TITLE_WIDTH, lines });
    fitted.lines.forEach((line, i) => {
      const x = MIDDLE - runsWidth(line, fitted.size, true) / 2;
      const baseline = y + (i + 0.72) * TITLE.line;
      into.push({ tag: 'H1', parts: lineOf(draft, line, x, baseline, { size: fitted.size, bold: true }) });
    });
    y += lines * TITLE.line;
  }
}

function continued(draft: Draft, paper: Paper, into: Part[]): void {
  const rows = titleLines(paper).map((line) => line.runs.map((run) => run.text).join(''));
  const area = (y: number, height: number) => box(MIDDLE - TITLE_WIDTH / 2 + 3, y, TITLE_WIDTH - 3, height);
  into.push({
    tag: 'H1',
    parts: inBox(draft, plain(`${rows.join(' ')} (ต่อ)`), area(14, 13), {
      size: 11,
      bold: true,
      align: 'centre',
      lines: 2,
    }),
  });
  into.push({
    tag: 'P',
    parts: inBox(draft, plain(placeLine(paper)), area(28, 11), { size: 10.5, align: 'centre', lines: 2 }),
  });
}

/** Place, code in letters, package, how to photograph, page n of m. */
export function foot(draft: Draft, paper: Paper, page: number, pages: number, words: PageWords): void {
  const code = CODES[1];
  const left = code.x + code.width + 4;
  const width = RIGHT - left;
  const say = (
    text: string,
    y: number,
    size: number,
    bold: boolean,
    align: 'left' | 'right' = 'left',
    room = width,
    x = left,
  ) => {
    if (text === '') return;
    draft.content.push({
      tag: 'P',
      parts: inBox(draft, plain(text), box(x, y, room, 4.6), { size, bold, align }),
    });
  };
  say(placeLine(paper), code.y, 10, true);
  say(words.letters === '' ? '' : `รหัสหน้านี้ ${inGroups(words.letters)}`, code.y + 5, 9, true);
  const { id } = paper.election.pkg.manifest;
  say(`ชุดข้อมูลการเลือกตั้ง ${id} ลายนิ้วมือชุดข้อมูล ${words.fingerprint}`, code.y + 10, 8, false);
  say(
    words.source === '' ? 'ถ่ายภาพให้เห็นสี่เหลี่ยมสีดำครบทั้งสี่มุม เขียนตัวเลขหนึ่งตัวในหนึ่งช่อง ชิดขวา' : words.source,
    code.y + 14.5,
    8,
    words.source !== '',
    'left',
    width,
  );
  say(
    `หน้า ${printedNumber(paper, page)} จาก ${printedNumber(paper, pages)}`,
    code.y + 19.5,
    10,
    true,
    'right',
    60,
    RIGHT - 60,
  );
  const { form } = paper;
  say(`แบบ ${printedNumber(paper, form.code)}`, code.y + 19.5, 10, true, 'left', 60);
}
