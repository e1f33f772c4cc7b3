import { useQuery } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Scope } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { scopeKey } from '../../evening/use-scope.ts';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface PeopleTableProps {
  readonly scope: Scope;
  readonly now: number;
}

/** Who is at work. Only for those who may see people. */
export function PeopleTable({ scope, now }: PeopleTableProps) {
  const words = useWords(WORDS);
  const { language, say } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['people-at-work', scopeKey(scope)],
    queryFn: () => eveningApi.people(scope),
    refetchInterval: 15_000,
  });
  return (
    <details className="people-at-work">
      <summary>
        {words.people} {data !== undefined && `(${groupDigits(data.people.length)})`}
      </summary>
      <Trouble error={error} />
      {data?.people.length === 0 && <p className="none">{words.nobody}</p>}
      {data !== undefined && data.people.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.lastWork}</th>
              <th scope="col">{words.holds}</th>
            </tr>
          </thead>
          <tbody>
            {data.people.map(({ id, name, role, lastWork, holds }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <code>{id}</code>
                </th>
                <td>{say(ROLE_WORDS[role])}</td>
                <td>{lastWork === null ? words.none : ageText(now - lastWork.at, language)}</td>
                <td>
                  {holds.length === 0
                    ? words.none
                    : holds.map(({ unit, ballot }) => (
                        <a
                          key={`${unit} ${ballot}`}
                          href={`#/returns/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}`}
                        >
                          {unit}
                        </a>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
