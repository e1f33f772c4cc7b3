import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { lineApi } from '../../api/line-api.ts';
import { useMay } from '../../evening/may.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Channels } from './channels.tsx';
import { Groups } from './groups.tsx';
import './line.css';
import { Senders } from './senders.tsx';
import { TieSender } from './tie-sender.tsx';
import { Troubles } from './troubles.tsx';
import { UnitCodes } from './unit-codes.tsx';
import { WORDS } from './words.ts';

const EVERY_MS = 10_000;

/** How LINE's accounts are, which group serves which centre, who sends for which unit. */
export function LineScreen({ centre }: { readonly centre: string | null }) {
  const words = useWords(WORDS);
  const may = useMay();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { data, error } = useQuery({
    queryKey: ['line', centre],
    queryFn: () => lineApi.state(centre),
    refetchInterval: EVERY_MS,
  });
  const changed = (text: string) => {
    setSaid(text);
    void queries.invalidateQueries({ queryKey: ['line'] });
  };
  return (
    <div className="line-screen">
      <h1>{words.title}</h1>
      <p role="status" className="status">
        {said}
      </p>
      <Trouble error={error} />
      {data !== undefined && (
        <>
          {!data.on && <p className="hint">{words.off}</p>}
          {data.channels.length > 0 && <Channels channels={data.channels} />}
          <Groups groups={data.groups} centre={centre} on={data.on} onUntied={() => changed(words.untied)} />
          <Senders senders={data.senders} onEnded={() => changed(words.ended)} />
          {centre !== null && data.on && may('manage-line') && (
            <TieSender centre={centre} onTied={() => changed(words.tied)} />
          )}
          {centre !== null && <UnitCodes centre={centre} />}
          <Troubles troubles={data.troubles} />
        </>
      )}
    </div>
  );
}
