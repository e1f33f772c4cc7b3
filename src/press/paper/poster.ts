import { groupDigits, sharePercent } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { box } from '../../forms/layout/frame.ts';
import type { PosterContent, PosterContest } from '../model.ts';
import { say } from '../names.ts';
import { pressWords } from '../words.ts';
import { EDGE, pressFoot, pressHead } from './frame.ts';
import type { Cell, PaperSize, PressSheet, TableRow } from './page.ts';
import { Page } from './page.ts';

export interface PosterOptions {
  readonly language: Language;
  readonly origin: string | null;
  readonly size: PaperSize;
}

/** Lengths in millimetres and types in points, by the size of the paper. */
const LOOKS = {
  a4: { row: 6.4, type: 11, head: 13, columns: 8, votes: 13, unit: 40, named: 12 },
  a3: { row: 9.6, type: 16.5, head: 20, columns: 12, votes: 16, unit: 60, named: 20 },
} as const;
const FOOT = 22;
/** A row of the key as a multiple of a row of units: names with their party take two lines. */
const KEY_ROW = 1.7;
/** Letters of a unit's label that fit on one line. */
const LONG_LABEL = 26;

/** Every unit of a sub-district with its figures, and the sums of each contest; further pages when there are many units. */
export function posterSheets(content: PosterContent, options: PosterOptions): readonly PressSheet[] {
  const { language, size } = options;
  const w = pressWords(language);
  const look = LOOKS[size];
  const framed = { ...options, election: content.election, cut: content.cut, path: content.path };
  const pages: Page[] = [];
  let y = 0;
  const next = (): Page => {
    const page = new Page(size);
    pages.push(page);
    const places = [content.name, ...content.places].map((place) => say(place, language));
    y = pressHead(page, framed, {
      title: places[0] ?? '',
      subtitle: places.slice(1).join(language === 'th' ? ' ' : ', '),
    });
    const title = `${w.poster} · ${w.unitsIn(groupDigits(content.shown), groupDigits(content.expected))}`;
    page.text(title, box(EDGE, y - 1, page.width - 2 * EDGE, 9), { size: look.head + 3, bold: true }, 'H2');
    y += 10;
    return page;
  };
  let page = next();
  const room = () => page.height - FOOT - y;
  for (const contest of content.contests) {
    const { sums, shown } = sumsOf(contest);
    const top = topLines(contest, sums, look.named);
    // One number of many is no secret: those without a column of their own are summed in the last one.
    const columns = topLines(
      contest,
      sums,
      contest.lines.length > look.columns ? look.columns - 1 : look.columns,
    );
    const keyHeight = look.row * (KEY_ROW * Math.ceil((top.length + 1) / 2) + 2);
    if (keyHeight + look.row * 4 > room()) page = next();
    const title = `${w.kinds[contest.kind]} · ${say(contest.area, language)} · ${w.unitsIn(groupDigits(shown), groupDigits(contest.units.length))}`;
    page.ground(box(EDGE, y, page.width - 2 * EDGE, look.row + 1), 225);
    page.text(
      title,
      box(EDGE + 2, y, page.width - 2 * EDGE - 4, look.row + 1),
      { size: look.head, bold: true },
      'H2',
    );
    y += look.row + 2;
    y = keyTable(page, contest, { sums, top, y, options });
    const rest = [...contest.units];
    const row = look.row * (contest.units.some(({ label }) => isLong(say(label, language))) ? 1.45 : 1);
    while (rest.length > 0) {
      if (room() < row * 3) page = next();
      const fit = Math.max(1, Math.floor(room() / row) - 2);
      const part = rest.splice(0, fit);
      y = unitTable(page, contest, {
        units: part,
        columns,
        y,
        row,
        options,
        last: rest.length === 0 ? sums : null,
      });
    }
    y += 5;
  }
  pages.forEach((p, i) => {
    pressFoot(p, framed, { note: w.noticeSource, page: i + 1, pages: pages.length });
  });
  return pages.map((p) => p.sheet());
}

function isLong(label: string): boolean {
  return label.length > LONG_LABEL;
}

interface Sums {
  readonly counted: number;
  readonly valid: number;
  readonly invalid: number;
  readonly noVote: number;
  readonly votes: readonly number[];
}

function sumsOf({ units, lines }: PosterContest): { readonly sums: Sums; readonly shown: number } {
  const votes = lines.map(() => 0);
  const sums = { counted: 0, valid: 0, invalid: 0, noVote: 0 };
  let shown = 0;
  for (const { figures } of units) {
    if (figures === null) continue;
    shown += 1;
    for (const key of ['counted', 'valid', 'invalid', 'noVote'] as const) sums[key] += figures[key];
    figures.votes.forEach((n, i) => {
      votes[i] = (votes[i] ?? 0) + n;
    });
  }
  return { sums: { ...sums, votes }, shown };
}

/** Lines with most votes, by index, the most first; equal ones in the order of the ballot. */
function topLines({ lines }: PosterContest, { votes }: Sums, most: number): readonly number[] {
  return lines
    .map((_, i) => i)
    .sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b)
    .slice(0, most);
}

interface KeyPlace {
  readonly sums: Sums;
  readonly top: readonly number[];
  readonly y: number;
  readonly options: PosterOptions;
}

