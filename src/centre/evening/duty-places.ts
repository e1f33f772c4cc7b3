import { at } from '../../basics/assert.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';
import { DUTY_SECONDS } from './on-duty.ts';

/** Who is on duty in which unit: people with a session in use who hold a return, or did work in the last ten minutes. */
export function unitsOnDuty(board: Board, people: People): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const { columns, election } = board;
  for (const [person, { at: when, returnIndex }] of people.lastWork) {
    if (!people.inSession.has(person) || when < board.now - DUTY_SECONDS) continue;
    places.set(person, at(election.returns, returnIndex).unitIndex);
  }
  columns.holder.forEach((person, returnIndex) => {
    if (person === 0 || (columns.until[returnIndex] ?? 0) < board.now) return;
    if (people.inSession.has(person)) places.set(person, at(election.returns, returnIndex).unitIndex);
  });
  return places;
}
