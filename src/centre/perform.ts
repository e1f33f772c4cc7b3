import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { BallotId } from '../election/model.ts';
import type { Person } from '../people/person.ts';
import { checkReturn } from '../returns/check-return.ts';
import type { Figures } from '../returns/figures.ts';
import type { Finding } from '../returns/finding.ts';
import { decide, evolve } from '../returns/life.ts';
import type { ReturnCommand } from '../returns/life-commands.ts';
import type { DecideError } from '../returns/life-errors.ts';
import type { ReturnEvent } from '../returns/life-events.ts';
import type { ReturnState, Stage } from '../returns/life-state.ts';
import { auditDetail } from './audit-detail.ts';
import type { CaseLink } from './cases/case-link.ts';
import { changeOf } from './change.ts';
import type { Claimed } from './claimed.ts';
import { columnsOf } from './columns.ts';
import type { Desk } from './desk.ts';
import { factsOf, peopleOf } from './facts.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import type { Task } from './tasks.ts';
import { writeReturn } from './write-return.ts';

/** Why a command was not carried out. */
export type Refusal =
  | { readonly code: 'claim-unknown' }
  /** The claim ran out, and another person has taken the return since. */
  | { readonly code: 'claim-expired' }
  | { readonly code: 'claim-used' }
  /** Another person holds the return. */
  | { readonly code: 'in-work' }
  /** Others changed the same return again and again meanwhile. */
  | { readonly code: 'conflict' }
  | { readonly code: 'decided'; readonly error: DecideError; readonly stage: Stage };

export interface Act {
  readonly spec: ReturnSpec;
  readonly person: Person;
  /** What to do; some requests mean one thing or another by the state that is found. */
  readonly command: ReturnCommand | ((state: ReturnState) => ReturnCommand);
  /** The claim under which the person works; null for commands that need none. */
  readonly claim: string | null;
  /** For commands that write an entry: what makes a repetition the same request, and how long the typing took. */
  readonly entry?: { readonly requestHash: Uint8Array; readonly durationMs: number | null };
  /** An open case of this return because of which it is corrected or annulled. */
  readonly caseId?: number;
  /** Takes the next return of the same centre in the same transaction. */
  readonly nextTasks?: readonly Task[];
}

/** What became of the return. Kept with the entry, so that a repeated request gets the same answer. */
export interface Outcome {
  readonly stage: Stage;
  readonly round: number;
  readonly version: number;
  /** Findings that the next person must look at; empty when nothing stands in the way. */
  readonly findings: readonly Finding[];
}

export interface Performed {
  readonly outcome: Outcome;
  /** True when this call made a record; a repeated call did not. */
  readonly madeRecord: boolean;
  readonly next: Claimed | null;
}

const TRIES = 6;

/** Loads a return, lets `decide` judge the command, and writes what follows; tries again when others were faster. */
export async function perform(desk: Desk, act: Act): Promise<Result<Performed, Refusal>> {
  desk.publicIds.remember(act.person);
  const kept = act.claim === null ? null : desk.memory.take(act.claim);
  if (kept !== null && kept.returnId === act.spec.index && checkClaim(kept, act) === null) {
    const now = desk.clock.now() ?? kept.now;
    const done = await attempt(desk, act, { ...kept, now });
    // A refusal counts only when it is made on the return as it stands now.
    if (done?.ok === true) return done;
  }
  for (let i = 0; i < TRIES; i++) {
    const loaded = await loadReturn(desk, act.spec);
    const refused = checkClaim(loaded, act);
    if (refused !== null) return err(refused);
    const done = await attempt(desk, act, loaded);
    if (done !== null) return done;
  }
  return err({ code: 'conflict' });
}

