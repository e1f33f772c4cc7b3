import { useQuery } from '@tanstack/react-query';
import { eveningApi } from '../api/evening-api.ts';
import type { MissingCode } from '../api/evening-types.ts';

const NONE: readonly MissingCode[] = [];

/** The reasons for which a unit can be missing, with their words; empty until they have come, or when the person may not see them. */
export function useMissingCodes(enabled = true): readonly MissingCode[] {
  const { data } = useQuery({
    queryKey: ['missing-codes'],
    queryFn: eveningApi.missingCodes,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
  return data?.codes ?? NONE;
}
