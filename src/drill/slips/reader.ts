import { at } from '../../basics/assert.ts';
import type { Figures } from '../../returns/figures.ts';
import type { FieldRef } from '../../returns/finding.ts';
import type { Random } from '../random.ts';
import { isLine, makeSlip, slipPlaces } from './make-slip.ts';
import type { Slip } from './slip.ts';
import { SLIP_KINDS } from './slip.ts';

/** How people read and type. Shares are 0 to 1. */
export interface Habits {
  /** Share of typings with a slip, or of figures, by `per`. */
  readonly slips: number;
  readonly per: 'form' | 'figure';
  /** Share of the first typist's slips that the handwriting invites: the second typist makes the same. */
  readonly shared: number;
  /** Share of later readers (somebody who looks again, a third person, a supervisor) whom such handwriting deceives too. */
  readonly deceived: number;
  /** Share of warnings after which the typist looks at the paper before answering. */
  readonly heed: number;
  /** Scores in words are typed as well. */
  readonly words: boolean;
}

const TRIES = 40;

/** Slips of somebody who types the places `among` (all of the form when null). No two slips touch one place. */
export function slipsOf(
  paper: Figures,
  habits: Habits,
  random: Random,
  among: readonly number[] | null = null,
): Slip[] {
  const places = among ?? slipPlaces(paper);
  if (places.length === 0) return [];
  const slips: Slip[] = [];
  const touched = new Set<number>();
  const add = (position: number | null): void => {
    for (let n = 0; n < TRIES; n++) {
      // the kind is chosen first, so that all kinds come up equally often
      const kind = random.pick(SLIP_KINDS);
      for (let m = 0; m < TRIES; m++) {
        const made = makeSlip(kind, paper, position ?? random.pick(places), random);
        if (made === null || [...made.keys()].some((p) => touched.has(p))) continue;
        if (among !== null && [...made.keys()].some((p) => !among.includes(p))) continue;
        for (const p of made.keys()) touched.add(p);
        slips.push({ kind, shared: random.chance(habits.shared), places: made });
        return;
      }
    }
  };
  if (habits.per === 'form') {
    if (random.chance(habits.slips)) add(null);
  } else for (const place of places) if (random.chance(habits.slips)) add(place);
  return slips;
}

/** Positions that findings name; `votes` is the whole table. */
export function namedPlaces(
  refs: readonly FieldRef[],
  refAt: (position: number) => FieldRef,
  size: number,
): number[] {
  const named = new Set(refs);
  const places: number[] = [];
  for (let i = 0; i < size; i++) {
    if (named.has(refAt(i)) || (named.has('votes') && isLine(i))) places.push(i);
  }
  return places;
}

/** Splits slips into those that a second look at some places finds, and those that stay. Each has its own chance. */
export function lookAt(
  slips: readonly Slip[],
  places: readonly number[] | null,
  habits: Habits,
  random: Random,
): { found: Slip[]; kept: Slip[] } {
  const seen = places === null ? null : new Set(places);
  const found: Slip[] = [];
  const kept: Slip[] = [];
  for (const slip of slips) {
    const looked = seen === null || [...slip.places.keys()].some((p) => seen.has(p));
    const sees = looked && !(slip.shared && random.chance(habits.deceived));
    (sees ? found : kept).push(slip);
  }
  return { found, kept };
}

/** What is read at one place by somebody with these slips. */
export function readAt(paper: Figures, slips: readonly Slip[], position: number): number {
  let figure = at(paper, position);
  for (const slip of slips) figure = slip.places.get(position) ?? figure;
  return figure;
}
