import { assertNever } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { FeedFigure, FeedFigures } from './feed-figures.ts';
import { figureKey } from './feed-figures.ts';
import type { ParsedFigure } from './parsed-figures.ts';

/**
 * `differs`: another number than the feed has. `no-number`: no whole number. `unknown`: the feed has no such figure. `twice`: the
 * same figure was given before.
 */
export type FeedProblemCode = 'differs' | 'no-number' | 'unknown' | 'twice';

export interface FeedProblem {
  readonly code: FeedProblemCode;
  readonly parsed: ParsedFigure;
  /** Null where the feed has no such figure. */
  readonly feed: FeedFigure | null;
}

export interface FeedCheck {
  readonly compared: number;
  readonly problems: readonly FeedProblem[];
  /** Keys of figures of areas and lines that were not given. */
  readonly missing: readonly string[];
}

/** Holds a newsroom's figures against those of the feed. */
export function checkFigures(parsed: readonly ParsedFigure[], feed: FeedFigures): FeedCheck {
  const seen = new Set<string>();
  const problems: FeedProblem[] = [];
  for (const one of parsed) {
    const key = figureKey(one);
    const own = feed.figures.get(key) ?? null;
    const code = problemOf(one, own, seen.has(key));
    if (code !== null) problems.push({ code, parsed: one, feed: own });
    seen.add(key);
  }
  const missing = [...feed.figures].flatMap(([key, { path }]) =>
    seen.has(key) || path.startsWith('/feed/forms') ? [] : [key],
  );
  return { compared: parsed.length, problems, missing };
}

function problemOf(parsed: ParsedFigure, feed: FeedFigure | null, again: boolean): FeedProblemCode | null {
  if (again) return 'twice';
  if (feed === null) return 'unknown';
  if (!/^\d+$/.test(parsed.value)) return 'no-number';
  return Number(parsed.value) === Number(feed.value) ? null : 'differs';
}

/** One problem in words: which figure, what was parsed, what the feed has and where. */
export function problemText({ code, parsed, feed }: FeedProblem): Bilingual {
  const name = [parsed.place, parsed.ballot, parsed.line === '' ? '' : `#${parsed.line}`, parsed.figure]
    .filter((part) => part !== '')
    .join(' ');
  const own = feed === null ? '' : `${feed.value} (${feed.path}:${feed.line} ${feed.column})`;
  switch (code) {
    case 'differs':
      return {
        th: `บรรทัด ${parsed.at}: ${name} อ่านได้ ${parsed.value} แต่ฟีดเป็น ${own}`,
        en: `line ${parsed.at}: ${name} was read as ${parsed.value}, the feed has ${own}`,
      };
    case 'no-number':
      return {
        th: `บรรทัด ${parsed.at}: ${name} อ่านได้ "${parsed.value}" ซึ่งไม่ใช่จำนวนเต็ม ฟีดเป็น ${own}`,
        en: `line ${parsed.at}: ${name} was read as "${parsed.value}", which is no whole number; the feed has ${own}`,
      };
    case 'unknown':
      return {
        th: `บรรทัด ${parsed.at}: ฟีดไม่มีค่า ${name}`,
        en: `line ${parsed.at}: the feed has no figure ${name}`,
      };
    case 'twice':
      return {
        th: `บรรทัด ${parsed.at}: ${name} ซ้ำกับบรรทัดก่อนหน้า`,
        en: `line ${parsed.at}: ${name} was given before`,
      };
    default:
      return assertNever(code);
  }
}

/** All figures of areas and lines as a file of the form that {@link readParsed} takes. */
export function sampleLines(feed: FeedFigures): readonly string[] {
  return [
    'place,ballot,line,figure,value',
    ...[...feed.figures].map(([key, { value }]) => `${key.split(' ').join(',')},${value}`),
  ];
}
