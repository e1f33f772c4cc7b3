import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface IncompleteProps {
  readonly centre: string | null;
  readonly count: number;
}

/** Returns that nobody may type yet. A supervisor may let one begin, with a reason. */
export function Incomplete({ centre, count }: IncompleteProps) {
  const words = useWords(WORDS);
  const { w, say, me } = useDesk();
  const may = useMay();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState<unknown>(null);
  const own = me?.centres.length === 1 ? (me.centres[0]?.id ?? null) : null;
  const place = centre ?? own;
  const { data, error } = useQuery({
    queryKey: ['incomplete', place],
    queryFn: () => inboxApi.incomplete(place ?? ''),
    enabled: place !== null,
    refetchInterval: 10_000,
  });
  const begin = (unit: string, ballot: string, reason: string) =>
    inboxApi
      .beginWithoutPages(unit, ballot, reason)
      .then(() => queries.invalidateQueries({ queryKey: ['incomplete'] }), setTrouble);
  return (
    <section className="incomplete" aria-label={words.incomplete(groupDigits(count))}>
      <h2>{words.incomplete(groupDigits(count))}</h2>
      {place === null && <p>{words.chooseCentre}</p>}
      <Trouble error={error ?? trouble} />
      <ul>
        {data?.returns.map((one) => (
          <li key={`${one.unit.id} ${one.ballot}`}>
            <a href={`#/returns/${encodeURIComponent(one.unit.id)}/${encodeURIComponent(one.ballot)}`}>
              {say(one.unit.name)} {one.formCode}
            </a>{' '}
            <code>{one.unit.id}</code> · {w.stage[one.stage] ?? one.stage} ·{' '}
            {one.stage === 'received' ? words.missing(one.missing.join(', ')) : words.lostPhoto}{' '}
            {may('begin-without-pages') && one.stage === 'received' && (
              <ReasonButton
                label={words.begin}
                question={words.beginWhy}
                onReason={(reason) => void begin(one.unit.id, one.ballot, reason)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
