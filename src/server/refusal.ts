import { assertNever } from '../basics/assert.ts';
import type { Refusal } from '../centre/perform.ts';
import type { EntryError } from '../returns/entry-errors.ts';
import type { DecideError } from '../returns/life-errors.ts';
import type { Stage } from '../returns/life-state.ts';
import { ApiError } from './api-error.ts';

/** The reply for a command that the desk refused. */
export function refusalError(refusal: Refusal): ApiError {
  switch (refusal.code) {
    case 'claim-unknown':
    case 'claim-expired':
    case 'claim-used':
    case 'in-work':
    case 'conflict':
      return new ApiError(refusal.code);
    case 'decided':
      return decideRefusal(refusal.error, refusal.stage);
    default:
      return assertNever(refusal);
  }
}

function decideRefusal(error: DecideError, stage: Stage): ApiError {
  const { message } = error;
  switch (error.code) {
    case 'command-not-allowed':
      return new ApiError('wrong-stage', { reason: error.code, place: stage, message });
    case 'same-person':
    case 'one-hand':
    case 'not-blind':
    case 'read-enough':
    case 'not-first-typist':
      return new ApiError('wrong-person', { reason: error.code, message });
    case 'unanswered-warnings':
    case 'codes-differ':
    case 'wrong-places':
    case 'wrong-shape':
    case 'reason-missing':
    case 'order-missing':
    case 'text-too-long':
    case 'unknown-reason':
    case 'no-change':
      return new ApiError('refused', {
        reason: error.code,
        message,
        findings: error.findings,
        fields: error.fields,
      });
    default:
      return assertNever(error.code);
  }
}

/** The reply for an entry whose fields cannot stand: all of them at once. */
export function entryErrors(errors: readonly EntryError[]): ApiError {
  const place = errors[0]?.field;
  return new ApiError('bad-entry', { problems: errors, ...(place === undefined ? {} : { place }) });
}
