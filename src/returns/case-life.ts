import { assertNever } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { CaseError } from './case-errors.ts';
import { caseError } from './case-errors.ts';
import type { CaseBody, CaseDecision, CaseStage } from './case-terms.ts';
import type { Stage } from './life-state.ts';
import { MAX_ORDER, MAX_REASON } from './limits.ts';

/** What a body decided, by which order. */
export interface CaseOrder {
  readonly decision: CaseDecision;
  readonly body: CaseBody;
  /** Number of the order as it is written. */
  readonly number: string;
  /** Day of the order, `YYYY-MM-DD` in the Gregorian calendar. */
  readonly date: string;
}

/** An order, with the newest version of the return when it was noted: what comes after is its result. */
export interface NotedOrder extends CaseOrder {
  readonly version: number;
}

export interface CaseOutcome {
  readonly decision: CaseDecision;
  /** Newest version of the return when the case was closed. */
  readonly version: number;
  /** True when the record was changed after the order. */
  readonly changed: boolean;
  /** For the public: what it meant for the result. */
  readonly effect: Bilingual;
}

export interface OpenCase {
  readonly stage: 'open';
}
export interface OrderedCase {
  readonly stage: 'ordered';
  readonly order: NotedOrder;
}
export interface ClosedCase {
  readonly stage: 'closed';
  /** Null when the case was closed without an order: nothing had to be done. */
  readonly order: NotedOrder | null;
  readonly outcome: CaseOutcome;
}
export type CaseState = OpenCase | OrderedCase | ClosedCase;

export type CaseCommand =
  | { readonly kind: 'order'; readonly order: CaseOrder }
  | {
      readonly kind: 'close';
      readonly effect: Bilingual;
      /** The recount gave the figures that stand. */
      readonly unchanged: boolean;
    }
  | { readonly kind: 'reopen'; readonly reason: Bilingual };
export type CaseCommandKind = CaseCommand['kind'];

export type CaseEvent =
  | { readonly kind: 'ordered'; readonly order: NotedOrder }
  | { readonly kind: 'closed'; readonly outcome: CaseOutcome }
  | { readonly kind: 'reopened'; readonly reason: Bilingual };

/** Which commands a stage takes: for server and screens. A test holds {@link decideCase} against it. */
export const ALLOWED_CASE_COMMANDS: Readonly<Record<CaseStage, readonly CaseCommandKind[]>> = {
  open: ['order', 'close'],
  ordered: ['order', 'close'],
  closed: ['reopen'],
};

/** The return that the case is about, as it stands now, and the day. */
export interface CaseContext {
  readonly stage: Stage;
  readonly version: number;
  /** Today, `YYYY-MM-DD`: no order is dated later. */
  readonly today: string;
}

/** What a command makes of a case: one event, or a refusal. */
export function decideCase(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): Result<CaseEvent, CaseError> {
  if (!ALLOWED_CASE_COMMANDS[state.stage].includes(command.kind)) return err(caseError('not-now'));
  switch (command.kind) {
    case 'order':
      return order(command.order, context);
    case 'close': {
      const bad = badText(command.effect, 'effect-missing');
      return bad === null ? close(state, command, context) : err(bad);
    }
    case 'reopen': {
      const bad = badText(command.reason, 'reason-missing');
      return bad === null ? ok({ kind: 'reopened', reason: trimmed(command.reason) }) : err(bad);
    }
    default:
      return assertNever(command);
  }
}

/** The state after an event. An event that cannot follow is a bug or a damaged store, and throws. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  const order = state.stage === 'open' ? null : state.order;
  switch (event.kind) {
    case 'ordered':
      if (state.stage === 'closed') throw new Error('an order on a closed case');
      return { stage: 'ordered', order: event.order };
    case 'closed':
      if (state.stage === 'closed') throw new Error('a closed case was closed');
      return { stage: 'closed', order, outcome: event.outcome };
    case 'reopened':
      if (state.stage !== 'closed') throw new Error(`an ${state.stage} case was reopened`);
      return order === null ? { stage: 'open' } : { stage: 'ordered', order };
    default:
      return assertNever(event);
  }
}

function order(given: CaseOrder, { version, today }: CaseContext): Result<CaseEvent, CaseError> {
  const number = given.number.trim();
  if (number === '') return err(caseError('order-missing'));
  if (number.length > MAX_ORDER) return err(caseError('text-too-long'));
  if (!isDay(given.date)) return err(caseError('bad-date'));
  if (given.date > today) return err(caseError('date-to-come'));
  return ok({ kind: 'ordered', order: { ...given, number, version } });
}

/** A case ends when what was ordered is there to see: a later version that counts, or the word that nothing changed. */
function close(
  state: CaseState,
  command: Extract<CaseCommand, { kind: 'close' }>,
  { stage, version }: CaseContext,
): Result<CaseEvent, CaseError> {
  const ordered = state.stage === 'ordered' ? state.order : null;
  const decision = ordered?.decision ?? 'no-action';
  const changed = ordered !== null && version > ordered.version;
  if (decision !== 'no-action') {
    if (stage === 'correction-proposed') return err(caseError('correction-waits'));
    const done = changed && stage === 'accepted';
    const same = decision === 'recount' && command.unchanged && !changed;
    if (!done && !same) return err(caseError('result-missing'));
  }
  return ok({
    kind: 'closed',
    outcome: { decision, version, changed, effect: trimmed(command.effect) },
  });
}

/** The Thai text is needed; the English one may be empty. */
export function badText(text: Bilingual, code: 'effect-missing' | 'reason-missing' | 'summary-missing') {
  if (text.th.trim() === '') return caseError(code);
  return text.th.length > MAX_REASON || text.en.length > MAX_REASON ? caseError('text-too-long') : null;
}

function trimmed({ th, en }: Bilingual): Bilingual {
  return { th: th.trim(), en: en.trim() };
}

/** True for a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
