import type { Form, HeadRole } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';
import { headPosition } from './figures.ts';

type Fields = Pick<Form, 'fields'>;

const places = new WeakMap<Fields, readonly boolean[]>();

/** For each head position, whether the form has the place. Kept for each form, since every entry asks for all of them. */
export function headPlaces(form: Fields): readonly boolean[] {
  let list = places.get(form);
  if (list === undefined) {
    const roles = new Set(form.fields.map((f) => f.role));
    list = HEAD_ROLES.map((role) => roles.has(role));
    places.set(form, list);
  }
  return list;
}

export function hasHeadPlace(form: Fields, role: HeadRole): boolean {
  return headPlaces(form)[headPosition(role)] === true;
}
