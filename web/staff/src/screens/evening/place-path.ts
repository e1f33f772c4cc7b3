import type { Scope } from '../../api/evening-types.ts';

/** The address of a part of the election on this screen. `inside` are the areas that lead there, the widest first. */
export function eveningPath(scope: Scope, inside: readonly string[]): string {
  const query = new URLSearchParams();
  if (scope.area !== undefined) query.set('area', scope.area);
  if (scope.centre !== undefined) query.set('centre', scope.centre);
  if (inside.length > 0) query.set('in', inside.join(','));
  return query.size === 0 ? '/evening' : `/evening?${query}`;
}

/** The same part on the wall, or no longer there. */
export function wallPath(search: string, wall: boolean): string {
  const query = new URLSearchParams(search);
  query.delete('wall');
  const parts = [...(query.size === 0 ? [] : [query.toString()]), ...(wall ? ['wall'] : [])];
  return parts.length === 0 ? '/evening' : `/evening?${parts.join('&')}`;
}

/** The areas that led to the part that is shown. */
export function insideOf(search: string): readonly string[] {
  return (new URLSearchParams(search).get('in') ?? '').split(',').filter((id) => id !== '');
}
