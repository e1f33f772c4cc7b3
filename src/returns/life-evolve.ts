import { assertNever } from '../basics/assert.ts';
import type { AcceptedRecord, ReturnEvent } from './life-events.ts';
import type { Accepted, ReturnState } from './life-state.ts';

/** The state after an event. An event that cannot follow the state is a bug (or a damaged store) and throws. */
export function evolve(state: ReturnState, event: ReturnEvent): ReturnState {
  const { round, version } = state;
  switch (event.kind) {
    case 'photo-received':
      return afterPhoto(state);
    case 'photo-found-unreadable':
      return state.stage === 'received'
        ? { stage: 'unreadable', round, version, reason: event.reason }
        : impossible(state, event);
    case 'first-entry-recorded':
      return state.stage === 'received' || state.stage === 'in-doubt'
        ? { stage: 'entered-once', round, version, first: event.typed, asWritten: null }
        : impossible(state, event);
    case 'first-entry-doubted':
      return state.stage === 'received' || state.stage === 'in-doubt'
        ? { stage: 'in-doubt', round, version, first: event.typed }
        : impossible(state, event);
    case 'errors-accepted-as-written':
      return state.stage === 'in-doubt'
        ? { stage: 'entered-once', round, version, first: state.first, asWritten: event.override }
        : impossible(state, event);
    case 'second-entry-agreed':
      return state.stage === 'entered-once' ? state : impossible(state, event);
    case 'second-entry-differed':
      return state.stage === 'entered-once'
        ? { ...state, stage: 'differs', second: event.typed }
        : impossible(state, event);
    case 'second-entry-doubted':
      return state.stage === 'entered-once'
        ? { ...state, stage: 'with-supervisor', second: event.typed, third: null }
        : impossible(state, event);
    case 'dispute-decided':
      return state.stage === 'differs' ? state : impossible(state, event);
    case 'dispute-passed-to-supervisor':
      return state.stage === 'differs'
        ? { ...state, stage: 'with-supervisor', third: event.typed }
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
    case 'confirmation-differed':
      return state.stage === 'correction-proposed' ? state : impossible(state, event);
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
