import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../basics/clock.ts';
import { clientAddress } from './client-address.ts';
import { TokenBuckets } from './token-buckets.ts';

/**
 * Searches that the server answers for one network. Browsers with scripts search by themselves; thousands of phones may stand behind
 * one address of a carrier, so it is generous: it stops programs, not readers.
 */
const SEARCHES = { burst: 240, perSecond: 8 };

/** How often one network may ask the server to search. */
export class SearchLimit {
  readonly #buckets: TokenBuckets;
  readonly #behindProxy: boolean;

  constructor(clock: Clock, behindProxy: boolean, size: { burst: number; perSecond: number } = SEARCHES) {
    this.#buckets = new TokenBuckets(size, clock);
    this.#behindProxy = behindProxy;
  }

  /** 0, or the seconds to wait. */
  take(request: IncomingMessage): number {
    return this.#buckets.take(clientAddress(request, this.#behindProxy));
  }
}
