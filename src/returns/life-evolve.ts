import { assertNever } from '../basics/assert.ts';
import type { AcceptedRecord, ReturnEvent } from './life-events.ts';
import type { Accepted, Leave, ReturnState } from './life-state.ts';

/** The state after an event. An event that cannot follow the state is a bug (or a damaged store) and throws. */
export function evolve(state: ReturnState, event: ReturnEvent): ReturnState {
  const { round, version } = state;
  switch (event.kind) {
    case 'photo-received':
      return afterPhoto(state);
    case 'photos-withdrawn':
      return event.left > 0 ? state : withoutPhotos(state, event.reason);
    case 'photo-found-unreadable':
      return state.stage === 'received'
        ? { stage: 'unreadable', round, version, reason: event.reason }
        : impossible(state, event);
    case 'first-entry-recorded':
      return state.stage === 'received' || state.stage === 'in-doubt'
        ? { stage: 'entered-once', round, version, first: event.typed, asWritten: null, leave: null }
        : impossible(state, event);
    case 'first-entry-doubted':
      return state.stage === 'received' || state.stage === 'in-doubt'
        ? { stage: 'in-doubt', round, version, first: event.typed }
        : impossible(state, event);
    case 'errors-accepted-as-written':
      return state.stage === 'in-doubt'
        ? {
            stage: 'entered-once',
            round,
            version,
            first: state.first,
            asWritten: event.override,
            leave: null,
          }
        : impossible(state, event);
    case 'not-blind-allowed':
      return state.stage === 'entered-once' || state.stage === 'differs'
        ? { ...state, leave: { by: event.by, reason: event.reason, used: false } }
        : impossible(state, event);
    case 'second-entry-agreed':
      return state.stage === 'entered-once' ? state : impossible(state, event);
    case 'second-entry-differed':
      return state.stage === 'entered-once'
        ? { ...state, stage: 'differs', second: event.typed, leave: afterReading(state.leave, event.blind) }
        : impossible(state, event);
    case 'second-entry-doubted':
      return state.stage === 'entered-once'
        ? {
            ...state,
            stage: 'with-supervisor',
            second: event.typed,
            third: null,
            leave: afterReading(state.leave, event.blind),
          }
        : impossible(state, event);
    case 'dispute-decided':
      return state.stage === 'differs' ? state : impossible(state, event);
    case 'dispute-passed-to-supervisor':
      return state.stage === 'differs'
        ? {
            ...state,
            stage: 'with-supervisor',
            third: event.typed,
            leave: afterReading(state.leave, event.blind),
          }
        : impossible(state, event);
    case 'form-settled':
      return state.stage === 'with-supervisor' ? state : impossible(state, event);
    case 'record-accepted':
      return state.stage === 'entered-once' || state.stage === 'differs' || state.stage === 'with-supervisor'
        ? accepted(state, event.record)
        : impossible(state, event);
    case 'case-opened':
      return state.stage === 'accepted' ? state : impossible(state, event);
    case 'correction-proposed':
      return state.stage === 'accepted'
        ? { ...state, stage: 'correction-proposed', proposal: event.proposal }
        : impossible(state, event);
    case 'confirmation-agreed':
      return state.stage === 'correction-proposed' ? state : impossible(state, event);
    case 'confirmation-differed': {
      if (state.stage !== 'correction-proposed') return impossible(state, event);
      const differed = [...state.proposal.differed, event.typed.by];
      return { ...state, proposal: { ...state.proposal, differed } };
    }
    case 'record-corrected':
      return state.stage === 'correction-proposed' ? accepted(state, event.record) : impossible(state, event);
    case 'correction-rejected':
      return state.stage === 'correction-proposed'
        ? { stage: 'accepted', round, version, live: state.live }
        : impossible(state, event);
    case 'record-annulled':
      return state.stage === 'accepted' || state.stage === 'correction-proposed'
        ? { stage: 'annulled', round, version, reason: event.reason }
        : impossible(state, event);
    case 'entries-set-aside':
      return state.stage === 'in-doubt' ||
        state.stage === 'entered-once' ||
        state.stage === 'differs' ||
        state.stage === 'with-supervisor'
        ? { stage: 'received', round, version }
        : impossible(state, event);
    default:
      return assertNever(event);
  }
}

function afterPhoto(state: ReturnState): ReturnState {
  const { round, version } = state;
  switch (state.stage) {
    case 'expected':
    case 'unreadable':
      return { stage: 'received', round, version };
    case 'annulled':
      return { stage: 'received', round: version + 1, version };
    case 'received':
    case 'in-doubt':
    case 'entered-once':
    case 'differs':
    case 'with-supervisor':
    case 'accepted':
    case 'correction-proposed':
      return state;
    default:
      return assertNever(state);
  }
}

/** A leave stands for one reading: after it, it is either used and stays for the record, or over. */
function afterReading(leave: Leave | null, blind: boolean): Leave | null {
  if (leave === null || leave.used) return leave;
  return blind ? null : { ...leave, used: true };
}

/** The last photo is gone. What was typed or accepted stays for people to decide; else the return is awaited again. */
function withoutPhotos(state: ReturnState, reason: string): ReturnState {
  const { round, version } = state;
  switch (state.stage) {
    case 'received':
    case 'unreadable':
      return version === 0
        ? { stage: 'expected', round, version }
        : { stage: 'annulled', round: version, version, reason };
    case 'expected':
    case 'annulled':
    case 'in-doubt':
    case 'entered-once':
    case 'differs':
    case 'with-supervisor':
    case 'accepted':
    case 'correction-proposed':
      return state;
    default:
      return assertNever(state);
  }
}

function accepted(state: ReturnState, record: AcceptedRecord): Accepted {
  if (record.version !== state.version + 1) {
    throw new Error(`record version ${record.version} cannot follow version ${state.version}`);
  }
  const live = { version: record.version, figures: record.figures, findings: record.findings };
  return { stage: 'accepted', round: state.round, version: record.version, live };
}

function impossible(state: ReturnState, event: ReturnEvent): never {
  throw new Error(`event ${event.kind} cannot follow stage ${state.stage}`);
}
