import { useQuery } from '@tanstack/react-query';
import { eveningApi } from '../../api/evening-api.ts';
import type { OpenCase, Scope, StuckReturn, WaitingCorrection } from '../../api/evening-types.ts';
import type { Proposal } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { useMay } from '../../evening/may.ts';
import { scopeKey } from '../../evening/use-scope.ts';

export const NEEDS_EVERY_MS = 10_000;
export const NEEDS_KEY = 'needs';
const OLD_MINUTES = 30;

/** Why a return is stuck, the most urgent first: it stands under the first that holds. */
const STUCK = [
  'with-supervisor',
  'in-doubt',
  'no-third-person',
  'no-second-person',
  'lapsed',
  'unreadable',
  'old',
] as const;
export type StuckGroup = (typeof STUCK)[number];

export interface Needs {
  readonly came: number;
  readonly proposals: readonly Proposal[];
  readonly stuck: ReadonlyMap<StuckGroup, readonly StuckReturn[]>;
  readonly more: boolean;
  readonly corrections: readonly WaitingCorrection[];
  readonly cases: readonly OpenCase[];
  readonly units: { readonly expected: number; readonly missing: number };
}

/** Everything that does not move on by itself, asked for together so that the list has one age. */
export function useNeeds(scope: Scope) {
  const may = useMay();
  const publishes = may('confirm-publication');
  const cases = may('see-cases');
  return useQuery({
    queryKey: [NEEDS_KEY, scopeKey(scope)],
    refetchInterval: NEEDS_EVERY_MS,
    queryFn: async (): Promise<Needs> => {
      const [stuck, numbers, proposed, corrections, open] = await Promise.all([
        eveningApi.stuck(scope, OLD_MINUTES),
        eveningApi.numbers('total', scope),
        publishes ? publicationApi.state() : null,
        cases ? eveningApi.corrections(scope) : null,
        cases ? eveningApi.openCases(scope) : null,
      ]);
      return {
        came: Date.now(),
        proposals: proposed?.waiting ?? [],
        stuck: groupStuck(stuck.returns),
        more: stuck.more,
        corrections: corrections?.corrections ?? [],
        cases: (open?.cases ?? []).filter(({ order }) => order === null),
        units: numbers.rows[0]?.units ?? { expected: 0, missing: 0 },
      };
    },
  });
}

function groupStuck(returns: readonly StuckReturn[]): ReadonlyMap<StuckGroup, readonly StuckReturn[]> {
  const groups = new Map<StuckGroup, StuckReturn[]>();
  for (const name of STUCK) groups.set(name, []);
  for (const stuck of returns) {
    const first = STUCK.find((name) => stuck.why.includes(name));
    if (first !== undefined) groups.get(first)?.push(stuck);
  }
  return groups;
}
