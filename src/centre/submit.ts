import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256 } from '../basics/sha256.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { TypedEntry } from '../returns/entry.ts';
import type { ReturnCommand } from '../returns/life-commands.ts';
import type { ReturnState } from '../returns/life-state.ts';
import { claimNext } from './claim-next.ts';
import type { Desk } from './desk.ts';
import type { Outcome, Performed, Refusal } from './perform.ts';
import { perform } from './perform.ts';
import type { Task } from './tasks.ts';

/** Work that somebody hands in under a claim. The claim is its natural key. */
export interface Submission {
  readonly spec: ReturnSpec;
  readonly person: Person;
  readonly claim: string;
  readonly command: ReturnCommand | ((state: ReturnState) => ReturnCommand);
  /** What was typed, as it counts: two requests with the same contents are the same request. */
  readonly contents: unknown;
  readonly durationMs: number | null;
  /** Null: no next return is wished for. */
  readonly nextTasks: readonly Task[] | null;
}

/**
 * Carries out typed work. The same work again under the same claim gets the answer of the first time, whatever happened to
 * the return since; other work under a claim that is used up is refused.
 */
export async function submit(desk: Desk, submission: Submission): Promise<Result<Performed, Refusal>> {
  const { spec, person, claim, command, durationMs, nextTasks } = submission;
  const requestHash = sha256(JSON.stringify(submission.contents));
  const done = await perform(desk, {
    spec,
    person,
    command,
    claim,
    entry: { requestHash, durationMs },
    ...(nextTasks === null ? {} : { nextTasks }),
  });
  if (done.ok || (done.error.code !== 'claim-unknown' && done.error.code !== 'claim-expired')) return done;
  const before = await findEntry(desk, claim);
  if (before === null || before.return_id !== spec.index || before.person_id !== person.personId) return done;
  if (!requestHash.every((byte, i) => before.request_hash[i] === byte)) return err({ code: 'claim-used' });
  const wish = { centreId: spec.unit.centreId, tasks: nextTasks ?? [], resume: false };
  const next = nextTasks === null ? null : await claimNext(desk, person, wish);
  return ok({ outcome: before.reply, madeRecord: false, next });
}

interface EntryRow {
  return_id: number;
  person_id: number;
  request_hash: Uint8Array;
  reply: Outcome;
}

async function findEntry(desk: Desk, claim: string): Promise<EntryRow | null> {
  const found = await desk.db.query<EntryRow>(
    'select return_id, person_id, request_hash, reply from entry where claim_id = $1',
    [claim],
  );
  return found.rows[0] ?? null;
}

/** A first or second entry, or the first typist's second look: what it is follows from the stage. */
export function entryCommand(entry: TypedEntry): (state: ReturnState) => ReturnCommand {
  return (state) => ({ kind: state.stage === 'in-doubt' ? 'look-again' : 'enter', entry });
}
