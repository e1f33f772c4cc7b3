import type { Election } from '../election/lookup.ts';
import type { Queries } from '../store/grouped-queries.ts';
import type { PhotoStore } from '../store/photos.ts';
import { ClaimMemory } from './claim-memory.ts';
import { DatabaseClock } from './database-clock.ts';
import { PublicIds } from './public-ids.ts';

/** The score centres' desk: everything that its commands and queries need. */
export interface Desk {
  readonly db: Queries;
  readonly election: Election;
  readonly photos: PhotoStore;
  readonly publicIds: PublicIds;
  readonly clock: DatabaseClock;
  readonly memory: ClaimMemory;
  /** How long a claim holds, seconds, by the database's clock. */
  readonly claimSeconds: number;
  /** Called after each accepted or corrected record, e.g. to count. */
  readonly onAccepted: () => void;
}

export interface DeskOptions {
  readonly db: Queries;
  readonly election: Election;
  readonly photos: PhotoStore;
  readonly claimSeconds?: number;
  readonly onAccepted?: () => void;
}

/** Ten minutes: a party-list form of four pages takes three. */
const CLAIM_SECONDS = 600;

export function makeDesk(options: DeskOptions): Desk {
  return {
    db: options.db,
    election: options.election,
    photos: options.photos,
    publicIds: new PublicIds(options.db),
    clock: new DatabaseClock(),
    memory: new ClaimMemory(),
    claimSeconds: options.claimSeconds ?? CLAIM_SECONDS,
    onAccepted: options.onAccepted ?? (() => undefined),
  };
}
