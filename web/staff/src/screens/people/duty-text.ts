import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import type { PlaceBook } from '../../parts/places.ts';

/** Names of places; an id where the name is not known here. */
export function placeNames(
  ids: readonly string[],
  places: PlaceBook | undefined,
  say: (text: Bilingual) => string,
): string[] {
  return ids.map((id) => {
    const name = places?.byId.get(id)?.name;
    return name === undefined ? id : say(name);
  });
}
