import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Arrival } from '../../api/inbox-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ArrivalDetail } from './arrival-detail.tsx';
import { ArrivalList } from './arrival-list.tsx';
import { Incomplete } from './incomplete.tsx';
import './inbox.css';
import { WORDS } from './words.ts';

const EVERY_MS = 3_000;

/** Photos whose unit or page is not known for sure: a person sees them and says it. */
export function Inbox({ centre }: { readonly centre: string | null }) {
  const words = useWords(WORDS);
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['inbox', centre],
    queryFn: () => inboxApi.list(centre),
    refetchInterval: EVERY_MS,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const arrivals = data?.arrivals ?? [];
  const place = arrivals.findIndex((a) => a.receipt === chosen);
  const current = arrivals[Math.max(place, 0)];

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || current === undefined) return;
      const next = arrivals[arrivals.indexOf(current) + step];
      if (next !== undefined) setChosen(next.receipt);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [arrivals, current]);

  const onSettled = (arrival: Arrival, text: string) => {
    const at = arrivals.indexOf(arrival);
    setChosen((arrivals[at + 1] ?? arrivals[at - 1])?.receipt ?? null);
    setSaid(text);
    void queries.invalidateQueries({ queryKey: ['inbox'] });
    void queries.invalidateQueries({ queryKey: ['incomplete'] });
  };

  return (
    <div className="inbox">
      <div className="inbox-head">
        <h1>{words.title}</h1>
        {data !== undefined && <p>{words.counts(groupDigits(data.open), groupDigits(data.unread))}</p>}
        <p role="status" className="status">
          {said}
        </p>
      </div>
      <Trouble error={error} />
      {data !== undefined && current === undefined && <p className="idle">✓ {words.empty}</p>}
      {current !== undefined && (
        <div className="inbox-parts">
          <ArrivalList arrivals={arrivals} chosen={current.receipt} onChoose={setChosen} />
          <ArrivalDetail
            key={current.receipt}
            arrival={current}
            onSettled={(text) => onSettled(current, text)}
          />
        </div>
      )}
      {data !== undefined && data.incomplete > 0 && <Incomplete centre={centre} count={data.incomplete} />}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    document.querySelector('dialog[open]') !== null
  );
}
