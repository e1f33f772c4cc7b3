import { assertNever } from '../basics/assert.ts';
import { err, ok } from '../basics/result.ts';
import { badReason } from './life-assess.ts';
import type { ReturnCommand } from './life-commands.ts';
import type { DecideContext } from './life-context.ts';
import { annul, confirmCorrection, proposeCorrection, rejectCorrection } from './life-corrections.ts';
import { decideDispute, settle } from './life-disputes.ts';
import type { Decision } from './life-entries.ts';
import { acceptAsWritten, allowNotBlind, firstEntry, lookAgain, secondEntry } from './life-entries.ts';
import { decideError } from './life-errors.ts';
import type { ReturnState } from './life-state.ts';

export { evolve } from './life-evolve.ts';
export { initialState } from './life-state.ts';

const NOT_ALLOWED: Decision = err(decideError('command-not-allowed'));

/**
 * What a command makes of a return: events, or a refusal (design 5; diagram in docs/return-life.md). Pure: person, photos and the
 * unit's other records come in the context. Which stage takes which command stands in ALLOWED_COMMANDS; the stages below say the same
 * to the type checker, and a test holds the two against each other.
 */
export function decide(state: ReturnState, command: ReturnCommand, context: DecideContext): Decision {
  switch (command.kind) {
    case 'receive-photo':
      return ok([{ kind: 'photo-received', by: context.by }]);
    case 'mark-unreadable': {
      if (state.stage !== 'received') return NOT_ALLOWED;
      const bad = badReason(command.reason);
      return bad === null
        ? ok([{ kind: 'photo-found-unreadable', by: context.by, reason: command.reason.trim() }])
        : err(bad);
    }
    case 'enter':
      if (state.stage === 'received') return firstEntry(command, context);
      return state.stage === 'entered-once' ? secondEntry(state, command, context) : NOT_ALLOWED;
    case 'look-again':
      return state.stage === 'in-doubt' ? lookAgain(state, command, context) : NOT_ALLOWED;
    case 'accept-as-written':
      return state.stage === 'in-doubt' ? acceptAsWritten(state, command, context) : NOT_ALLOWED;
    case 'allow-not-blind':
      return state.stage === 'entered-once' || state.stage === 'differs'
        ? allowNotBlind(state, command, context)
        : NOT_ALLOWED;
    case 'decide':
      return state.stage === 'differs' ? decideDispute(state, command, context) : NOT_ALLOWED;
    case 'settle':
      return state.stage === 'with-supervisor' ? settle(state, command, context) : NOT_ALLOWED;
    case 'propose-correction':
      return state.stage === 'accepted' ? proposeCorrection(state, command, context) : NOT_ALLOWED;
    case 'confirm-correction':
      return state.stage === 'correction-proposed' ? confirmCorrection(state, command, context) : NOT_ALLOWED;
    case 'reject-correction':
      return state.stage === 'correction-proposed' ? rejectCorrection(state, command, context) : NOT_ALLOWED;
    case 'annul':
      return state.stage === 'accepted' || state.stage === 'correction-proposed'
        ? annul(state, command, context)
        : NOT_ALLOWED;
    case 'set-aside': {
      if (
        state.stage !== 'in-doubt' &&
        state.stage !== 'entered-once' &&
        state.stage !== 'differs' &&
        state.stage !== 'with-supervisor'
      ) {
        return NOT_ALLOWED;
      }
      const bad = badReason(command.reason);
      return bad === null
        ? ok([{ kind: 'entries-set-aside', by: context.by, reason: command.reason.trim() }])
        : err(bad);
    }
    default:
      return assertNever(command);
  }
}
