import { useQuery } from '@tanstack/react-query';
import { eveningApi } from '../../api/evening-api.ts';
import type { Scope } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { eveningPath } from './place-path.ts';
import { WORDS } from './words.ts';

interface BreadcrumbsProps {
  readonly scope: Scope;
  readonly inside: readonly string[];
}

/** Where the numbers come from, and the way back up. */
export function Breadcrumbs({ scope, inside }: BreadcrumbsProps) {
  const words = useWords(WORDS);
  const { say, me } = useDesk();
  const here = scope.centre ?? scope.area;
  const { data } = useQuery({
    queryKey: ['area-names', scope.centre ?? ''],
    enabled: here !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const replies = await Promise.all([
        eveningApi.numbers('province', {}),
        eveningApi.numbers('constituency', {}),
        ...(scope.centre === undefined ? [] : [eveningApi.numbers('centre', { centre: scope.centre })]),
      ]);
      return new Map(replies.flatMap(({ rows }) => rows.map(({ id, name }) => [id, name] as const)));
    },
  });
  const nameOf = (id: string) => {
    const name = data?.get(id) ?? me?.centres.find((centre) => centre.id === id)?.name;
    return name === undefined ? id : say(name);
  };
  // who has one centre has nothing above it
  const several = me === null || me.everyCentre || me.centres.length !== 1;
  if (here === undefined) return <strong>{words.everything}</strong>;
  return (
    <nav aria-label={words.path} className="breadcrumbs">
      <ol>
        {several && (
          <li>
            <a href={`#${eveningPath({}, [])}`}>{words.everything}</a>
          </li>
        )}
        {inside.map((id, i) => (
          <li key={id}>
            <a href={`#${eveningPath({ area: id }, inside.slice(0, i))}`}>{nameOf(id)}</a>
          </li>
        ))}
        <li aria-current="page">
          <strong>{nameOf(here)}</strong>
        </li>
      </ol>
    </nav>
  );
}
