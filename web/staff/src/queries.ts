import { QueryClient } from '@tanstack/react-query';
import { Refused } from './api/http.ts';

/** Questions to the server that refresh themselves. What the server refuses is not asked again; a lost line is. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 3 && error instanceof Refused && error.status === 0,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
