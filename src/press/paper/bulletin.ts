import { formatTime } from '../../../web/shared/dates.ts';
import { groupDigits, progressPercent, sharePercent } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { box } from '../../forms/layout/frame.ts';
import { SEAT_STATES } from '../../publication/seat-state.ts';
import type { PressFigures, PressSince } from '../model.ts';
import { say } from '../names.ts';
import { pressWords } from '../words.ts';
import { correctionLines, sinceLines } from './bulletin-lines.ts';
import { contestTable, contestTableHeight, listTable, seatTable, seatTableRows } from './bulletin-tables.ts';
import { EDGE, pressFoot, pressHead } from './frame.ts';
import { linesOf } from './lines.ts';
import type { PressSheet } from './page.ts';
import { Page } from './page.ts';

export interface Bulletin {
  readonly figures: PressFigures;
  /** Compared with the bulletin of the hour before; null: there is none, or none at hand. */
  readonly since: PressSince | null;
  /** The full hour that it is for, milliseconds UTC; null: printed on demand. */
  readonly hour: number | null;
}

const ROW = 5.3;
const LIST_HEAD = 15;
const MOST_ROWS = 14;
const LEAST_ROWS = 3;
/** Rows that a list gets before the seats of parties get theirs. */
const EVEN = 7;
const GAP = 8;
/** Type size of what stands at the end. */
const NOTE = 9.6;

/** One A4 page, whatever stands in the figures: lists are cut at the place that fits, and the rest is summed. */
export function bulletinSheet(
  bulletin: Bulletin,
  { language, origin }: { readonly language: Language; readonly origin: string | null },
): PressSheet {
  const { figures, since, hour } = bulletin;
  const w = pressWords(language);
  const page = new Page('a4');
  const framed = { language, origin, election: figures.election, cut: figures.cut, path: figures.path };
  const scope = figures.scope.kind === 'nation' ? w.nation : say(figures.scope.name, language);
  const kind = hour === null ? w.bulletin : `${w.bulletin} ${w.hourly(formatTime(hour, language))}`;
  let y = pressHead(page, framed, { title: scope, subtitle: kind });
  const { policy } = figures;
  const width = page.width - 2 * EDGE;
  const remark = policy.embargo
    ? w.embargo(formatTime(policy.firstRelease, language))
    : policy.paused
      ? w.paused(say(policy.pauseReason, language))
      : '';
  if (remark !== '') {
    page.text(remark, box(EDGE, y - 1, width, 6), { size: 12, bold: true });
    y += 6.5;
  }
  y = countedPart(page, figures, language, y);
  y = statesPart(page, figures, language, y);

  // One that is printed on demand is not the first only because nothing is at hand to compare it with.
  const compared = since === null && hour === null ? [] : sinceLines(since, figures, language);
  const lines = [...compared, ...correctionLines(figures, language)].flatMap(({ text, bold }) =>
    linesOf(text, { size: NOTE, bold, width }, 2).map((line) => ({ text: line, bold })),
  );
  const bottom = page.height - 22 - lines.length * 4.7;
  const below = contestTableHeight(figures) + (seatTableRows(figures, 99) > 0 ? 16 : 0);
  const ballots = figures.ballots;
  const bands = Math.ceil(ballots.length / 2);
  const room = bottom - y - below - bands * LIST_HEAD;
  const wanted = Math.max(...ballots.map(({ rows }) => rows.length), 1);
  const seatsRows = Math.min(seatTableRows(figures, 99), 9);
  const each = Math.floor(room / ROW / Math.max(bands, 1));
  const forLists = Math.max(Math.min(each - 2, EVEN), each - Math.ceil(seatsRows / Math.max(bands, 1)));
  const rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, wanted + 1, forLists));
  for (let band = 0; band < bands; band++) {
    const pair = ballots.slice(band * 2, band * 2 + 2);
    const half = pair.length === 1 ? width : (width - GAP) / 2;
    const heights = pair.map((ballot, i) =>
      listTable(page, ballot, { x: EDGE + i * (half + GAP), y, width: half, rows, row: ROW, language }),
    );
    y += Math.max(...heights) + 3;
  }
  y = seatTable(page, figures, {
    y,
    rows: Math.max(1, Math.floor((bottom - y - contestTableHeight(figures) - 17) / ROW)),
    row: ROW,
    language,
  });
  contestTable(page, figures, { y, bottom, language });
  let at = page.height - 21 - lines.length * 4.7;
  for (const { text, bold } of lines) {
    page.text(text, box(EDGE, at, width, 4.6), { size: NOTE, bold });
    at += 4.7;
  }
  pressFoot(page, framed, { note: w.turnoutNote, page: 1, pages: 1 });
  return page.sheet();
}

