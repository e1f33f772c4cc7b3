import { at } from '../../basics/assert.ts';
import type { Person } from '../../people/person.ts';
import { servesCentre } from '../../people/person.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';
import type { Scope } from './scope.ts';

/** People with a session in use who serve one of the part's centres, and what they did last. */
export function peopleAtWork(board: Board, people: People, scope: Scope): readonly object[] {
  const { election, columns, now } = board;
  const centres = new Set(scope.units.map((unit) => at(election.pkg.units, unit).centreId));
  const holds = new Map<number, number[]>();
  columns.holder.forEach((person, index) => {
    if (person !== 0 && (columns.until[index] ?? 0) > now) {
      holds.set(person, [...(holds.get(person) ?? []), index]);
    }
  });
  const place = (index: number) => {
    const { unit, contest } = at(election.returns, index);
    return { unit: unit.id, ballot: contest.ballot };
  };
  return [...people.inSession]
    .flatMap((id) => people.byId.get(id) ?? [])
    .filter((person) => [...centres].some((centre) => servesCentre(person, centre)))
    .sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
    .map((person: Person) => {
      const last = people.lastWork.get(person.personId);
      return {
        id: person.publicId,
        name: person.displayName,
        role: person.role,
        centres: person.duty.everyCentre ? [] : person.duty.centreIds,
        lastWork: last === undefined ? null : { ...place(last.returnIndex), at: Math.floor(last.at) },
        holds: (holds.get(person.personId) ?? []).map(place),
      };
    });
}
