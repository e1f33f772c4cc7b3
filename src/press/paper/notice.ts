import { formatMoment } from '../../../web/shared/dates.ts';
import { groupDigits } from '../../../web/shared/numbers.ts';
import { at } from '../../basics/assert.ts';
import type { Language } from '../../basics/bilingual.ts';
import { box } from '../../forms/layout/frame.ts';
import { thaiNumberWords } from '../../returns/number-words.ts';
import type { NoticeBallot, NoticeContent } from '../model.ts';
import { say, unitLabel } from '../names.ts';
import { pressWords } from '../words.ts';
import { changeText, figureWords } from './bulletin-lines.ts';
import { EDGE, pressFoot, pressHead } from './frame.ts';
import { linesOf } from './lines.ts';
import type { PressSheet, TableRow } from './page.ts';
import { Page } from './page.ts';

interface NoticeOptions {
  readonly language: Language;
  readonly origin: string | null;
}

/** Millimetres from the lower edge that the foot takes. */
const FOOT = 21;
const TITLE = 18;
const HEAD_ROW = 9.4;
const TABLE_HEAD = 7.5;
const MOST_CHANGES = 6;

/**
 * The notice of a unit: figures that can be read from two metres (18 points and more), each also in Thai words. Both ballots share a
 * page when they fit; otherwise each begins a page of its own and goes on as far as it must.
 */
export function noticeSheets(content: NoticeContent, options: NoticeOptions): readonly PressSheet[] {
  const writer = new NoticeWriter(content, options);
  content.ballots.forEach((ballot, i) => {
    if (i > 0 && !writer.fits(ballot)) writer.nextPage();
    writer.ballot(ballot);
  });
  return writer.sheets();
}

class NoticeWriter {
  readonly #content: NoticeContent;
  readonly #options: NoticeOptions;
  readonly #pages: Page[] = [];
  #y = 0;

  constructor(content: NoticeContent, options: NoticeOptions) {
    this.#content = content;
    this.#options = options;
    this.nextPage();
  }

