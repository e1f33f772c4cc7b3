import { at } from '../basics/assert.ts';
import type { HeadRole } from '../election/model.ts';
import type { Random } from './random.ts';
import type { Reading } from './truth.ts';

/**
 * Types a form with one mistake, as tired people make them: a digit next to the right one, two digits or two lines swapped, a
 * digit left out. Swapped lines keep every sum right: only a second pair of eyes finds them.
 */
export function withTypo(truth: Reading, random: Random): Reading {
  if (random.chance(0.3)) {
    const swapped = swapLines(truth, random);
    if (swapped !== null) return swapped;
  }
  const places = [...truth.head.keys()].filter((role) => role !== 'signatures');
  const place = random.int(0, places.length + truth.votes.length - 1);
  if (place < places.length) {
    const role = at(places, place);
    const head = new Map<HeadRole, number>(truth.head);
    head.set(role, mistype(truth.head.get(role) ?? 0, random));
    return { head, votes: truth.votes };
  }
  const votes = [...truth.votes];
  const line = place - places.length;
  votes[line] = mistype(at(votes, line), random);
  return { head: truth.head, votes };
}

/** Two lines of the table exchanged; null when no two lines differ. */
export function swapLines(truth: Reading, random: Random): Reading | null {
  for (let tries = 0; tries < 8; tries++) {
    const line = random.int(0, truth.votes.length - 2);
    if (truth.votes.length < 2 || truth.votes[line] === truth.votes[line + 1]) continue;
    const votes = [...truth.votes];
    [votes[line], votes[line + 1]] = [at(truth.votes, line + 1), at(truth.votes, line)];
    return { head: truth.head, votes };
  }
  return null;
}

/** Another number that looks like the right one. */
function mistype(value: number, random: Random): number {
  const digits = String(value);
  const place = random.int(0, digits.length - 1);
  const digit = Number(digits[place]);
  const wrong = digit === 9 ? 8 : digit + 1;
  const changed = Number(digits.slice(0, place) + String(wrong) + digits.slice(place + 1));
  const dropped = digits.length > 1 ? Number(digits.slice(0, place) + digits.slice(place + 1)) : changed;
  return random.chance(0.25) && dropped !== value ? dropped : changed;
}
