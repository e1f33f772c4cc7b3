import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { EntryError } from './entry-errors.ts';
import { entryError } from './entry-errors.ts';
import { refAt } from './field-ref.ts';
import type { Figure } from './figures.ts';
import { HEAD_SIZE, headPosition } from './figures.ts';
import type { Answer, FieldRef } from './finding.ts';
import { MAX_REMARKS } from './limits.ts';
import { isObject, listUnknown, readAnswers, readFigure, readText } from './wire-parts.ts';

/** Values for single places: a third person's decision, or the places that a correction changes. */
export interface TypedPlaces {
  readonly values: ReadonlyMap<FieldRef, Figure>;
  readonly answers: readonly Answer[];
  readonly remarks: string;
}

const BODY_NAMES: ReadonlySet<string> = new Set(['values', 'answers', 'remarks']);

/** Reads `{values: {"used": 350, "vote:3": "-"}, answers?, remarks?}`; docs/formats/entry.md. All errors at once. */
export function readWirePlaces(spec: ReturnSpec, body: unknown): Result<TypedPlaces, readonly EntryError[]> {
  if (!isObject(body)) return err([entryError('not-an-object', 'body')]);
  const errors: EntryError[] = [];
  const values = new Map<FieldRef, Figure>();
  const raw = body['values'];
  if (!isObject(raw)) errors.push(entryError(raw === undefined ? 'missing' : 'not-an-object', 'values'));
  else {
    const places = placesOf(spec);
    for (const ref of places) if (Object.hasOwn(raw, ref)) values.set(ref, readFigure(raw[ref], ref, errors));
    listUnknown(
      raw,
      (name) => places.has(name),
      errors,
      'values',
      (shown) => entryError(shown.startsWith('vote:') ? 'unknown-number' : 'unknown-role', shown),
    );
  }
  const answers = readAnswers(body['answers'], errors);
  const remarks = readText(body['remarks'], 'remarks', MAX_REMARKS, errors);
  listUnknown(
    body,
    (name) => BODY_NAMES.has(name),
    errors,
    'body',
    (name) => entryError('unknown-name', name),
  );
  return errors.length > 0 ? err(errors) : ok({ values, answers, remarks });
}

function placesOf(spec: ReturnSpec): ReadonlySet<FieldRef> {
  const places = new Set<FieldRef>();
  for (const { role } of spec.form.fields) places.add(refAt(spec, headPosition(role)));
  spec.lines.forEach((_, i) => {
    places.add(refAt(spec, HEAD_SIZE + i));
  });
  return places;
}
