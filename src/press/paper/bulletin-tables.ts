import { groupDigits, sharePercent } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { box } from '../../forms/layout/frame.ts';
import type { PressBallot, PressContest, PressFigures, PressRow, PressSeats } from '../model.ts';
import { say } from '../names.ts';
import { pressWords } from '../words.ts';
import { EDGE } from './frame.ts';
import type { Page, TableRow } from './page.ts';

interface ListPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Most rows, the one that sums the rest included. */
  readonly rows: number;
  readonly row: number;
  readonly language: Language;
}

/** The first rows of a list, and the sum of the others: nothing is left out of the whole. */
export function topAndRest(
  rows: readonly PressRow[],
  most: number,
): {
  readonly top: readonly PressRow[];
  readonly rest: { readonly count: number; readonly votes: number } | null;
} {
  if (rows.length <= most) return { top: rows, rest: null };
  const top = rows.slice(0, most - 1);
  const others = rows.slice(most - 1);
  return { top, rest: { count: others.length, votes: others.reduce((sum, row) => sum + row.votes, 0) } };
}

/** A ballot's list: number, name, votes, percent of the valid ballots. Gives its height. */
export function listTable(page: Page, ballot: PressBallot, place: ListPlace): number {
  const { x, y, width, row, language } = place;
  const w = pressWords(language);
  const title =
    ballot.rowsAre === 'parties' ? `${w.kinds[ballot.kind]} (${w.byParty})` : w.kinds[ballot.kind];
  page.text(title, box(x, y, width, 6), { size: 11.5, bold: true }, 'H2');
  if (ballot.rowsAre === 'nothing' || ballot.rows.length === 0) {
    const text = ballot.rowsAre === 'lines' || ballot.counted === 0 ? w.missing : w.noList;
    page.text(text, box(x, y + 6.4, width, 5), { size: 10 });
    return 12;
  }
  const { top, rest } = topAndRest(ballot.rows, place.rows);
  const share = (votes: number) => sharePercent(votes, ballot.valid, 2) ?? '–';
  const cells = (number: string, name: string, votes: number, bold: boolean) => [
    { text: number, x: x + 1, width: 8, style: { size: 10, align: 'right', bold } as const },
    { text: name, x: x + 11, width: width - 47, style: { size: 10, bold } as const },
    {
      text: groupDigits(votes),
      x: x + width - 36,
      width: 21,
      style: { size: 10.5, align: 'right', bold: true } as const,
    },
    { text: share(votes), x: x + width - 14, width: 13, style: { size: 9.5, align: 'right' } as const },
  ];
  page.ground(box(x, y + 6.4, width, row));
  const rows: TableRow[] = [
    {
      y: y + 6.4,
      height: row,
      head: true,
      cells: [
        { text: w.number, x: x + 1, width: 8, style: { size: 9, align: 'right' } },
        { text: w.name, x: x + 11, width: width - 47, style: { size: 9 } },
        { text: w.votes, x: x + width - 36, width: 21, style: { size: 9, align: 'right' } },
        { text: w.percent, x: x + width - 14, width: 13, style: { size: 9, align: 'right' } },
      ],
    },
    ...top.map((entry, i) => ({
      y: y + 6.4 + (i + 1) * row,
      height: row,
      cells: cells(
        entry.number === null ? '' : String(entry.number),
        nameOf(entry, language),
        entry.votes,
        false,
      ),
    })),
    ...(rest === null
      ? []
      : [
          {
            y: y + 6.4 + (top.length + 1) * row,
            height: row,
            cells: cells('', w.rest(groupDigits(rest.count)), rest.votes, false),
          },
        ]),
  ];
  page.table(rows);
  for (let i = 2; i <= rows.length; i++) page.line(x, y + 6.4 + i * row, width);
  return 6.4 + rows.length * row + 1;
}

function nameOf({ name, party }: PressRow, language: Language): string {
  return party === null ? say(name, language) : `${say(name, language)} (${say(party, language)})`;
}

