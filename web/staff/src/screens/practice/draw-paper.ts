import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import type { FormField, FormPlace } from '../../../../../src/election/model.ts';
import type { Claim } from '../../api/desk-types.ts';
import type { Cells } from '../../entry/places.ts';

const WIDTH = 1000;
const HEIGHT = 1414;
const ROW = 38;
const TOP = 230;
/** Rows of the table on the first page, under the figures of the head, and on a page of its own. */
const FIRST_ROWS = 18;
const PAGE_ROWS = 29;
const FIGURE_X = 700;
const FOOT = new Set(['total', 'signatures']);

interface Spot {
  readonly page: number;
  readonly y: number;
}

export interface PaperLayout {
  readonly pages: number;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly places: readonly FormPlace[];
}

/** Where everything stands on the pages of a sample form. */
export function layoutOf(fields: readonly FormField[], lines: Claim['lines']): PaperLayout {
  const spots = new Map<string, Spot>();
  const head = fields.filter((field) => !FOOT.has(field.role));
  head.forEach((field, i) => {
    spots.set(field.role, { page: 1, y: TOP + i * ROW });
  });
  const tableTop = TOP + head.length * ROW + 70;
  let end: Spot = { page: 1, y: tableTop };
  lines.forEach((line, i) => {
    const rest = i - FIRST_ROWS;
    const page = rest < 0 ? 1 : 2 + Math.floor(rest / PAGE_ROWS);
    const y = rest < 0 ? tableTop + i * ROW : 140 + (rest % PAGE_ROWS) * ROW;
    end = { page, y: y + ROW };
    spots.set(`vote:${line.number}`, { page, y });
  });
  fields
    .filter((field) => FOOT.has(field.role))
    .forEach((field, i) => {
      spots.set(field.role, { page: end.page, y: end.y + 30 + i * ROW });
    });
  const place = (name: string, ref: string): FormPlace => {
    const spot = spots.get(ref) ?? { page: 1, y: 0 };
    return {
      place: name,
      page: spot.page,
      x: 40,
      y: Math.round((spot.y / HEIGHT) * 1000),
      width: 920,
      height: Math.round((ROW / HEIGHT) * 1000),
    };
  };
  return {
    pages: end.page,
    spots,
    places: [
      ...fields.map((field) => place(field.role, field.role)),
      ...lines.map((line, i) => place(`row:${i + 1}`, `vote:${line.number}`)),
    ],
  };
}

interface Paper {
  readonly code: string;
  readonly title: Bilingual;
  readonly fields: readonly FormField[];
  readonly lines: Claim['lines'];
  readonly truth: Cells;
  readonly layout: PaperLayout;
  readonly random: () => number;
}

/** Strokes of a pen for each digit, in a box 10 wide and 16 high. */
const STROKES: Readonly<Record<string, string>> = {
  '0': 'M5 1 C0 1 0 15 5 15 C10 15 10 1 5 1',
  '1': 'M3 4 L6 1 L6 15',
  '2': 'M1 4 C2 0 9 0 9 5 C9 9 2 12 1 15 L9 15',
  '3': 'M1 2 C8 -1 10 6 4 7 C11 8 9 16 1 14',
  '4': 'M7 15 L7 1 L1 10 L10 10',
  '5': 'M9 1 L2 1 L2 7 C9 5 11 14 2 15',
  '6': 'M8 1 C2 4 0 10 2 13 C5 17 10 13 8 9 C6 6 2 8 2 11',
  '7': 'M1 2 L9 1 C6 6 5 10 4 15 M3 8 L8 8',
  '8': 'M8 3 C5 -1 0 3 4 7 C10 10 8 16 4 15 C0 14 1 9 6 7 C9 5 9 4 8 3',
  '9': 'M8 5 C6 0 1 2 2 6 C4 9 8 7 8 4 L7 15',
  '-': 'M0 8 L11 7',
  '?': 'M0 6 C3 0 5 14 8 4 C10 0 11 14 14 7 M1 13 L13 4 M2 4 L12 13',
};

/** The pages as pictures: printed in Thai, figures by hand. */
export function drawPages(paper: Paper): readonly string[] {
  return Array.from({ length: paper.layout.pages }, (_, i) => {
    const svg = drawPage(paper, i + 1);
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
}

function drawPage(paper: Paper, page: number): string {
  const { code, title, fields, lines, layout, random } = paper;
  const parts: string[] = [];
  const text = (x: number, y: number, size: number, words: string, more = '') =>
    parts.push(`<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(words)}</text>`);
  text(940, 70, 26, code, 'text-anchor="end" font-weight="700"');
  if (page === 1) {
    text(500, 120, 30, title.th, 'text-anchor="middle"');
    text(60, 170, 24, 'หน่วยเลือกตั้งที่ 1  ตำบลตัวอย่าง  อำเภอตัวอย่าง');
  } else text(60, 110, 24, `หน้า ${page}`);
  for (const field of fields) {
    const spot = layout.spots.get(field.role);
    if (spot?.page !== page) continue;
    text(60, spot.y + 27, 23, `${field.number} ${field.label.th}`);
    parts.push(line(FIGURE_X - 20, spot.y + 33, 940));
    parts.push(byHand(paper.truth[field.role] ?? '', FIGURE_X + 10, spot.y + 4, random));
  }
  for (const row of lines) {
    const spot = layout.spots.get(`vote:${row.number}`);
    if (spot?.page !== page) continue;
    parts.push(line(50, spot.y, 950), line(50, spot.y + ROW, 950));
    text(100, spot.y + 27, 23, String(row.number), 'text-anchor="end"');
    text(130, spot.y + 27, 22, row.name.th);
    if (row.party !== null) text(400, spot.y + 27, 20, row.party.th);
    parts.push(byHand(paper.truth[`vote:${row.number}`] ?? '', FIGURE_X + 10, spot.y + 4, random));
  }
  const lean = (random() - 0.5) * 0.6;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
    `font-family="Noto Sans Thai, Sarabun, Tahoma, sans-serif" fill="#222"><rect width="100%" height="100%" fill="#f4f1e8"/>` +
    `<g transform="rotate(${lean.toFixed(2)} 500 700)">${parts.join('')}</g></svg>`
  );
}

function line(from: number, y: number, to: number): string {
  return `<path d="M${from} ${y} H${to}" stroke="#888" stroke-width="1.5"/>`;
}

/** A figure as somebody writes it: no two digits the same. `/` leaves the place empty. */
function byHand(figure: string, x: number, y: number, random: () => number): string {
  if (figure === '' || figure === '/') return '';
  let at = x;
  let drawn = '';
  for (const digit of figure) {
    const lean = (random() - 0.5) * 14;
    const size = 1.65 + random() * 0.25;
    drawn +=
      `<path d="${STROKES[digit] ?? ''}" transform="translate(${at.toFixed(1)} ${(y + random() * 3).toFixed(1)}) ` +
      `rotate(${lean.toFixed(1)} 5 8) scale(${size.toFixed(2)})" fill="none" stroke="#1d3a8f" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`;
    at += 22 + random() * 4;
  }
  return drawn;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