/** Coverage in words and every ballot's sums in a table. */
function countedPart(page: Page, figures: PressFigures, language: Language, top: number): number {
  const w = pressWords(language);
  const { stations, others } = figures.coverage;
  const width = page.width - 2 * EDGE;
  const official = figures.cut.status === 'official';
  const percent = progressPercent(stations.shown, stations.expected, official) ?? w.missing;
  page.text(
    w.stations(groupDigits(stations.shown), groupDigits(stations.expected), percent),
    box(EDGE, top, width, 6.5),
    {
      size: 14,
      bold: true,
    },
  );
  const held = stations.heldBack + others.heldBack;
  const more = [
    others.expected === 0 ? '' : w.others(groupDigits(others.shown), groupDigits(others.expected)),
    held === 0 ? '' : w.held(groupDigits(held)),
    figures.policy.capPercent < 100 && !official ? w.cap(String(figures.policy.capPercent)) : '',
  ].filter((text) => text !== '');
  const told = linesOf(more.join(' · '), { size: 10, width }, 3);
  told.forEach((line, i) => {
    page.text(line, box(EDGE, top + 6.4 + i * 4.7, width, 4.8), { size: 10 });
  });
  const y = top + 7.8 + told.length * 4.7;
  const columns = [EDGE + 2, EDGE + 66, EDGE + 90, EDGE + 112, EDGE + 134, EDGE + 156] as const;
  const right = (text: string, i: 1 | 2 | 3 | 4 | 5, bold = false) => ({
    text,
    x: columns[i],
    width: i === 5 ? width - columns[5] + EDGE - 2 : 22,
    style: { size: 10.5, align: 'right', bold } as const,
  });
  page.ground(box(EDGE, y, width, 5.6));
  page.table([
    {
      y,
      height: 5.6,
      head: true,
      cells: [
        { text: w.ballot, x: columns[0], width: 62, style: { size: 10, bold: true } },
        ...([w.ballotsCounted, w.valid, w.invalid, w.noVote, w.turnout] as const).map((text, i) =>
          right(text, (i + 1) as 1, true),
        ),
      ],
    },
    ...figures.ballots.map((ballot, i) => {
      const turnout = sharePercent(ballot.present, ballot.registeredShown, 1);
      return {
        y: y + 5.6 + i * ROW,
        height: ROW,
        cells: [
          { text: w.kinds[ballot.kind], x: columns[0], width: 62, style: { size: 10.5 } },
          right(groupDigits(ballot.counted), 1, true),
          right(groupDigits(ballot.valid), 2),
          right(groupDigits(ballot.invalid), 3),
          right(groupDigits(ballot.noVote), 4),
          right(turnout === null ? w.missing : `${turnout}%`, 5),
        ],
      };
    }),
  ]);
  return y + 5.6 + figures.ballots.length * ROW + 3;
}

function statesPart(page: Page, { states }: PressFigures, language: Language, top: number): number {
  const w = pressWords(language);
  const order = ['certified', 'decided', 'leading', 'too-early', 'awaiting'] as const;
  const rest = SEAT_STATES.filter((state) => !order.some((known) => known === state) && states[state] > 0);
  const all = SEAT_STATES.reduce((sum, state) => sum + states[state], 0);
  if (all === 0) return top;
  const width = page.width - 2 * EDGE;
  const told = [...order, ...rest];
  const each = width / told.length;
  page.line(EDGE, top - 1, width, 0.3, 0);
  told.forEach((state, i) => {
    page.text(groupDigits(states[state]), box(EDGE + i * each, top, each - 1, 8), {
      size: 18,
      bold: true,
      align: 'centre',
    });
    page.text(w.states[state], box(EDGE + i * each, top + 8, each - 1, 4.6), { size: 9.5, align: 'centre' });
  });
  page.text(w.statesNote, box(EDGE, top + 12.8, width, 4.4), { size: 8.5, luma: 60 });
  page.line(EDGE, top + 17.6, width, 0.3, 0);
  return top + 20;
}
