import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../basics/clock.ts';
import { clientAddress } from './client-address.ts';
import type { BucketSize } from './token-buckets.ts';
import { TokenBuckets } from './token-buckets.ts';

/**
 * Searches that the server answers for one network. Browsers with scripts search by themselves; thousands of phones may stand behind
 * one address of a carrier, so it is generous: it stops programs, not readers.
 */
const SEARCHES = { burst: 240, perSecond: 8 };

/**
 * Share cards and bulletins that are drawn for one network; those that are kept cost nothing. A page of the press draws those of its
 * province, a service that shows links in messages some hundred in a minute.
 */
export const DRAWINGS: BucketSize = { burst: 60, perSecond: 2 };

/** How often one network may ask the server to search, or for something else that costs work. */
export class SearchLimit {
  readonly #buckets: TokenBuckets;
  readonly #behindProxy: boolean;

  constructor(clock: Clock, behindProxy: boolean, size: BucketSize = SEARCHES) {
    this.#buckets = new TokenBuckets(size, clock);
    this.#behindProxy = behindProxy;
  }

  /** 0, or the seconds to wait. */
  take(request: IncomingMessage): number {
    return this.#buckets.take(clientAddress(request, this.#behindProxy));
  }
}
