import type { FormPart } from '../../election/model.ts';
import { printedNumber } from '../blanks.ts';
import { onePart, type Paper } from '../paper.ts';
import type { Part } from '../sheet.ts';
import { type Draft, inBox, plain, rule } from './draft.ts';
import { box, LEFT, RIGHT } from './frame.ts';
import type { Pages } from './pages.ts';

const NUMBER = 14;
const NAME = 42;
const SUM = 20;
/** A cell takes five strokes. */
const CELL = 7;
const LINE = 7;
const HEADER = 8;
const CELLS = Math.floor((RIGHT - LEFT - NUMBER - NAME - SUM) / CELL);
const USUAL_LINES = 3;

interface TallyRow {
  readonly number: string;
  readonly name: string;
  readonly lines: number;
}

/** A tally sheet: for each candidate, and for spoiled ballots and the like, cells of five strokes each, and their sum. */
export function tallySheet(pages: Pages, paper: Paper, parts: readonly FormPart[]): void {
  const rows = parts.flatMap((part): readonly TallyRow[] => {
    const lines = part.amount ?? USUAL_LINES;
    if (part.key !== 'rows') return [{ number: '', name: part.text, lines }];
    return paper.lines.map((line) => ({
      number: printedNumber(paper, line.number),
      name: line.name.th,
      lines,
    }));
  });
  const title = parts.find((part) => part.key === 'rows')?.text ?? '';
  const total = onePart(paper.parts, 'total')?.text ?? '';
  pages.need(HEADER + (rows[0]?.lines ?? 1) * LINE);
  let table: Part[] = [header(pages, paper, title)];
  for (const row of rows) {
    if (pages.room < row.lines * LINE) {
      pages.draft.content.push({ tag: 'Table', parts: table });
      pages.need(row.lines * LINE);
      table = [header(pages, paper, title)];
    }
    table.push(tallyRow(pages.draft, row, pages.take(row.lines * LINE)));
  }
  if (total !== '')
    table.push(tallyRow(pages.draft, { number: '', name: total, lines: 1 }, pages.take(LINE), false));
  pages.draft.content.push({ tag: 'Table', parts: table });
  pages.take(3);
}

function frame(draft: Draft, y: number, height: number): void {
  for (const x of [LEFT, LEFT + NUMBER, LEFT + NUMBER + NAME, RIGHT - SUM, RIGHT])
    rule(draft, [x, y], [x, y + height]);
  rule(draft, [LEFT, y + height], [RIGHT, y + height]);
}

function header(pages: Pages, paper: Paper, title: string): Part {
  const y = pages.take(HEADER);
  const { draft } = pages;
  rule(draft, [LEFT, y], [RIGHT, y]);
  frame(draft, y, HEADER);
  const column = (key: string) =>
    paper.parts.find((part) => part.part === 'column' && part.key === key)?.text ?? '';
  const cells: readonly (readonly [string, number, number])[] = [
    [column('number'), LEFT, NUMBER],
    [column('name'), LEFT + NUMBER, NAME],
    [title, LEFT + NUMBER + NAME, RIGHT - SUM - LEFT - NUMBER - NAME],
    [column('score'), RIGHT - SUM, SUM],
  ];
  return {
    tag: 'TR',
    parts: cells.map(
      ([text, x, width]): Part => ({
        tag: 'TH',
        parts: inBox(draft, plain(text), box(x + 0.6, y, width - 1.2, HEADER), {
          size: 10,
          bold: true,
          align: 'centre',
          lines: 2,
          lineHeight: 1.15,
        }),
      }),
    ),
  };
}

function tallyRow(draft: Draft, row: TallyRow, y: number, cells = true): Part {
  const height = row.lines * LINE;
  frame(draft, y, height);
  const from = LEFT + NUMBER + NAME;
  if (cells) {
    for (let i = 1; i <= CELLS; i++) {
      const x = from + i * CELL;
      if (x < RIGHT - SUM - 0.1) draft.art.push(thin([x, y], [x, y + height]));
    }
    for (let i = 1; i < row.lines; i++)
      draft.art.push(thin([from, y + i * LINE], [RIGHT - SUM, y + i * LINE]));
  }
  const text = (value: string, x: number, width: number, centre: boolean): Part => ({
    tag: 'TD',
    parts: inBox(draft, plain(value), box(x + 1.2, y, width - 2.4, height), {
      size: centre ? 12 : 10.5,
      align: centre ? 'centre' : 'left',
      lines: 2,
      lineHeight: 1.2,
    }),
  });
  return {
    tag: 'TR',
    parts: [text(row.number, LEFT, NUMBER, true), text(row.name, LEFT + NUMBER, NAME, false)],
  };
}

function thin(from: readonly [number, number], to: readonly [number, number]): Draft['art'][number] {
  return {
    kind: 'line',
    from: { x: from[0], y: from[1] },
    to: { x: to[0], y: to[1] },
    width: 0.18,
    luma: 150,
    dotted: false,
  };
}
