import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import type { TypedEntry } from './entry.ts';
import type { Figure } from './figures.ts';
import { BLANK, DASH, HEAD_SIZE, headFigure, headPosition, ILLEGIBLE, voteFigure } from './figures.ts';
import type { Answer } from './finding.ts';

/** A figure on the wire: a number, `'-'` (dash), `''` (blank) or `'?'` (illegible). */
export type WireFigure = number | '-' | '' | '?';

/** An entry on the wire; docs/formats/entry.md. `readWireEntry` takes it back without loss. */
export interface WireEntry {
  readonly head: Partial<Readonly<Record<HeadRole, WireFigure>>>;
  /** By ballot number. */
  readonly votes: Readonly<Record<string, WireFigure>>;
  /** By role or ballot number, only where typed. */
  readonly words?: Readonly<Record<string, string>>;
  readonly answers?: readonly Answer[];
  readonly remarks?: string;
}

export function toWireEntry(spec: ReturnSpec, entry: TypedEntry): WireEntry {
  const head: Partial<Record<HeadRole, WireFigure>> = {};
  for (const { role } of spec.form.fields) head[role] = toWireFigure(headFigure(entry.figures, role));
  const votes: Record<string, WireFigure> = {};
  spec.lines.forEach((line, i) => {
    votes[String(line.number)] = toWireFigure(voteFigure(entry.figures, i));
  });
  return {
    head,
    votes,
    ...(entry.words === null ? {} : { words: wordsByName(spec, entry.words) }),
    ...(entry.answers.length === 0 ? {} : { answers: entry.answers }),
    ...(entry.remarks === '' ? {} : { remarks: entry.remarks }),
  };
}

/** A place that is not on the form has no figure on the wire: asking for one is a bug and throws. */
export function toWireFigure(figure: Figure): WireFigure {
  if (figure >= 0) return figure;
  if (figure === DASH) return '-';
  if (figure === BLANK) return '';
  if (figure === ILLEGIBLE) return '?';
  throw new Error(`figure ${figure} is not on the form`);
}

function wordsByName(spec: ReturnSpec, words: readonly string[]): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  const add = (name: string, text: string) => {
    if (text !== '') named[name] = text;
  };
  for (const { role } of spec.form.fields) add(role, at(words, headPosition(role)));
  spec.lines.forEach((line, i) => {
    add(String(line.number), at(words, HEAD_SIZE + i));
  });
  return named;
}
