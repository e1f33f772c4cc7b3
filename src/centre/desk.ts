import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { FormPlace } from '../election/model.ts';
import type { Queries } from '../store/grouped-queries.ts';
import type { PhotoStore } from '../store/photos.ts';
import { ClaimMemory } from './claim-memory.ts';
import { DatabaseClock } from './database-clock.ts';
import type { FileLimits } from './most-files.ts';
import { FILE_LIMITS } from './most-files.ts';
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
  /** Work that people take along, so that they type on when the line is cut. */
  readonly reserve: ReserveLimits;
  /** Pages of a return's form as we print it: a package may name another number for the authority's own paper. */
  readonly printedPages: (spec: ReturnSpec) => number;
  /** How many photos and pieces of evidence there may be. */
  readonly files: FileLimits;
  /** Where figures stand on a return's form as we print it; null: nobody knows. */
  readonly printedPlaces: (spec: ReturnSpec) => readonly FormPlace[] | null;
  /** The public sees photos only with names and signatures covered: copies as they came stay with the staff. */
  readonly masks: boolean;
  /** Called after each accepted or corrected record, e.g. to count. */
  readonly onAccepted: () => void;
}

export interface ReserveLimits {
  /** How long a claim on it holds, seconds. */
  readonly seconds: number;
  /** Returns that a browser keeps ready while the line is good; 0: none. */
  readonly kept: number;
}

export interface DeskOptions {
  readonly db: Queries;
  readonly election: Election;
  readonly photos: PhotoStore;
  readonly claimSeconds?: number;
  readonly reserve?: Partial<ReserveLimits>;
  readonly files?: Partial<FileLimits>;
  readonly printedPages?: (spec: ReturnSpec) => number;
  readonly printedPlaces?: (spec: ReturnSpec) => readonly FormPlace[] | null;
  readonly onAccepted?: () => void;
}

/** Ten minutes: a party-list form of four pages takes three. */
const CLAIM_SECONDS = 600;

/** An hour and a half: a cut of half an hour, and the forms of the other half. */
const RESERVE: ReserveLimits = { seconds: 5_400, kept: 5 };

export function makeDesk(options: DeskOptions): Desk {
  return {
    db: options.db,
    election: options.election,
    photos: options.photos,
    publicIds: new PublicIds(options.db),
    clock: new DatabaseClock(),
    memory: new ClaimMemory(),
    claimSeconds: options.claimSeconds ?? CLAIM_SECONDS,
    reserve: { ...RESERVE, ...options.reserve },
    files: { ...FILE_LIMITS, ...options.files },
    printedPages: options.printedPages ?? ((spec) => spec.form.pages),
    printedPlaces: options.printedPlaces ?? (() => null),
    masks: options.election.pkg.manifest.publication.maskCommittee === true,
    onAccepted: options.onAccepted ?? (() => undefined),
  };
}
