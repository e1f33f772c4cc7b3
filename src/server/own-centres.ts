import type { CentreId } from '../election/model.ts';
import { servesCentre } from '../people/person.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

/** The centres that a query asks for, within the person's area of duty; null stands for every centre of the election. */
export function ownCentres({ deps, person, query }: ApiCall): readonly string[] | null {
  const centre = query['centre'];
  if (centre === undefined) return person.duty.everyCentre ? null : person.duty.centreIds;
  if (!deps.election.centreIndex.has(centre as CentreId)) throw new ApiError('unknown-centre');
  if (!servesCentre(person, centre)) throw new ApiError('not-your-area');
  return [centre];
}