/** In a narrow column: the party, and the name only where there is none. */
function shortOf({ name, party }: PressRow, language: Language): string {
  return say(party ?? name, language);
}

/** Parties with seats that the table shows at most; 0: there is no table. */
export function seatTableRows({ seats, scope }: PressFigures, most: number): number {
  return scope.kind === 'nation' ? Math.min(seats.length, most) : 0;
}

/** Seats by party with what may be said of them; the rest summed. Gives the place below. */
export function seatTable(
  page: Page,
  figures: PressFigures,
  place: { readonly y: number; readonly rows: number; readonly row: number; readonly language: Language },
): number {
  const { y, row, language } = place;
  const w = pressWords(language);
  if (seatTableRows(figures, 1) === 0) return y;
  const width = page.width - 2 * EDGE;
  page.text(`${w.seatsByParty} (${w.seatsAtOnce})`, box(EDGE, y, width, 6), { size: 11.5, bold: true }, 'H2');
  const listed = figures.listSeats !== null;
  const known = figures.seats.some((party) => party.list !== null);
  const most = Math.max(2, place.rows);
  const top = figures.seats.length <= most ? figures.seats : figures.seats.slice(0, most - 1);
  const rest = figures.seats.slice(top.length);
  const each = 31;
  const start = EDGE + width - (listed ? 4 : 3) * each;
  const line = (name: string, seats: readonly PressSeats[], i: number): TableRow => {
    const sum = (key: 'certified' | 'decided' | 'leading') =>
      groupDigits(seats.reduce((total, party) => total + party[key], 0));
    const list = known ? groupDigits(seats.reduce((total, party) => total + (party.list ?? 0), 0)) : '–';
    const numbers = [sum('certified'), sum('decided'), sum('leading'), ...(listed ? [list] : [])];
    return {
      y: y + 6.4 + i * row,
      height: row,
      cells: [
        { text: name, x: EDGE + 1, width: start - EDGE - 3, style: { size: 10.5 } },
        ...numbers.map((text, n) => ({
          text,
          x: start + n * each,
          width: each - 1,
          style: { size: 10.5, align: 'right', bold: true } as const,
        })),
      ],
    };
  };
  page.ground(box(EDGE, y + 6.4, width, row));
  const heads = [w.states.certified, w.states.decided, w.states.leading, ...(listed ? [w.listSeats] : [])];
  const rows: TableRow[] = [
    {
      y: y + 6.4,
      height: row,
      head: true,
      cells: [
        { text: w.partyName, x: EDGE + 1, width: 60, style: { size: 9 } },
        ...heads.map((text, n) => ({
          text,
          x: start + n * each,
          width: each - 1,
          style: { size: 9, align: 'right' } as const,
        })),
      ],
    },
    ...top.map((party, i) => line(say(party.name, language), [party], i + 1)),
    ...(rest.length === 0 ? [] : [line(w.rest(groupDigits(rest.length)), rest, top.length + 1)]),
  ];
  page.table(rows);
  for (let i = 2; i <= rows.length; i++) page.line(EDGE, y + 6.4 + i * row, width);
  const below = y + 6.4 + rows.length * row;
  if (!listed) return below + 3;
  const note = known ? w.listNote(groupDigits(figures.listSeats ?? 0)) : w.listTooEarly;
  page.text(note, box(EDGE, below + 0.4, width, 4), { size: 8.5, luma: 60 });
  return below + 6;
}

const CONTEST_ROW = 4.9;
/** More stand in two columns. */
const ONE_COLUMN = 12;

function contestRows({ contests }: PressFigures): number {
  return contests.length > ONE_COLUMN ? Math.ceil(contests.length / 2) : contests.length;
}

export function contestTableHeight(figures: PressFigures): number {
  return figures.contests.length === 0 ? 0 : 12.5 + contestRows(figures) * CONTEST_ROW;
}

