import type { Bilingual } from '../basics/bilingual.ts';
import type { Finding } from '../returns/finding.ts';
import type { ErrorCode } from './error-codes.ts';
import { ERROR_CODES } from './error-codes.ts';

export interface ErrorDetail {
  /** What is to blame: a path in the body, a parameter, or a place of the form. */
  readonly place?: string;
  /** Findings that stand in the way, or places that are asked for. */
  readonly findings?: readonly Finding[];
  readonly fields?: readonly string[];
  /** Further problems, each with its own place (e.g. every bad field of an entry, every bad line of a file). */
  readonly problems?: readonly object[];
  /** A more telling text than the code's own. */
  readonly message?: Bilingual;
  /** A code of the room that refused, e.g. of `decide` or of the image check. */
  readonly reason?: string;
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
}

/** A refusal on its way to the client. Thrown by routes, caught by the one error handler. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

/** The body of every error reply. */
export function errorBody(code: ErrorCode, detail: ErrorDetail = {}): object {
  const { retryAfter: _, message, ...rest } = detail;
  return { error: { code, message: message ?? ERROR_CODES[code].message, ...rest } };
}