/** Who stands behind a number, with the sum; in two columns. */
function keyTable(page: Page, contest: PosterContest, { sums, top, y, options }: KeyPlace): number {
  const { language, size } = options;
  const w = pressWords(language);
  const look = LOOKS[size];
  const half = (page.width - 2 * EDGE - 6) / 2;
  const row = look.row * KEY_ROW;
  const entries = top.map((line) => {
    const { number, name, party } = contest.lines[line] ?? {
      number: 0,
      name: { th: '', en: '' },
      party: null,
    };
    const text = party === null ? say(name, language) : `${say(name, language)} (${say(party, language)})`;
    return { number: String(number), text, votes: sums.votes[line] ?? 0 };
  });
  const all = sums.votes.reduce((sum, n) => sum + n, 0);
  const told = entries.reduce((sum, { votes }) => sum + votes, 0);
  const others = contest.lines.length - top.length;
  if (others > 0) entries.push({ number: '', text: w.rest(groupDigits(others)), votes: all - told });
  const perColumn = Math.ceil(entries.length / 2);
  const rows = entries.map(({ number, text, votes }, i): TableRow => {
    const x = EDGE + (i >= perColumn ? half + 6 : 0);
    const share = sharePercent(votes, sums.valid, 1);
    const style = { size: look.type } as const;
    const shareWidth = 13 * (size === 'a3' ? 1.3 : 1);
    const votesWidth = look.votes * 1.7;
    return {
      y: y + (i % perColumn) * row,
      height: row,
      cells: [
        { text: number, x, width: 10, style: { ...style, bold: true, align: 'right' } },
        {
          text,
          x: x + 12,
          width: half - 13 - votesWidth - shareWidth,
          style: { ...style, lines: 2, lineHeight: 1.32 },
        },
        {
          text: groupDigits(votes),
          x: x + half - votesWidth - shareWidth,
          width: votesWidth - 1,
          style: { ...style, bold: true, align: 'right' },
        },
        {
          text: share === null ? '–' : `${share}%`,
          x: x + half - shareWidth,
          width: shareWidth,
          style: { size: look.type - 2, align: 'right' },
        },
      ],
    };
  });
  page.table(rows);
  for (let i = 1; i <= perColumn; i++) page.line(EDGE, y + i * row, page.width - 2 * EDGE);
  return y + perColumn * row + 3;
}

interface UnitsPlace {
  readonly units: PosterContest['units'];
  readonly columns: readonly number[];
  readonly y: number;
  /** Height of a row. */
  readonly row: number;
  readonly options: PosterOptions;
  /** The sum row comes with the last units; null: more follow. */
  readonly last: Sums | null;
}

/** One row for each unit; columns for the numbers with most votes, and one for all others together. */
function unitTable(page: Page, contest: PosterContest, place: UnitsPlace): number {
  const { units, columns, row, options, last } = place;
  const { language, size } = options;
  const w = pressWords(language);
  const look = LOOKS[size];
  const width = page.width - 2 * EDGE;
  const others = contest.lines.map((_, i) => i).filter((i) => !columns.includes(i));
  const shown = columns.length + (others.length > 0 ? 1 : 0);
  const each = Math.min((width - look.unit) / (4 + shown), look.unit / 2);
  const votesIn = ({ votes }: Sums): readonly number[] => {
    const own = columns.map((line) => votes[line] ?? 0);
    return others.length === 0 ? own : [...own, others.reduce((sum, line) => sum + (votes[line] ?? 0), 0)];
  };
  const at = (i: number) => ({ x: EDGE + look.unit + i * each, width: each - 0.8 });
  const style = { size: look.type, align: 'right' } as const;
  const rowOf = (label: string, figures: Sums | null, note: string, y: number, bold: boolean): TableRow => {
    const first: Cell = {
      text: label,
      x: EDGE + 1,
      width: look.unit - 2,
      // A label with its constituency takes two lines.
      style: {
        size: isLong(label) ? look.type * 0.75 : look.type,
        bold,
        lines: isLong(label) ? 2 : 1,
        lineHeight: 1.12,
      },
    };
    const cells: Cell[] =
      figures === null
        ? [
            {
              text: note,
              x: EDGE + look.unit + 2,
              width: width - look.unit - 4,
              style: { size: look.type - 1, luma: 60 },
            },
          ]
        : [
            ...[figures.counted, figures.valid, figures.invalid, figures.noVote].map((n, i) => ({
              text: groupDigits(n),
              ...at(i),
              style: { ...style, size: look.type - 1.5, bold },
            })),
            ...votesIn(figures).map((votes, i) => ({
              text: groupDigits(votes),
              ...at(4 + i),
              style: { ...style, bold: true },
            })),
          ];
    return { y, height: row, cells: [first, ...cells] };
  };
  const heads = [w.ballotsCounted, w.valid, w.invalid, w.noVote];
  let y = place.y;
  page.ground(box(EDGE, y, width, row));
  const rows: TableRow[] = [
    {
      y,
      height: row,
      head: true,
      cells: [
        { text: w.unit, x: EDGE + 1, width: look.unit - 2, style: { size: look.type - 2 } },
        ...heads.map((text, i) => ({ text, ...at(i), style: { ...style, size: look.type - 2.5 } })),
        ...columns.map((line, i) => ({
          text: `${w.number} ${contest.lines[line]?.number ?? ''}`,
          ...at(4 + i),
          style: { ...style, size: look.type - 1.5, bold: true },
        })),
        ...(others.length === 0
          ? []
          : [{ text: w.otherLines, ...at(3 + shown), style: { ...style, size: look.type - 2.5 } }]),
      ],
    },
  ];
  for (const unit of units) {
    y += row;
    rows.push(rowOf(say(unit.label, language), unit.figures, w.statuses[unit.status], y, false));
    page.line(EDGE, y + row, width);
  }
  if (last !== null) {
    y += row;
    rows.push(rowOf(w.allVotes, last, '', y, true));
    page.line(EDGE, y, width, 0.5, 0);
  }
  page.table(rows);
  return y + row + 2;
}