/** Each contest of persons with its state and who has most votes. */
export function contestTable(
  page: Page,
  figures: PressFigures,
  place: { readonly y: number; readonly bottom: number; readonly language: Language },
): void {
  if (figures.contests.length === 0) return;
  const { y, bottom, language } = place;
  const w = pressWords(language);
  const width = page.width - 2 * EDGE;
  page.text(w.contests, box(EDGE, y, width, 6), { size: 11.5, bold: true }, 'H2');
  const perColumn = contestRows(figures);
  const columns = figures.contests.length > ONE_COLUMN ? 2 : 1;
  const each = columns === 1 ? width : (width - 5) / 2;
  const row = Math.min(columns === 1 ? 9.4 : CONTEST_ROW, (bottom - y - 12) / Math.max(perColumn, 1));
  const size = columns === 1 ? 9.6 : 8.6;
  for (let c = 0; c < columns; c++) {
    const x = EDGE + c * (each + 5);
    const part = figures.contests.slice(c * perColumn, (c + 1) * perColumn);
    page.ground(box(x, y + 6.4, each, 5));
    page.table([
      contestHead(x, y + 6.4, each, language, size),
      ...part.map((contest, i) =>
        contestRow(contest, {
          x,
          y: y + 11.4 + i * row,
          width: each,
          row,
          size,
          language,
          short: columns > 1,
        }),
      ),
    ]);
    for (let i = 1; i <= part.length; i++) page.line(x, y + 11.4 + i * row, each);
  }
}

/** Parts of a row's width: constituency, state, who has most votes, by how many, stations shown. */
const PARTS = [0.15, 0.2, 0.41, 0.12, 0.12] as const;

function columnsOf(x: number, width: number) {
  let start = x;
  return PARTS.map((part) => {
    const column = { x: start + 0.6, width: part * width - 1.2 };
    start += part * width;
    return column;
  }) as [Column, Column, Column, Column, Column];
}
interface Column {
  readonly x: number;
  readonly width: number;
}

function contestHead(x: number, y: number, width: number, language: Language, size: number): TableRow {
  const w = pressWords(language);
  const [area, state, first, margin, shown] = columnsOf(x, width);
  const style = { size: size - 1 } as const;
  return {
    y,
    height: 5,
    head: true,
    cells: [
      { text: w.contest, ...area, style },
      { text: w.state, ...state, style },
      { text: w.first, ...first, style },
      { text: w.margin, ...margin, style: { ...style, align: 'right' } },
      { text: w.shownOf, ...shown, style: { ...style, align: 'right' } },
    ],
  };
}

function contestRow(
  contest: PressContest,
  place: {
    x: number;
    y: number;
    width: number;
    row: number;
    size: number;
    language: Language;
    short: boolean;
  },
): TableRow {
  const { x, y, width, row, size, language, short } = place;
  const w = pressWords(language);
  const [area, state, first, margin, shown] = columnsOf(x, width);
  const told = contest.first.slice(0, Math.max(contest.seats, 1));
  const names = told
    .map(
      (entry) => `${short ? shortOf(entry, language) : nameOf(entry, language)} ${groupDigits(entry.votes)}`,
    )
    .join(', ');
  const lines = row > 6 ? 2 : 1;
  return {
    y,
    height: row,
    cells: [
      {
        text: contest.whole ? w.kinds[contest.kind] : say(contest.area, language),
        ...area,
        style: { size, bold: true, lines, lineHeight: 1.15 },
      },
      { text: w.states[contest.state], ...state, style: { size } },
      { text: told.length === 0 ? w.missing : names, ...first, style: { size, lines, lineHeight: 1.15 } },
      {
        text: contest.margin === null ? '–' : groupDigits(contest.margin),
        ...margin,
        style: { size, align: 'right' },
      },
      {
        text: `${groupDigits(contest.shown)}/${groupDigits(contest.expected)}`,
        ...shown,
        style: { size, align: 'right' },
      },
    ],
  };
}
