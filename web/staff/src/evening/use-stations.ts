import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { StationWish } from '../api/evening-api.ts';
import { eveningApi } from '../api/evening-api.ts';
import type { Scope } from '../api/evening-types.ts';
import { useDesk } from '../desk.tsx';
import type { StationSet } from './stations.ts';
import { takeStations } from './stations.ts';
import { scopeKey } from './use-scope.ts';

/** More units than this come page by page. */
const MOST = 1000;
export const STATIONS_EVERY_MS = 5_000;
const PAGE_EVERY_MS = 15_000;

/** Key under which lists of stations are kept: what a person changes makes them be asked for again. */
export const STATIONS_KEY = 'evening-stations';

/**
 * All stations of a part of the election, up to {@link MOST}; `next` of the answer says whether there are more. After the first
 * time only what changed comes over the line.
 */
export function useStations(scope: Scope, status?: string) {
  const { language } = useDesk();
  const queries = useQueryClient();
  const queryKey = [STATIONS_KEY, scopeKey(scope), language, status ?? ''];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const before = queries.getQueryData<StationSet>(queryKey);
      const since = before !== undefined && before.next === null ? before.revision : undefined;
      const wish = { limit: MOST, since, ...(status === undefined ? {} : { status }) };
      return takeStations(before, await eveningApi.stations(scope, language, wish), Date.now());
    },
    refetchInterval: ({ state }) => (state.data?.next === null ? STATIONS_EVERY_MS : PAGE_EVERY_MS),
    structuralSharing: false,
  });
}

/** One page of a long list, filtered by the server; null asks nothing. */
export function useStationPage(scope: Scope, wish: StationWish | null) {
  const { language } = useDesk();
  return useQuery({
    queryKey: [STATIONS_KEY, scopeKey(scope), language, wish],
    enabled: wish !== null,
    queryFn: async () =>
      takeStations(undefined, await eveningApi.stations(scope, language, wish ?? {}), Date.now()),
    refetchInterval: PAGE_EVERY_MS,
    placeholderData: (before: StationSet | undefined) => before,
    structuralSharing: false,
  });
}
