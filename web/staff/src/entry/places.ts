import type { Claim, ClaimForm, WireEntry, WireFigure } from '../api/desk-types.ts';
import type { Cell } from './cell.ts';
import { fromWire, toWire } from './cell.ts';

/** The part of a claim that says what stands on the paper. */
export interface PaperForm {
  readonly form: Pick<ClaimForm, 'fields'>;
  readonly lines: Claim['lines'];
}

/** One box of the form, named as findings name it: a role (`used`) or `vote:` and the ballot number. */
export interface Place {
  readonly ref: string;
  /** Number on the paper: `2.2.1`, or the ballot number. */
  readonly number: string;
  readonly label: { readonly th: string; readonly en: string };
  readonly party: { readonly th: string; readonly en: string } | null;
  readonly part: 'head' | 'votes' | 'foot';
  readonly section: Section;
}

/** Parts of the paper that are checked together when they are left. */
export const SECTIONS = ['voters', 'ballots', 'votes', 'foot'] as const;
export type Section = (typeof SECTIONS)[number];

const VOTERS = new Set(['registered', 'present']);

/** Roles that stand under the table of scores on the paper. */
const FOOT = new Set(['total', 'signatures']);

/** The boxes in the order of the paper: head, scores, then the total and the signatures. */
export function placesOf(claim: PaperForm): readonly Place[] {
  const fields = claim.form.fields.map(
    (field): Place => ({
      ref: field.role,
      number: field.number,
      label: field.label,
      party: null,
      ...(FOOT.has(field.role)
        ? { part: 'foot', section: 'foot' }
        : { part: 'head', section: VOTERS.has(field.role) ? 'voters' : 'ballots' }),
    }),
  );
  const lines = claim.lines.map(
    (line): Place => ({
      ref: `vote:${line.number}`,
      number: String(line.number),
      label: line.name,
      party: line.party,
      part: 'votes',
      section: 'votes',
    }),
  );
  return [...fields.filter((p) => p.part === 'head'), ...lines, ...fields.filter((p) => p.part === 'foot')];
}

export type Cells = Readonly<Record<string, Cell>>;

/** The first box without anything typed; null when all are filled. */
export function firstEmpty(places: readonly Place[], cells: Cells): string | null {
  return places.find((place) => (cells[place.ref] ?? '') === '')?.ref ?? null;
}

/** The typed form for the API: head by role, votes by ballot number. */
export function entryOf(places: readonly Place[], cells: Cells): Pick<WireEntry, 'head' | 'votes'> {
  const head: Record<string, WireFigure> = {};
  const votes: Record<string, WireFigure> = {};
  for (const place of places) {
    const figure = toWire(cells[place.ref] ?? '');
    if (place.part === 'votes') votes[place.number] = figure;
    else head[place.ref] = figure;
  }
  return { head, votes };
}

/** Values by place, for a decision. */
export function valuesOf(places: readonly Place[], cells: Cells): Readonly<Record<string, WireFigure>> {
  return Object.fromEntries(places.map((place) => [place.ref, toWire(cells[place.ref] ?? '')]));
}

/** The boxes of an entry that was typed before. */
export function cellsOf(places: readonly Place[], entry: WireEntry): Cells {
  return Object.fromEntries(
    places.map((place) => [
      place.ref,
      fromWire(place.part === 'votes' ? entry.votes[place.number] : entry.head[place.ref]),
    ]),
  );
}

/** Words and marks by place, as the API names them: by role or ballot number. Undefined when there are none. */
export function wordsOf(
  places: readonly Place[],
  words: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const given = places.flatMap((place) => {
    const text = (words[place.ref] ?? '').trim();
    return text === '' ? [] : [[place.part === 'votes' ? place.number : place.ref, text] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** The way back: words of an entry that was typed before, by place. */
export function wordsByPlace(places: readonly Place[], entry: WireEntry): Readonly<Record<string, string>> {
  const { words } = entry;
  if (words === undefined) return {};
  return Object.fromEntries(
    places.flatMap((place) => {
      const text = words[place.part === 'votes' ? place.number : place.ref];
      return text === undefined ? [] : [[place.ref, text] as const];
    }),
  );
}
