import type { Rule } from '../../../../src/election/model.ts';
import { checkReturn } from '../../../../src/returns/check-return.ts';
import { parseFigure } from '../../../../src/returns/figure-text.ts';
import type { Figure } from '../../../../src/returns/figures.ts';
import { BLANK, HEAD_SIZE, headPosition, NOT_ON_FORM } from '../../../../src/returns/figures.ts';
import type { Finding } from '../../../../src/returns/finding.ts';
import type { FormState, UnitState } from '../api.ts';

/** What stands in the boxes, by role and `vote:<number>`, as typed. */
export type Typed = Readonly<Record<string, string>>;

export interface Reading {
  /** By place; only what can be read. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly empty: readonly string[];
  readonly wrong: readonly string[];
}

export const placesOf = ({ form, lines }: FormState): readonly string[] => [
  ...form.fields.map(({ role }) => role as string),
  ...lines.map(({ number }) => `vote:${number}`),
];

/** Reads every box. A box that nobody has filled is empty; `/` says that the paper is blank there. */
export function readTyped(state: FormState, typed: Typed): Reading {
  const figures = new Map<string, Figure>();
  const empty: string[] = [];
  const wrong: string[] = [];
  for (const place of placesOf(state)) {
    const text = (typed[place] ?? '').trim();
    if (text === '') empty.push(place);
    else if (text === '/') figures.set(place, BLANK);
    else {
      const figure = parseFigure(text);
      if (figure.ok) figures.set(place, figure.value);
      else wrong.push(place);
    }
  }
  return { figures, empty, wrong };
}

/** The arithmetic of the form, by the rules of the desk; photos are no matter here. */
export function findingsOf(
  state: FormState,
  rules: UnitState['rules'],
  reading: Reading,
): readonly Finding[] {
  const figures: Figure[] = new Array<Figure>(HEAD_SIZE + state.lines.length).fill(NOT_ON_FORM);
  for (const { role } of state.form.fields) figures[headPosition(role)] = reading.figures.get(role) ?? BLANK;
  state.lines.forEach(({ number }, i) => {
    figures[HEAD_SIZE + i] = reading.figures.get(`vote:${number}`) ?? BLANK;
  });
  const list = rules.levels.map(
    ({ code, level, parameters }): Rule => ({
      code,
      level,
      parameters: new Map(Object.entries(parameters ?? {})),
    }),
  );
  const book = {
    rules: new Map(list.map((rule) => [rule.code, rule])),
    pkg: { manifest: { signaturesRequired: rules.signaturesRequired, bookSize: rules.bookSize } },
  };
  const spec = { contest: state.contest, form: state.form, lines: state.lines };
  const found = checkReturn(spec, book, figures, { photoCount: 1, siblings: new Map() });
  return found.filter(({ level }) => level !== 'info');
}

/** As it goes over the wire: numbers, or the signs of dash, blank and illegible. */
export function toWire(state: FormState, typed: Typed): { head: Wire; votes: Wire } {
  const head: Record<string, string | number> = {};
  const votes: Record<string, string | number> = {};
  for (const place of placesOf(state)) {
    const text = (typed[place] ?? '').trim();
    const value = text === '/' ? '' : text;
    if (place.startsWith('vote:')) votes[place.slice('vote:'.length)] = value;
    else head[place] = value;
  }
  return { head, votes };
}

type Wire = Readonly<Record<string, string | number>>;
