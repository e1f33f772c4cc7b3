import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { Figure, Figures } from './figures.ts';
import { HEAD_SIZE } from './figures.ts';
import type { FieldRef } from './finding.ts';
import type { CheckedReturn } from './rule-book.ts';

/** The whole table of scores, where a finding concerns its sum and not one line. */
export const ALL_VOTES: FieldRef = 'votes';

export function voteRef(number: number): FieldRef {
  return `vote:${number}`;
}

/** The place at a position of `figures`: a head role, or `vote:` and the ballot number. */
export function refAt(spec: Pick<CheckedReturn, 'lines'>, position: number): FieldRef {
  return position < HEAD_SIZE
    ? at(HEAD_ROLES, position)
    : voteRef(at(spec.lines, position - HEAD_SIZE).number);
}

/** Position in `figures` of a place; -1 when the return has no such place. Slow path: single fields only. */
export function positionOf(spec: ReturnSpec, ref: FieldRef): number {
  const head = (HEAD_ROLES as readonly string[]).indexOf(ref);
  if (head >= 0) return spec.form.fields.some((f) => f.role === ref) ? head : -1;
  const line = spec.lines.findIndex((l) => voteRef(l.number) === ref);
  return line < 0 ? -1 : HEAD_SIZE + line;
}

/**
 * Positions where two typings differ. Blank, dash, zero and illegible all differ from each other: the record says what is
 * written on the paper, and "-" is not "0" (domain 2.1a). Words are a check (C6), not part of the comparison.
 */
export function disputedPositions(a: Figures, b: Figures): readonly number[] {
  const positions: number[] = [];
  const size = Math.max(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const left: Figure | undefined = a[i];
    if (left !== b[i]) positions.push(i);
  }
  return positions;
}

export function sameFigures(a: Figures, b: Figures): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Places that a third person must decide. */
export function disputedFields(spec: ReturnSpec, a: Figures, b: Figures): readonly FieldRef[] {
  return disputedPositions(a, b).map((position) => refAt(spec, position));
}
