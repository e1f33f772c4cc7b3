import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatDay, formatTime } from '../../../../shared/dates.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { agentWords } from './agent-words.ts';
import { ACCOUNT_WORDS } from './words.ts';

const KEY = ['own-sessions'];

/** Where somebody is logged in; they can end what they do not know. */
export function SessionsList() {
  const { language } = useDesk();
  const w = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: KEY, queryFn: peopleApi.sessions });
  const end = useMutation({
    mutationFn: (id: string | null) => peopleApi.endSessions(id ?? undefined),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const when = (iso: string) => {
    const ms = Date.parse(iso);
    return `${formatDay(ms, language)} ${formatTime(ms, language)}`;
  };
  const sessions = list.data?.sessions ?? [];
  const others = sessions.filter((session) => !session.current);
  return (
    <section>
      <h2>{w.sessions}</h2>
      <Trouble error={list.error ?? end.error} />
      <ul className="own-cards">
        {sessions.map((session) => (
          <li key={session.id}>
            <strong>{agentWords(session.agent) || w.unknownBrowser}</strong>
            {session.current && <span className="state-mark">{w.thisOne}</span>}
            <small>
              {w.from} {session.address} · {w.proof[session.proof]} · {w.since} {when(session.startedAt)} ·{' '}
              {w.seen} {when(session.lastSeenAt)}
            </small>
            {!session.current && (
              <button type="button" disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                {w.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="row">
        {others.length > 1 && (
          <button type="button" disabled={end.isPending} onClick={() => end.mutate(null)}>
            {w.endOthers}
          </button>
        )}
        {list.data !== undefined && others.length === 0 && <span className="quiet-text">{w.noOthers}</span>}
        <span role="status">{end.data === undefined ? '' : w.ended(end.data.ended)}</span>
      </p>
    </section>
  );
}
