import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import type { FormRow } from './form-row.ts';
import type { FormPicture } from './photo-form.ts';
import { FOOT_ROLES } from './photo-layout.ts';

/** A form as a person reads it: a figure for every place that the paper has. */
export interface Reading {
  readonly head: ReadonlyMap<HeadRole, number>;
  /** In line order. */
  readonly votes: readonly number[];
}

/** What stands on the paper. The grand total is the sum of the scores; all members of the committee signed. */
export function truthOf(spec: ReturnSpec, row: FormRow, signatures: number): Reading {
  let total = 0;
  for (const votes of row.votes) total += votes;
  const head = new Map<HeadRole, number>();
  for (const field of spec.form.fields)
    head.set(field.role, headValue(field.role, spec, row, total, signatures));
  return { head, votes: row.votes };
}

function headValue(
  role: HeadRole,
  spec: ReturnSpec,
  row: FormRow,
  total: number,
  signatures: number,
): number {
  const counted = row.valid + row.invalid + row.noVote;
  switch (role) {
    case 'registered':
      return spec.unit.registered ?? 0;
    case 'present':
      return row.present ?? counted;
    case 'received':
      return row.received ?? counted;
    case 'used':
      return row.used ?? counted;
    case 'valid':
      return row.valid;
    case 'invalid':
      return row.invalid;
    case 'noVote':
      return row.noVote;
    case 'left':
      return row.left ?? 0;
    case 'envelopes':
      return row.received ?? counted;
    case 'total':
      return total;
    case 'signatures':
      return signatures;
  }
}

/** The paper as a picture. */
export function pictureOf(
  spec: ReturnSpec,
  truth: Reading,
  attempt: number,
  unreadable: boolean,
): FormPicture {
  const written = (foot: boolean) =>
    spec.form.fields
      .filter((field) => FOOT_ROLES.has(field.role) === foot)
      .map(
        (field) =>
          [
            field.number === '' ? field.role : field.number,
            String(truth.head.get(field.role) ?? ''),
          ] as const,
      );
  return {
    unit: spec.unit.id,
    form: spec.form.id,
    ballot: spec.contest.ballot,
    head: written(false),
    foot: written(true),
    votes: spec.lines.map((line, i) => [line.number, String(at(truth.votes, i))]),
    attempt,
    unreadable,
  };
}
