import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import { servesCentre } from '../../people/person.ts';
import type { People } from './on-duty.ts';
import type { NoticeRefusal } from './pauses.ts';
import type { PlaceKind } from './place.ts';
import { findPlace, touches } from './place.ts';

export interface Readers {
  readonly seen: readonly { readonly id: string; readonly name: string; readonly at: Date }[];
  /** At work in the place, and has not said so. */
  readonly notYet: readonly { readonly id: string; readonly name: string }[];
}

/** Who has acknowledged an announcement, and who at work has not: only people who share a centre with the one who asks. */
export async function readersOf(
  db: Pool,
  election: Election,
  people: People,
  person: Person,
  id: number,
): Promise<Readers | NoticeRefusal> {
  const found = await db.query<{ area_kind: PlaceKind; area_id: string }>(
    'select area_kind, area_id from announcement where announcement_id = $1',
    [id],
  );
  const row = found.rows[0];
  const place = row === undefined ? null : findPlace(election, { kind: row.area_kind, id: row.area_id });
  if (place === null) return 'not-found';
  if (!touches(person, place)) return 'not-your-area';
  const { rows } = await db.query<{ person_id: number; at: Date }>(
    'select person_id, seen_at as at from announcement_seen where announcement_id = $1 order by seen_at',
    [id],
  );
  const seen = new Set(rows.map((r) => r.person_id));
  return {
    seen: rows.flatMap(({ person_id, at }) => {
      const reader = people.byId.get(person_id);
      if (reader === undefined || !meets(person, reader)) return [];
      return [{ id: reader.publicId, name: reader.displayName, at }];
    }),
    notYet: [...people.inSession]
      .flatMap((reader) => people.byId.get(reader) ?? [])
      .filter((reader) => !seen.has(reader.personId) && touches(reader, place) && meets(person, reader))
      .map(({ publicId, displayName }) => ({ id: publicId, name: displayName }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function meets(person: Person, other: Person): boolean {
  if (person.duty.everyCentre || other.duty.everyCentre) return true;
  return other.duty.centreIds.some((centre) => servesCentre(person, centre));
}
