import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { Scope } from '../api/evening-types.ts';

/** The part of the election that a screen shows: what its address says, else the centre that the person chose, else all of theirs. */
export function useScope(centre: string | null): Scope {
  const search = useSearch();
  return useMemo(() => {
    const query = new URLSearchParams(search);
    const asked = query.get('centre');
    const area = query.get('area');
    if (asked !== null) return { centre: asked };
    if (area !== null) return { area };
    return centre === null ? {} : { centre };
  }, [search, centre]);
}

/** A text that stands for a scope, for keys. */
export function scopeKey({ centre, area }: Scope): string {
  if (centre !== undefined) return `centre ${centre}`;
  return area === undefined ? 'all' : `area ${area}`;
}
