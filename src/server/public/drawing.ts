import type { Served } from './shelf.ts';

/** `busy`: too many drawings wait. A number: this network drew too often and may come again after so many seconds. */
export type Drawn = Served | 'busy' | number | null;

/** Seconds after which somebody who came while too many drawings waited may ask again. */
const BUSY_RETRY_S = 5;

/** What to answer instead of a drawing that is not made now. */
export function notDrawn(reason: 'busy' | number): { readonly status: number; readonly retryAfter: string } {
  return reason === 'busy'
    ? { status: 503, retryAfter: String(BUSY_RETRY_S) }
    : { status: 429, retryAfter: String(reason) };
}
