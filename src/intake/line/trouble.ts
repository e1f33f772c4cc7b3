import { HTTPFetchError } from '@line/bot-sdk';

/**
 * Why a call to LINE did not do what it should. `token`: the account's token is not accepted. `gone`: LINE does not have it, or
 * no more. `slow-down`: too many calls, or too many messages this month. `away`: no answer, or one that says nothing.
 * `refused`: LINE will never do this.
 */
export interface LineTrouble {
  readonly kind: 'token' | 'gone' | 'slow-down' | 'monthly-limit' | 'away' | 'repeated' | 'refused';
  /** Short, for the desk and the log; no address, no token, no text of anybody. */
  readonly detail: string;
  /** Seconds that LINE asks to wait. */
  readonly retryAfter: number | null;
}

/** Understands what a call of the SDK threw. */
export function troubleOf(error: unknown): LineTrouble {
  if (!(error instanceof HTTPFetchError)) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
    const name = error instanceof Error ? error.name : 'Error';
    return { kind: 'away', detail: /^[A-Z_]{2,40}$/.test(code) ? code : name, retryAfter: null };
  }
  const { status } = error;
  const asked = Number(error.headers.get('retry-after') ?? Number.NaN);
  const told = { detail: `HTTP ${status}`, retryAfter: Number.isFinite(asked) && asked >= 0 ? asked : null };
  if (status === 401 || status === 403) return { kind: 'token', ...told };
  if (status === 404 || status === 410) return { kind: 'gone', ...told };
  if (status === 409) return { kind: 'repeated', ...told };
  if (status === 429)
    return { kind: /monthly limit/i.test(error.body) ? 'monthly-limit' : 'slow-down', ...told };
  if (status >= 500 || status === 408) return { kind: 'away', ...told };
  return { kind: 'refused', ...told };
}
