import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Reading } from './truth.ts';

/** An entry as the desk takes it (docs/formats/entry.md): places by role, scores by ballot number. */
export interface WireEntry {
  readonly head: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
}

export function wireEntry(spec: ReturnSpec, reading: Reading): WireEntry {
  const votes: Record<string, number> = {};
  spec.lines.forEach((line, i) => {
    votes[line.number] = at(reading.votes, i);
  });
  return { head: Object.fromEntries(reading.head), votes };
}

/** What the reading says of a place such as `used` or `vote:3`; undefined for a place that the form does not have. */
export function valueAt(spec: ReturnSpec, reading: Reading, place: string): number | undefined {
  if (!place.startsWith('vote:')) return [...reading.head].find(([role]) => role === place)?.[1];
  const line = spec.lines.findIndex((l) => `vote:${l.number}` === place);
  return line < 0 ? undefined : reading.votes[line];
}

/** True when the typed entry says what the reading says, place by place. */
export function sameAsTyped(spec: ReturnSpec, reading: Reading, typed: unknown): boolean {
  const entry = (typed ?? {}) as { head?: Record<string, unknown>; votes?: Record<string, unknown> };
  for (const [role, figure] of reading.head) if (entry.head?.[role] !== figure) return false;
  return spec.lines.every((line, i) => entry.votes?.[line.number] === at(reading.votes, i));
}
