import type { Scope } from '../centre/evening/scope.ts';
import { scopeOf } from '../centre/evening/scope.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

/** `centre` and `area` of a query. */
export const SCOPE_QUERY = {
  centre: { type: 'string', description: 'A score centre of yours.' },
  area: { type: 'string', description: 'A constituency, a province or the nation: your part of it.' },
} as const;

/** The units that the query asks for, within the person's area of duty. */
export function scopeOfCall({ deps, person, query }: ApiCall): Scope {
  const scope = scopeOf(deps.election, person, { centre: query['centre'], area: query['area'] });
  if (typeof scope !== 'string') return scope;
  throw new ApiError(scope, scope === 'unknown-area' ? { place: 'area' } : { place: 'centre' });
}

/** A CSV file as a download. */
export function csvReply(name: string, text: string) {
  return {
    status: 200,
    body: text,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  };
}
