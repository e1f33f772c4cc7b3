import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Place, PlaceAct } from '../../api/delivery-api.ts';
import { deliveryApi } from '../../api/delivery-api.ts';
import { useDesk } from '../../desk.tsx';
import { Freshness } from '../../evening/freshness.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import './delivery.css';
import { PlaceCard } from './place-card.tsx';
import { WORDS } from './words.ts';

const EVERY_MS = 3_000;

/** How far every place is to which cuts are brought, and what is wrong with those that are not. */
export function DeliveryScreen() {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { data, error, dataUpdatedAt, isError } = useQuery({
    queryKey: ['delivery'],
    queryFn: deliveryApi.state,
    refetchInterval: EVERY_MS,
  });
  const act = useMutation({
    mutationFn: ({ place, kind, reason }: { place: Place; kind: PlaceAct; reason: string }) =>
      deliveryApi.act(place.target, kind, reason),
    onSuccess: (_, { place, kind }) => {
      setSaid(words.done[kind](place.name));
      void queries.invalidateQueries({ queryKey: ['delivery'] });
    },
  });
  const bad = data?.targets.filter(({ state }) => state === 'faulty' || state === 'behind').length ?? 0;
  const all = groupDigits(data?.targets.length ?? 0);
  const newest = data?.newest ?? null;
  return (
    <div className="delivery-screen">
      <h1>{words.title}</h1>
      <p role="status" className="status">
        {said}
      </p>
      <Trouble error={error ?? act.error} />
      {data !== undefined && (
        <>
          <p className="delivery-sum">
            <span>
              {newest === null
                ? words.none
                : words.newest(groupDigits(newest.cut), formatTime(Date.parse(newest.at), language, true))}
            </span>
            <Freshness came={dataUpdatedAt} everyMs={EVERY_MS} failed={isError} />
          </p>
          {!data.on && <p className="hint">{words.off}</p>}
          {data.on && (
            <p className={bad > 0 ? 'bad' : undefined}>
              {bad > 0 ? words.someBad(groupDigits(bad), all) : words.allWell(all)}
            </p>
          )}
          {data.targets.map((place) => (
            <PlaceCard
              key={place.target}
              place={place}
              now={Date.parse(data.now)}
              busy={act.isPending}
              onAct={(kind, reason) => act.mutate({ place, kind, reason })}
            />
          ))}
        </>
      )}
    </div>
  );
}