  get #page(): Page {
    const page = this.#pages.at(-1);
    if (page === undefined) throw new Error('a notice without pages');
    return page;
  }

  get #room(): number {
    return this.#page.height - FOOT - this.#y;
  }

  nextPage(): void {
    const { language } = this.#options;
    const w = pressWords(language);
    const page = new Page('a4');
    this.#pages.push(page);
    const { number, kind, places } = this.#content;
    const unit = say(unitLabel({ kind, number }), language);
    this.#y = pressHead(page, this.#framed(), {
      title: unit,
      subtitle: places.map((place) => say(place, language)).join(language === 'th' ? ' ' : ', '),
      large: true,
    });
    page.text(
      w.notice,
      box(EDGE, this.#y - 1, page.width - 2 * EDGE, 9),
      { size: 20, bold: true, align: 'centre' },
      'H2',
    );
    this.#y += 10;
  }

  fits(ballot: NoticeBallot): boolean {
    const room = this.#room - aboveRows(ballot) - 4;
    return (ballot.rows.length + 1) * styleFor(ballot, room).row <= room;
  }

  ballot(ballot: NoticeBallot): void {
    const style = styleFor(ballot, this.#room - aboveRows(ballot));
    this.#title(ballot, false);
    this.#correction(ballot);
    this.#head(ballot);
    this.#rows(ballot, style);
    this.#y += 4;
  }

  sheets(): readonly PressSheet[] {
    const w = pressWords(this.#options.language);
    this.#pages.forEach((page, i) => {
      pressFoot(page, this.#framed(), { note: w.noticeSource, page: i + 1, pages: this.#pages.length });
    });
    return this.#pages.map((page) => page.sheet());
  }

  #framed() {
    const { election, cut, path } = this.#content;
    return { ...this.#options, election, cut, path };
  }

  #title(ballot: NoticeBallot, continued: boolean): void {
    const { language } = this.#options;
    const w = pressWords(language);
    const page = this.#page;
    const width = page.width - 2 * EDGE;
    page.ground(box(EDGE, this.#y, width, 9.5), 225);
    const title = `${w.kinds[ballot.kind]}${continued ? ` (${w.continued})` : ''}`;
    page.text(title, box(EDGE + 2, this.#y, width - 4, 9.5), { size: 18, bold: true }, 'H2');
    this.#y += 10;
    const accepted = formatMoment(Date.parse(ballot.acceptedAt), language);
    const facts = [
      ballot.formCode,
      w.version(groupDigits(ballot.version)),
      w.accepted(accepted),
      w.leaf(groupDigits(ballot.seq)),
    ].join(' · ');
    page.text(facts, box(EDGE + 2, this.#y, width - 4, 6), { size: 11 });
    this.#y += TITLE - 10 - 1.5;
  }

  #correction(ballot: NoticeBallot): void {
    const { corrected } = ballot;
    if (corrected === null) return;
    const { language } = this.#options;
    const w = pressWords(language);
    const page = this.#page;
    const width = page.width - 2 * EDGE;
    const lines = correctionLines(ballot, language, width - 8);
    const height = correctionHeight(ballot, language);
    page.frame(box(EDGE, this.#y, width, height - 2), 0.9);
    page.text(w.noticeCorrected(groupDigits(ballot.version)), box(EDGE + 4, this.#y + 1, width - 8, 8), {
      size: 17,
      bold: true,
    });
    lines.forEach((line, i) => {
      page.text(line, box(EDGE + 4, this.#y + 9 + i * 6.6, width - 8, 6.6), { size: 13 });
    });
    this.#y += height;
  }

  #head(ballot: NoticeBallot): void {
    const { language } = this.#options;
    const page = this.#page;
    const half = (page.width - 2 * EDGE - 6) / 2;
    const perColumn = Math.ceil(ballot.head.length / 2);
    const rows = ballot.head.map(({ label, figure }, i): TableRow => {
      const x = EDGE + (i >= perColumn ? half + 6 : 0);
      return {
        y: this.#y + (i % perColumn) * HEAD_ROW,
        height: HEAD_ROW,
        cells: [
          {
            text: say(label, language),
            x: x + 1,
            width: half - 33,
            style: { size: 11.5, lines: 2, lineHeight: 1.14 },
          },
          {
            text: figureWords(figure, language),
            x: x + half - 31,
            width: 30,
            style: { size: 20, bold: true, align: 'right' },
          },
        ],
      };
    });
    page.table(rows);
    for (let i = 1; i <= perColumn; i++) page.line(EDGE, this.#y + i * HEAD_ROW, page.width - 2 * EDGE);
    this.#y += perColumn * HEAD_ROW + 2;
  }

  #rows(ballot: NoticeBallot, style: RowStyle): void {
    const { language } = this.#options;
    const w = pressWords(language);
    const rest = [...ballot.rows];
    for (let first = true; rest.length > 0 || first; first = false) {
      // The sum stands with the last rows, never alone on a page.
      const fit = Math.floor((this.#room - TABLE_HEAD) / style.row) - 1;
      if (!first || fit < Math.min(3, rest.length)) {
        this.nextPage();
        this.#title(ballot, true);
      }
      const room = Math.max(1, Math.floor((this.#room - TABLE_HEAD) / style.row) - 1);
      const leave = rest.length - room === 1 ? 1 : 0;
      const part = rest.splice(0, Math.max(1, room - leave));
      const rows = [
        this.#tableHead(),
        ...part.map((row, i) => this.#row(row, this.#y + TABLE_HEAD + i * style.row, style)),
      ];
      let y = this.#y + TABLE_HEAD + part.length * style.row;
      if (rest.length === 0) {
        rows.push(this.#sumRow(w.allVotes, ballot.votes, y, style));
        y += style.row;
      }
      const page = this.#page;
      page.table(rows);
      page.line(EDGE, this.#y + TABLE_HEAD, page.width - 2 * EDGE, 0.5, 0);
      for (let i = 1; i <= part.length; i++)
        page.line(EDGE, this.#y + TABLE_HEAD + i * style.row, page.width - 2 * EDGE);
      this.#y = y;
      if (rest.length === 0) return;
    }
  }

  #tableHead(): TableRow {
    const w = pressWords(this.#options.language);
    const [number, name, votes, words] = columnsOf(this.#page);
    const style = { size: 11.5, bold: true } as const;
    return {
      y: this.#y,
      height: TABLE_HEAD,
      head: true,
      cells: [
        { text: w.number, ...number, style: { ...style, align: 'right' } },
        { text: w.name, ...name, style },
        { text: w.votes, ...votes, style: { ...style, align: 'right' } },
        { text: w.inWords, ...words, style },
      ],
    };
  }

  #row({ number, name, party, figure }: NoticeBallot['rows'][number], y: number, size: RowStyle): TableRow {
    const { language } = this.#options;
    const [numberCell, nameCell, votesCell, wordsCell] = columnsOf(this.#page);
    const under = party === null ? 0 : 0.38 * size.row;
    return {
      y,
      height: size.row,
      cells: [
        { text: String(number), ...numberCell, style: { size: size.votes, bold: true, align: 'right' } },
        {
          text: say(name, language),
          ...nameCell,
          style: { size: size.name },
          height: size.row - under,
          down: party === null ? 0 : 0.3,
        },
        ...(party === null
          ? []
          : [
              {
                text: say(party, language),
                ...nameCell,
                style: { size: size.name * 0.7 },
                height: under,
                down: size.row - under - 0.1,
              },
            ]),
        {
          text: figureWords(figure, language),
          ...votesCell,
          style: { size: size.votes, bold: true, align: 'right' },
        },
        { text: wordsOf(figure), ...wordsCell, style: { size: size.words, lines: 2, lineHeight: 1.2 } },
      ],
    };
  }

  #sumRow(label: string, votes: number, y: number, size: RowStyle): TableRow {
    const [, nameCell, votesCell, wordsCell] = columnsOf(this.#page);
    return {
      y,
      height: size.row,
      cells: [
        { text: label, ...nameCell, style: { size: size.name, bold: true } },
        { text: groupDigits(votes), ...votesCell, style: { size: size.votes, bold: true, align: 'right' } },
        { text: wordsOf(votes), ...wordsCell, style: { size: size.words, lines: 2, lineHeight: 1.2 } },
      ],
    };
  }
}

/** Words as on a cheque; nothing where no number was written. */
function wordsOf(figure: number): string {
  return figure >= 0 ? thaiNumberWords(figure) : '';
}

interface RowStyle {
  readonly row: number;
  readonly name: number;
  readonly votes: number;
  readonly words: number;
}

/** Rows from the largest to the smallest. A party stands below the name: marks below one and above the other must not meet. */
const WITH_PARTY: readonly RowStyle[] = [
  { row: 13.4, name: 14.5, votes: 24, words: 12.5 },
  { row: 12.4, name: 13.5, votes: 23, words: 12 },
  { row: 11.2, name: 12, votes: 20, words: 11 },
];
const PLAIN: readonly RowStyle[] = [
  { row: 12.4, name: 16, votes: 24, words: 12.5 },
  { row: 11.2, name: 15, votes: 22, words: 12 },
  { row: 10, name: 13.5, votes: 20, words: 11 },
];

/** The largest rows with which a ballot fits into the room; the smallest when it needs several pages anyway. */
function styleFor(ballot: NoticeBallot, room: number): RowStyle {
  const styles = ballot.rows.some(({ party }) => party !== null) ? WITH_PARTY : PLAIN;
  const fits = styles.find(({ row }) => (ballot.rows.length + 1) * row <= room);
  return fits ?? at(styles, styles.length - 1);
}

/** What stands above the first row of a ballot. */
function aboveRows(ballot: NoticeBallot): number {
  return TITLE + headHeight(ballot) + TABLE_HEAD + correctionHeight(ballot);
}

function headHeight(ballot: NoticeBallot): number {
  return Math.ceil(ballot.head.length / 2) * HEAD_ROW + 2;
}

function correctionLines({ corrected }: NoticeBallot, language: Language, width: number): readonly string[] {
  if (corrected === null) return [];
  const w = pressWords(language);
  const told = corrected.changes.slice(0, MOST_CHANGES).map((change) => changeText(change, language));
  const more = corrected.changes.length - told.length;
  const texts = [
    say(corrected.reason, language),
    ...told,
    ...(more > 0 ? [w.moreChanges(groupDigits(more))] : []),
  ];
  return texts.flatMap((text) => linesOf(text, { size: 13, width }, 2));
}

function correctionHeight(ballot: NoticeBallot, language: Language = 'th'): number {
  if (ballot.corrected === null) return 0;
  return correctionLines(ballot, language, 210 - 2 * EDGE - 8).length * 6.6 + 13;
}

/** Number, name, votes, words. */
function columnsOf(page: Page): [Column, Column, Column, Column] {
  const width = page.width - 2 * EDGE;
  return [
    { x: EDGE, width: 13 },
    { x: EDGE + 16, width: width - 16 - 30 - 52 },
    { x: EDGE + width - 82, width: 29 },
    { x: EDGE + width - 50, width: 50 },
  ];
}

interface Column {
  readonly x: number;
  readonly width: number;
}
