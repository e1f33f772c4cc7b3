import type { Election } from './lookup.ts';
import { checkCentres } from './preflight/centres.ts';
import { checkContests } from './preflight/contests.ts';
import type { PreflightFinding } from './preflight/finding.ts';
import { checkForms } from './preflight/forms.ts';
import { checkPlaces } from './preflight/places.ts';
import { checkPolicy } from './preflight/policy.ts';
import { checkSums } from './preflight/sums.ts';

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/**
 * Looks at a whole election before the night: can every contest of every unit be received, entered, accepted and published,
 * and do the figures of its files agree? Without an error it can. Errors first, then warnings, then what is good to know.
 */
export function preflight(election: Election): readonly PreflightFinding[] {
  return [
    ...checkForms(election),
    ...checkCentres(election),
    ...checkContests(election),
    ...checkPlaces(election),
    ...checkSums(election),
    ...checkPolicy(election),
  ].sort((x, y) => ORDER[x.level] - ORDER[y.level]);
}
