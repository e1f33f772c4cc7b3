import { assertNever } from '../../basics/assert.ts';
import type { Status } from '../../returns/desk-status.ts';
import { STATUSES } from '../../returns/desk-status.ts';
import type { Stage } from '../../returns/life-state.ts';
import type { PublicState } from './public-state.ts';

export type { Status } from '../../returns/desk-status.ts';
export { STATUSES } from '../../returns/desk-status.ts';

/** What is waited for from the polling station: no photo yet, or none that can be read. */
export const MISSING: ReadonlySet<Status> = new Set(['awaited', 'unreadable']);

/** What needs nothing more from the score centre. */
export const COMPLETE: ReadonlySet<Status> = new Set([
  'accepted',
  'waiting-pair',
  'held-back',
  'corrected',
  'public',
]);

/** Index of each status in {@link STATUSES}. */
export const STATUS_INDEX = Object.fromEntries(STATUSES.map((status, i) => [status, i])) as Readonly<
  Record<Status, number>
>;

interface StandingReturn {
  readonly returnIndex: number;
  readonly unitIndex: number;
  readonly round: number;
  readonly version: number;
}

/** A round begins with the version after the last one, so a higher version within it is a correction. */
export function isCorrected(round: number, version: number): boolean {
  return version > round;
}

/** The status of a return; without a cut, what is accepted is just that. */
export function statusOf(stage: Stage, standing: StandingReturn, cut: PublicState | null): Status {
  switch (stage) {
    case 'expected':
      return 'awaited';
    case 'received':
      return 'photographed';
    case 'unreadable':
    case 'in-doubt':
    case 'entered-once':
    case 'differs':
    case 'with-supervisor':
    case 'correction-proposed':
    case 'annulled':
      return stage;
    case 'accepted':
      return cut === null ? 'accepted' : publicStatus(standing, cut);
    default:
      return assertNever(stage);
  }
}

function publicStatus(standing: StandingReturn, cut: PublicState): Status {
  const { version, round } = standing;
  switch (cut.unitStatus(standing.unitIndex)) {
    case 'shown':
      // The first version of a shown unit is the one that is shown; only later ones may be on their way.
      if (version > 1 && cut.shownVersion(standing.returnIndex) !== version) return 'accepted';
      return isCorrected(round, version) ? 'corrected' : 'public';
    case 'held-back':
      return 'held-back';
    case 'partly':
      return 'waiting-pair';
    case 'awaited':
    case 'photographed':
      return 'accepted';
  }
}
