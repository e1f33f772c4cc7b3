import { useQuery } from '@tanstack/react-query';
import { eveningApi } from '../../api/evening-api.ts';
import type { Grouping, Scope } from '../../api/evening-types.ts';
import { scopeKey } from '../../evening/use-scope.ts';

export const NUMBERS_EVERY_MS = 5_000;
const MANY = 150;
const MANY_EVERY_MS = 20_000;
const COURSE_EVERY_MS = 30_000;

/** Numbers of a part of the election; null asks nothing. */
export function useNumbers(by: Grouping | null, scope: Scope) {
  return useQuery({
    queryKey: ['numbers', by, scopeKey(scope)],
    enabled: by !== null,
    queryFn: async () => ({ ...(await eveningApi.numbers(by ?? 'total', scope)), came: Date.now() }),
    // a thousand rows are a megabyte: they come less often
    refetchInterval: ({ state }) =>
      (state.data?.rows.length ?? 0) > MANY ? MANY_EVERY_MS : NUMBERS_EVERY_MS,
  });
}

/** How the evening went until now, by five minutes. */
export function useCourse(scope: Scope) {
  return useQuery({
    queryKey: ['course', scopeKey(scope)],
    queryFn: () => eveningApi.course(scope),
    refetchInterval: COURSE_EVERY_MS,
  });
}
