import type { Duties } from './duties.ts';
import { isNational } from './managing.ts';
import type { Role } from './person.ts';

/** An area of duty as account files and requests name it. */
export interface NamedDuty {
  readonly everyCentre: boolean;
  readonly centreIds: readonly string[];
  /** Whole areas, e.g. `province:MKM`. */
  readonly areas: readonly string[];
}

export type DutyProblem =
  | { readonly code: 'no-centre' }
  | { readonly code: 'unknown-centre' | 'unknown-area'; readonly name: string }
  | { readonly code: 'whole-election'; readonly role: Role };

/** More unknown places than this say nothing new. */
const MOST_PROBLEMS = 20;

/**
 * Reads `*`, ids of centres and whole areas (`province:MKM`, `constituency:…`, `local-body:…`, `district:…`), separated by
 * spaces or semicolons. National roles have the whole election and name nothing, or `*`.
 */
export function readDuty(
  text: string,
  role: Role | null,
  duties: Pick<Duties, 'knowsArea' | 'knowsCentre'>,
): { readonly duty: NamedDuty; readonly problems: readonly DutyProblem[] } {
  const names = [...new Set(text.split(/[\s;]+/).filter((name) => name !== ''))];
  const national = role !== null && isNational(role);
  const everyCentre = names.includes('*') || (national && names.length === 0);
  const problems: DutyProblem[] = [];
  if (national && !everyCentre) problems.push({ code: 'whole-election', role });
  if (names.length === 0 && !national) problems.push({ code: 'no-centre' });
  const centreIds: string[] = [];
  const areas: string[] = [];
  for (const name of names) {
    if (name === '*') continue;
    // An id of a centre may hold a colon, too: it goes first.
    if (duties.knowsCentre(name)) centreIds.push(name);
    else if (duties.knowsArea(name)) areas.push(name);
    else if (problems.length < MOST_PROBLEMS) {
      problems.push({ code: name.includes(':') ? 'unknown-area' : 'unknown-centre', name });
    }
  }
  return {
    duty: { everyCentre, centreIds: everyCentre ? [] : centreIds, areas: everyCentre ? [] : areas },
    problems,
  };
}
