import { useQuery } from '@tanstack/react-query';
import { publicationApi } from '../../api/publication-api.ts';

/** All contests with their ties and check lists, asked again every ten seconds. */
export function useContests() {
  return useQuery({
    queryKey: ['publication-contests'],
    queryFn: publicationApi.contests,
    refetchInterval: 10_000,
  });
}
