import { getOrThrow } from '../../basics/assert.ts';
import type { Line } from '../../election/lookup.ts';
import { candidatesOf } from '../../election/lookup.ts';
import type { Candidate, CandidateStatus } from '../../election/model.ts';
import { fillBlanks, printedNumber } from '../blanks.ts';
import type { Fill } from '../fill.ts';
import { onePart, type Paper } from '../paper.ts';
import type { Part, TextMark } from '../sheet.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Draft, dotted, inBox, plain, rule } from './draft.ts';
import { drawFigure } from './figure.ts';
import { BOTTOM, box, digitBoxes, LEFT, RIGHT, ROW, round, TOP, WIDTH } from './frame.ts';
import { digitCount, section } from './head-figures.ts';
import type { Pages } from './pages.ts';
import { signingHeight } from './signing.ts';

const HEADER = 7.4;
const PAD = 1.4;
const GAP = 2;
const WITH_SIGNATURES = 3;
/** A line that only says why a number is not used. */
const OUT_ROW = 6;

const OUT_WORDS: Readonly<Record<Exclude<CandidateStatus, 'standing'>, string>> = {
  withdrawn: 'ถอนการสมัคร',
  disqualified: 'ถูกถอนชื่อออกจากประกาศรายชื่อผู้สมัคร',
  deceased: 'ถึงแก่กรรม',
};

type Item =
  | { readonly kind: 'line'; readonly line: Line; readonly row: number }
  | { readonly kind: 'out'; readonly candidate: Candidate };

/** Lines of the table in the order of numbers; candidates who no longer stand are named, without boxes. */
export function tableItems(paper: Paper): readonly Item[] {
  const items: Item[] = paper.lines.map((line, i) => ({ kind: 'line', line, row: i + 1 }));
  for (const candidate of candidatesOf(paper.election.pkg, paper.contest.id)) {
    if (candidate.status !== 'standing') items.push({ kind: 'out', candidate });
  }
  const number = (item: Item) => (item.kind === 'line' ? item.line.number : item.candidate.number);
  return items.sort((a, b) => number(a) - number(b));
}

/** The table of scores, over as many pages as it needs, and its total. */
export function scoreTable(pages: Pages, paper: Paper, heading: string, fill: Fill | null): void {
  const columns = columnsOf(paper);
  const items = tableItems(paper);
  const total = onePart(paper.parts, 'total');
  pages.need((heading === '' ? 0 : 6.6) + HEADER + 2 * ROW);
  if (heading !== '') section(pages, paper, heading);
  let rows: Part[] = header(pages, columns);
  const close = () => pages.draft.content.push({ tag: 'Table', parts: rows });
  items.forEach((item, i) => {
    const height = heightOf(item);
    // The total never stands alone on a page.
    const tail = i === items.length - 1 && total !== undefined ? ROW : 0;
    if (pages.room < height + tail || leavesSignaturesAlone(pages, paper, items, i)) {
      close();
      pages.next();
      rows = header(pages, columns);
    }
    const y = pages.take(height);
    rows.push(
      item.kind === 'line'
        ? scoreRow(pages.draft, paper, columns, item, y, fill)
        : outRow(pages.draft, paper, columns, item.candidate, y),
    );
  });
  if (total !== undefined) rows.push(totalRow(pages, paper, columns, total.text, fill));
  close();
  pages.take(GAP);
}

function heightOf(item: Item): number {
  return item.kind === 'line' ? ROW : OUT_ROW;
}

/**
 * Signatures on a page without a figure could be put under another form. Where they do not fit below the table, its last lines
 * go over with them.
 */
function leavesSignaturesAlone(pages: Pages, paper: Paper, items: readonly Item[], i: number): boolean {
  if (items.length - i !== WITH_SIGNATURES || i === 0) return false;
  const signatures = signingHeight(paper);
  if (signatures === 0) return false;
  const rest = items.slice(i).reduce((sum, item) => sum + heightOf(item), ROW + GAP);
  return pages.room < rest + signatures && HEADER + rest + signatures <= BOTTOM - TOP;
}

function header(pages: Pages, columns: readonly Column[]): Part[] {
  const y = pages.take(HEADER);
  const { draft } = pages;
  rule(draft, [LEFT, y], [RIGHT, y]);
  grid(draft, columns, y, HEADER);
  const cells = columns.map(
    (column): Part => ({
      tag: 'TH',
      parts: inBox(draft, plain(column.header), box(column.x + 0.8, y, column.width - 1.6, HEADER), {
        size: 10,
        bold: true,
        align: 'centre',
        lines: 2,
        lineHeight: 1.15,
      }),
    }),
  );
  return [{ tag: 'TR', parts: cells }];
}

