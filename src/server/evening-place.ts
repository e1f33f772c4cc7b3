import type { KnownPlace, Place } from '../centre/evening/place.ts';
import { findPlace, leads, PLACE_KINDS } from '../centre/evening/place.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

/** `area` of a body that pauses entry or announces something. */
export const PLACE = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: PLACE_KINDS },
    id: { type: 'string', minLength: 1, maxLength: 100 },
  },
  required: ['kind', 'id'],
  additionalProperties: false,
} as const;

/** A text for people in both languages. */
export function spokenText(maxLength: number): object {
  const text = { type: 'string', minLength: 1, maxLength, pattern: '\\S' };
  return {
    type: 'object',
    properties: { th: text, en: text },
    required: ['th', 'en'],
    additionalProperties: false,
  };
}

/** The place that a body names; the whole of it must lie in the person's area of duty. */
export function placeOfCall({ deps, person }: ApiCall, place: Place): KnownPlace {
  const found = findPlace(deps.election, place);
  if (found === null) throw new ApiError(place.kind === 'centre' ? 'unknown-centre' : 'unknown-area');
  if (!leads(person, found)) throw new ApiError('not-your-area');
  return found;
}

/** A number in the address; anything else names nothing. */
export function numberOf(text: string | undefined): number {
  if (text === undefined || !/^[1-9][0-9]{0,14}$/.test(text)) throw new ApiError('not-found');
  return Number(text);
}
