import type { Bilingual } from '../../basics/bilingual.ts';
import { readCsv } from '../../basics/csv.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';

/** One figure as a newsroom's program has it. */
export interface ParsedFigure {
  /** Area or unit id. */
  readonly place: string;
  readonly ballot: string;
  /** Number on the ballot, as text; empty for a total. */
  readonly line: string;
  readonly figure: string;
  /** As written; whether it is a whole number is part of the check. */
  readonly value: string;
  /** Line of a CSV file, or entry of a JSON list, from 1. */
  readonly at: number;
}

export interface ParsedFile {
  /** The cut that the figures are of; null when the file does not say. */
  readonly cut: number | null;
  readonly figures: readonly ParsedFigure[];
}

const COLUMNS = ['place', 'ballot', 'line', 'figure', 'value'] as const;
const MAX_ROWS = 5_000_000;

const bad = (th: string, en: string): Result<never, Bilingual> => err({ th, en });

/** Reads a newsroom's file: CSV with the columns place, ballot, line, figure, value (any order), or JSON with the same names. */
export function readParsed(bytes: Uint8Array): Result<ParsedFile, Bilingual> {
  const text = decodeUtf8(bytes);
  if (!text.ok) return bad(`บรรทัด ${text.error.line} ไม่ใช่ UTF-8`, `line ${text.error.line} is not UTF-8`);
  return /^\s*[[{]/.test(text.value) ? readJson(text.value) : readTable(text.value);
}

function readTable(text: string): Result<ParsedFile, Bilingual> {
  const { rows, problems } = readCsv(text, MAX_ROWS);
  const [problem] = problems;
  if (problem !== undefined)
    return bad(`บรรทัด ${problem.line} เครื่องหมายคำพูดไม่ครบ`, `line ${problem.line} has a stray quote`);
  const [header, ...rest] = rows;
  const places = COLUMNS.map((column) => header?.cells.indexOf(column) ?? -1);
  const missing = COLUMNS.filter((_, i) => (places[i] ?? -1) < 0);
  if (missing.length > 0)
    return bad(`ไม่มีคอลัมน์ ${missing.join(', ')}`, `these columns are missing: ${missing.join(', ')}`);
  const figures = rest.map(({ cells, line: row }) => {
    const [place = '', ballot = '', line = '', figure = '', value = ''] = places.map((i) =>
      (cells[i] ?? '').trim(),
    );
    return { place, ballot, line, figure, value, at: row };
  });
  return ok({ cut: null, figures });
}

function readJson(text: string): Result<ParsedFile, Bilingual> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return bad(`อ่าน JSON ไม่ได้: ${String(error)}`, `the JSON cannot be read: ${String(error)}`);
  }
  const whole = (Array.isArray(json) ? { figures: json } : json) as { cut?: unknown; figures?: unknown };
  if (!Array.isArray(whole.figures)) return bad('ไม่พบรายการ figures', 'there is no list named figures');
  const figures = whole.figures.map((item: unknown, i) => {
    const record = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
    const field = (name: string): string => {
      const value = record[name];
      return value === undefined || value === null ? '' : String(value);
    };
    return {
      place: field('place'),
      ballot: field('ballot'),
      line: field('line'),
      figure: field('figure'),
      value: field('value'),
      at: i + 1,
    };
  });
  const cut = Number.isSafeInteger(whole.cut) ? Number(whole.cut) : null;
  return ok({ cut, figures });
}
