import { useQuery } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import { api } from '../../api/desk-api.ts';
import { useDesk } from '../../desk.tsx';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { SUPERVISION_WORDS } from '../../parts/supervision-words.ts';
import { useWords } from '../../words.ts';

const REFRESH_MS = 15_000;

/** Under an empty queue: what waits all the same, why it is not for this person, and who is missing. */
export function WaitingPanel({ centre }: { readonly centre: string | null }) {
  const { w: common, say } = useDesk();
  const w = useWords(SUPERVISION_WORDS);
  const { data } = useQuery({
    queryKey: ['queue-waiting', centre],
    queryFn: () => api.waiting(centre),
    refetchInterval: REFRESH_MS,
  });
  if (data === undefined) return null;
  if (data.waiting.length === 0) return <p className="none">{w.waitingNone}</p>;
  return (
    <section className="waiting-for" aria-label={w.waitingTitle}>
      <h2>{w.waitingTitle}</h2>
      <ul>
        {data.waiting.map((group) => (
          <li key={`${group.stage} ${group.why}`} className={group.nobody > 0 ? 'nobody' : ''}>
            <p>
              <strong>
                {common.stage[group.stage] ?? group.stage}: {w.returns(groupDigits(group.returns))}
              </strong>{' '}
              {w.why[group.why] ?? group.why}
            </p>
            <p>
              {w.needs(group.roles.map((role) => say(ROLE_WORDS[role])).join(', '))}
              {group.nobody > 0 && <strong> · {w.nobody(groupDigits(group.nobody))}</strong>}
            </p>
            <p className="none">
              {w.units(
                group.units
                  .map(({ unit, ballot }) => `${unit} ${common.ballotName[ballot] ?? ballot}`)
                  .join(' · '),
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
