import { del, get, set } from 'idb-keyval';
import type { Claim, Me } from '../api/desk-types.ts';
import type { Sealed } from '../offline/vault.ts';
import { canKeep, seal, unseal } from '../offline/vault.ts';
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

/** Whose drafts they are. */
export type Typist = Pick<Me, 'id' | 'username'>;
type Named = Pick<Claim, 'unit' | 'ballot'>;

/** A draft belongs to a person and a return: a claim that ends and is taken again finds what was typed before. */
function keyOf({ username }: Typist, { unit, ballot }: Named): string {
  return `${PREFIX}${username}.${unit.id}.${ballot}`;
}

/** What is done with drafts is done in turn: sealing takes a moment, and an older draft must not come after a newer one. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const done = turn.then(act);
  turn = done.catch(() => undefined);
  return done;
}

/** What this person typed of this return before, for the same task of the same round; null when there is nothing. */
export async function readDraft(typist: Typist, claim: Claim): Promise<Draft | null> {
  const kept = await inTurn(() => get<Sealed | Draft>(keyOf(typist, claim)).then(open)).catch(
    () => undefined,
  );
  if (kept === undefined || kept.task !== claim.task || kept.round !== claim.round) return null;
  if (Date.now() - kept.savedAt > LONGEST_MS) return null;
  return Object.values(kept.cells).some((cell) => cell !== '') || kept.remarks !== '' ? kept : null;
}

/** A browser that cannot seal, and a version of the desk before this one, keep drafts as they are. */
async function open(kept: Sealed | Draft | undefined): Promise<Draft | undefined> {
  return kept !== undefined && 'iv' in kept ? unseal<Draft>('drafts', kept) : kept;
}

/** Puts a draft on the device, sealed as everything else there. */
export function keepDraft(typist: Typist, claim: Named, draft: Draft): Promise<void> {
  const id = keyOf(typist, claim);
  return inTurn(async () => {
    const row = canKeep ? await seal('drafts', { id, person: typist.id }, draft) : draft;
    await set(id, row);
    // A browser that keeps nothing (full, private) still lets people type.
  }).catch(() => undefined);
}

export function forgetDraft(typist: Typist, claim: Named): Promise<void> {
  return inTurn(() => del(keyOf(typist, claim))).catch(() => undefined);
}