/** Lines around the cells of a row, the upper one excepted. */
function grid(draft: Draft, columns: readonly Column[], y: number, height: number): void {
  for (const x of [...columns.map((column) => column.x), RIGHT]) rule(draft, [x, y], [x, y + height]);
  rule(draft, [LEFT, y + height], [RIGHT, y + height]);
}

function scoreRow(
  draft: Draft,
  paper: Paper,
  columns: readonly Column[],
  item: Extract<Item, { kind: 'line' }>,
  y: number,
  fill: Fill | null,
): Part {
  grid(draft, columns, y, ROW);
  const party =
    item.line.partyIndex < 0 ? '' : (paper.election.pkg.parties[item.line.partyIndex]?.name.th ?? '');
  const texts: Readonly<Record<string, string>> = {
    number: printedNumber(paper, item.line.number),
    name: item.line.name.th,
    party: party === item.line.name.th ? '' : party,
  };
  const figure = scoreFigure(draft, paper, columns, `row:${item.row}`, y, fill);
  return row(columns, (column) =>
    column.key === 'score' || column.key === 'words'
      ? getOrThrow(figure, column.key)
      : textCell(draft, column, texts[column.key] ?? '', y, ROW),
  );
}

function outRow(
  draft: Draft,
  paper: Paper,
  columns: readonly Column[],
  candidate: Candidate,
  y: number,
): Part {
  grid(draft, columns, y, OUT_ROW);
  const words = candidate.status === 'standing' ? '' : OUT_WORDS[candidate.status];
  const texts: Readonly<Record<string, string>> = {
    number: printedNumber(paper, candidate.number),
    name: candidate.name.th,
    score: '-',
    words,
    ...(columns.some((column) => column.key === 'words') ? {} : { score: words }),
  };
  return row(columns, (column) => textCell(draft, column, texts[column.key] ?? '', y, OUT_ROW, 105));
}

function totalRow(
  pages: Pages,
  paper: Paper,
  columns: readonly Column[],
  label: string,
  fill: Fill | null,
): Part {
  const y = pages.take(ROW);
  const { draft } = pages;
  const before = columns.filter((column) => column.key !== 'score' && column.key !== 'words');
  const end = before.reduce((most, column) => Math.max(most, column.x + column.width), LEFT);
  grid(
    draft,
    [{ key: '', header: '', x: LEFT, width: end - LEFT }, ...columns.filter((c) => c.x >= end - 0.01)],
    y,
    ROW,
  );
  const figure = scoreFigure(draft, paper, columns, 'total', y, fill);
  const cell = inBox(draft, fillBlanks(paper, label), box(LEFT + PAD, y, end - LEFT - 2 * PAD, ROW), {
    size: 11,
    bold: true,
    align: 'right',
  });
  return {
    tag: 'TR',
    parts: [{ tag: 'TD', parts: cell }, ...[...figure.values()].map((parts): Part => ({ tag: 'TD', parts }))],
  };
}

/** The boxes and the words of a row: what their cells hold. */
function scoreFigure(
  draft: Draft,
  paper: Paper,
  columns: readonly Column[],
  place: string,
  y: number,
  fill: Fill | null,
): ReadonlyMap<string, readonly TextMark[]> {
  const score = columns.find((column) => column.key === 'score');
  const wordsColumn = columns.find((column) => column.key === 'words');
  const found = new Map<string, readonly TextMark[]>();
  if (score === undefined) return found;
  const words =
    wordsColumn === undefined
      ? null
      : box(wordsColumn.x + PAD, y + 0.6, wordsColumn.width - 2 * PAD, ROW - 1.2);
  const drawn = drawFigure(
    draft,
    {
      place,
      line: box(LEFT, y, WIDTH, ROW),
      digits: digitBoxes(score.x + 1.5, y, ROW, digitCount(paper)),
      words,
    },
    fill,
  );
  if (words !== null) dotted(draft, words.x, words.x + words.width, round(y + ROW - 2.3));
  found.set('score', drawn.digits);
  if (words !== null) found.set('words', drawn.words);
  return found;
}

function row(columns: readonly Column[], cell: (column: Column) => readonly TextMark[]): Part {
  return { tag: 'TR', parts: columns.map((column): Part => ({ tag: 'TD', parts: cell(column) })) };
}

function textCell(
  draft: Draft,
  column: Column,
  text: string,
  y: number,
  height: number,
  luma = 0,
): readonly TextMark[] {
  const number = column.key === 'number';
  return inBox(draft, plain(text), box(column.x + PAD, y, column.width - 2 * PAD, height), {
    size: number ? 12 : height < ROW ? 9 : 10.5,
    align: number || column.key === 'score' ? 'centre' : 'left',
    lines: height < ROW ? 1 : 2,
    lineHeight: 1.2,
    luma,
  });
}
