import { del, get, set } from 'idb-keyval';
import type { Claim } from '../api/desk-types.ts';
import type { Answers } from './answers.ts';
import type { RowMarks } from './line-places.ts';
import type { Cells, Section } from './places.ts';

/** Everything that somebody typed under a claim and has not handed in. */
export interface Draft {
  readonly task: Claim['task'];
  readonly round: number;
  /** ISO time until which the claim was theirs when this was kept. */
  readonly deadline: string;
  readonly savedAt: number;
  readonly cells: Cells;
  readonly words: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly left: readonly Section[];
  readonly remarks: string;
  readonly reason: string;
  readonly current: string | null;
  readonly photo: number;
  readonly marks: readonly RowMarks[];
}

/** Drafts of yesterday's drill help nobody. */
const LONGEST_MS = 48 * 3_600_000;

const PREFIX = 'khanaen.draft.';

/** A draft belongs to a person and a return: a claim that ends and is taken again finds what was typed before. */
function keyOf(username: string, claim: Pick<Claim, 'unit' | 'ballot'>): string {
  return `${PREFIX}${username}.${claim.unit.id}.${claim.ballot}`;
}

/** What this person typed of this return before, for the same task of the same round; null when there is nothing. */
export async function readDraft(username: string, claim: Claim): Promise<Draft | null> {
  const kept = await get<Draft>(keyOf(username, claim)).catch(() => undefined);
  if (kept === undefined || kept.task !== claim.task || kept.round !== claim.round) return null;
  if (Date.now() - kept.savedAt > LONGEST_MS) return null;
  return Object.values(kept.cells).some((cell) => cell !== '') || kept.remarks !== '' ? kept : null;
}

export function keepDraft(username: string, claim: Claim, draft: Draft): Promise<void> {
  // A browser that keeps nothing (full, private) still lets people type.
  return set(keyOf(username, claim), draft).catch(() => undefined);
}

export function forgetDraft(username: string, claim: Claim): Promise<void> {
  return del(keyOf(username, claim)).catch(() => undefined);
}
