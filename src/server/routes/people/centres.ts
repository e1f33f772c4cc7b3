import { at } from '../../../basics/assert.ts';
import type { Bilingual } from '../../../basics/bilingual.ts';
import { sha256Hex } from '../../../basics/sha256.ts';
import type { Election } from '../../../election/lookup.ts';
import type { AreaId, AreaKind, Centre } from '../../../election/model.ts';
import type { Duties } from '../../../people/duties.ts';
import type { Person } from '../../../people/person.ts';
import { servesCentre } from '../../../people/person.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface ListedArea {
  /** As account files name it, e.g. `province:MKM`. */
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: Bilingual;
  /** The area that it lies in; null for one right under the nation. */
  readonly within: string | null;
  /** All of its centres lie in the caller's area of duty. */
  readonly whole: boolean;
}

export const getCentres: ApiRoute = {
  method: 'GET',
  url: '/api/centres',
  access: 'see-progress',
  area: 'own',
  schema: {
    summary: 'Centres of your area of duty with their names, and the areas that they lie in.',
    response: replies({
      200: described('Centres in package order, and areas.'),
      304: { description: 'Nothing changed since the `etag` that the request names.', type: 'null' },
    }),
  },
  handle({ deps, person, request }) {
    const { election, accounts } = deps;
    const { duty } = person;
    const of = duty.everyCentre ? '*' : duty.centreIds.join(' ');
    const etag = `"${sha256Hex(`${election.pkg.hash} ${of}`).slice(0, 32)}"`;
    // Kept by the browser of one person, who may be given another area of duty: it asks again, and mostly gets no answer.
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (request.headers['if-none-match'] === etag) return { status: 304, headers };
    return { status: 200, headers, body: placesOf(election, accounts.duties, person) };
  },
};

function placesOf(election: Election, duties: Duties, person: Person): object {
  const centres = election.pkg.centres.filter((centre) => servesCentre(person, centre.id));
  const named = new Set(duties.areasWith(centres.map((centre) => centre.id)));
  const areas = new Map<string, ListedArea>();
  for (const name of named) {
    const index = election.areaIndex.get(name.slice(name.indexOf(':') + 1) as AreaId);
    if (index !== undefined) addArea(election, duties, person, areas, index);
  }
  const listed = centres.map((centre) => ({
    id: centre.id,
    name: centre.name,
    area: addAreaOf(election, duties, person, areas, centre),
  }));
  return { centres: listed, areas: [...areas.values()] };
}

function addAreaOf(
  election: Election,
  duties: Duties,
  person: Person,
  areas: Map<string, ListedArea>,
  centre: Centre,
): string | null {
  const index = election.areaIndex.get(centre.areaId);
  return index === undefined ? null : addArea(election, duties, person, areas, index);
}

/** Adds the area and what it lies in, up to the nation. Gives its name; null for the nation itself. */
function addArea(
  election: Election,
  duties: Duties,
  person: Person,
  areas: Map<string, ListedArea>,
  index: number,
): string | null {
  const area = at(election.pkg.areas, index);
  if (area.kind === 'nation') return null;
  const id = `${area.kind}:${area.id}`;
  if (areas.has(id)) return id;
  const parent = at(election.parentOfArea, index);
  const within = parent < 0 ? null : addArea(election, duties, person, areas, parent);
  const centres = duties.centresIn(id);
  const whole = centres.length > 0 && centres.every((centre) => servesCentre(person, centre));
  areas.set(id, { id, kind: area.kind, name: area.name, within, whole });
  return id;
}