/** One try; null when the return changed between loading and writing. */
async function attempt(
  desk: Desk,
  act: Act,
  loaded: LoadedReturn,
): Promise<Result<Performed, Refusal> | null> {
  const { spec, person } = act;
  const command = typeof act.command === 'function' ? act.command(loaded.state) : act.command;
  const siblings = siblingFigures(loaded);
  const photoCount = loaded.photos.length;
  const { personId, oneHand } = person;
  const shown = loaded.seenBy.includes(personId);
  const context = { election: desk.election, spec, by: personId, photoCount, siblings, oneHand, shown };
  const decided = decide(loaded.state, command, context);
  if (!decided.ok) return err({ code: 'decided', error: decided.error, stage: loaded.state.stage });
  const events = decided.value;
  const state = events.reduce(evolve, loaded.state);
  const change = changeOf(events);
  await desk.publicIds.learn(peopleOf(events));
  const caseIds = await drawCaseIds(desk, change.cases.length);
  const source = {
    spec,
    at: new Date(loaded.now).toISOString(),
    photos: loaded.photos,
    publicIds: desk.publicIds,
    caseIds: caseIds.map(String),
  };
  const outcome: Outcome = {
    stage: state.stage,
    round: state.round,
    version: state.version,
    findings: openFindings(desk, spec, state, photoCount, siblings),
  };
  const written = await writeReturn(desk, {
    loaded,
    person,
    columns: columnsOf(state, loaded.keys, change.entry?.kind ?? null),
    change,
    photo: null,
    facts: factsOf(events, source),
    cases: change.cases.map((c, i) => ({
      caseId: caseIds[i] ?? 0,
      trigger: c.trigger,
      summary: c.summary,
    })),
    link: linkOf(act.caseId ?? null, events, loaded),
    action: command.kind,
    detail: auditDetail(command, outcome),
    claim: act.claim,
    ends: true,
    entry: act.entry === undefined ? null : { ...act.entry, reply: outcome },
    next: act.nextTasks === undefined ? null : { tasks: act.nextTasks, centreId: spec.unit.centreId },
  });
  if (!written.done) return null;
  if (change.record !== null) {
    desk.onAccepted();
    const { version, figures } = change.record;
    if (written.next !== null) desk.memory.amend(written.next.claim, spec.index, version, figures);
  }
  return ok({ outcome, madeRecord: change.record !== null, next: written.next });
}

/**
 * A live claim of somebody else keeps others out. A command with a claim needs exactly that one; it may have run out, as long as
 * the return stands where it stood and nobody else has taken it: a line that was cut for an hour costs no entry.
 */
function checkClaim(loaded: LoadedReturn, act: Act): Refusal | null {
  const { claim } = loaded;
  if (act.claim !== null) {
    const { personId } = act.person;
    if (claim !== null && claim.id === act.claim && claim.by === personId) return null;
    if (!loaded.pastClaims.includes(`${act.claim}/${personId}`)) return { code: 'claim-unknown' };
    return claim?.live && claim.by !== personId ? { code: 'claim-expired' } : null;
  }
  return claim?.live && claim.by !== act.person.personId ? { code: 'in-work' } : null;
}

/** How the events hang together with a case. */
function linkOf(
  caseId: number | null,
  events: readonly ReturnEvent[],
  loaded: LoadedReturn,
): CaseLink | null {
  const { version } = loaded.state;
  for (const { kind } of events) {
    if (kind === 'record-corrected' && loaded.keys.proposed !== null) {
      return { kind: 'correction', proposed: loaded.keys.proposed, version: version + 1 };
    }
    if (caseId === null) continue;
    if (kind === 'correction-proposed') return { kind: 'proposal', caseId, version: version + 1 };
    if (kind === 'record-annulled') return { kind: 'annulment', caseId, version };
  }
  return null;
}

function siblingFigures(loaded: LoadedReturn): ReadonlyMap<BallotId, Figures> {
  const figures = new Map<BallotId, Figures>();
  for (const o of loaded.siblings) if (o.figures !== null) figures.set(o.ballot, o.figures);
  return figures;
}

/** What the first typist or the supervisor must look at when an entry is in doubt. Asked only then. */
function openFindings(
  desk: Desk,
  spec: ReturnSpec,
  state: ReturnState,
  photoCount: number,
  siblings: ReadonlyMap<BallotId, Figures>,
): readonly Finding[] {
  if (state.stage !== 'in-doubt') return [];
  const { figures, words } = state.first.entry;
  return checkReturn(spec, desk.election, figures, { photoCount, siblings, words });
}

/** Keys for cases are drawn before the write, because the fact in the ledger names them. Rare. */
async function drawCaseIds(desk: Desk, count: number): Promise<number[]> {
  if (count === 0) return [];
  const result = await desk.db.query<{ id: number }>(
    "select nextval('dossier_case_id_seq') as id from generate_series(1, $1)",
    [count],
  );
  return result.rows.map((row) => row.id);
}
