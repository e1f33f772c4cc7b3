import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { formatMoment, formatTime } from '../../../../shared/dates.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Pause } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

const EVERY_MS = 10_000;

/** Pauses that hold now, each with the button that ends it, and those before. */
export function PauseList({ onResumed }: { readonly onResumed: () => void }) {
  const words = useWords(WORDS);
  const { data, error } = useQuery({
    queryKey: ['pauses'],
    queryFn: eveningApi.pauses,
    refetchInterval: EVERY_MS,
  });
  const running = data?.pauses.filter(({ resumed }) => resumed === null) ?? [];
  const past = data?.pauses.filter(({ resumed }) => resumed !== null) ?? [];
  return (
    <>
      <Trouble error={error} />
      {data !== undefined && running.length === 0 && <p>{words.noPause}</p>}
      <ul className="notice-list">
        {running.map((pause) => (
          <PauseItem key={pause.id} pause={pause} onResumed={onResumed} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>
            {words.past} ({past.length})
          </summary>
          <ul className="notice-list">
            {past.map((pause) => (
              <PauseItem key={pause.id} pause={pause} onResumed={onResumed} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface PauseItemProps {
  readonly pause: Pause;
  readonly onResumed: () => void;
}

function PauseItem({ pause: { id, area, message, by, since, resumed }, onResumed }: PauseItemProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const resume = useMutation({
    mutationFn: () => eveningApi.resume(id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['pauses'] });
      void queries.invalidateQueries({ queryKey: ['notices'] });
      onResumed();
    },
  });
  return (
    <li className={resumed === null ? 'running' : undefined}>
      <p>
        {resumed === null && <strong>⏸ {words.pausedNow}: </strong>}
        <strong>{say(area.name)}</strong>
      </p>
      <p>{say(message)}</p>
      <p className="none">
        {words.from(formatMoment(Date.parse(since), language))} · {words.by} <code>{by}</code>
        {resumed !== null && (
          <>
            {' '}
            · {words.resumedAt(formatTime(Date.parse(resumed.at), language))} {words.by}{' '}
            <code>{resumed.by}</code>
          </>
        )}
      </p>
      {resumed === null && may('pause-entry') && (
        <button type="button" className="main" disabled={resume.isPending} onClick={() => resume.mutate()}>
          ▶ {words.resume}
        </button>
      )}
      <Trouble error={resume.error} />
    </li>
  );
}
