import type { Election } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import { actionsOf } from '../people/rights.ts';

/** What the screens need to know about the person who works: name, role, rights, centres, and the election. */
export function meOf(person: Person, election: Election): object {
  const { manifest, hash } = election.pkg;
  return {
    username: person.username,
    displayName: person.displayName,
    id: person.publicId,
    role: person.role,
    may: actionsOf(person.role),
    everyCentre: person.duty.everyCentre,
    centres: person.duty.everyCentre
      ? []
      : person.duty.centreIds
          .filter((id) => election.centreIndex.has(id))
          .map((id) => ({ id, name: election.getCentre(id).name })),
    election: { id: manifest.id, title: manifest.title, package: hash, drill: manifest.drill },
  };
}
