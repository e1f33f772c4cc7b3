import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { publicationApi } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Certifications } from './certifications.tsx';
import { EmergencyStop } from './emergency-stop.tsx';
import { History } from './history.tsx';
import { Lots } from './lots.tsx';
import { ProposePolicy } from './propose-policy.tsx';
import './publication.css';
import { StateNow } from './state-now.tsx';
import { WaitingList } from './waiting-list.tsx';
import { WORDS } from './words.ts';

const PARTS = ['now', 'lots', 'certification', 'history'] as const;
type Part = (typeof PARTS)[number];

/** What the public sees, what waits for a second person, and everything that two persons can change. */
export function PublicationControl() {
  const words = useWords(WORDS);
  const { me } = useDesk();
  const queries = useQueryClient();
  const [part, setPart] = useState<Part>('now');
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const { data, error } = useQuery({
    queryKey: ['publication'],
    queryFn: publicationApi.state,
    refetchInterval: 3_000,
  });
  const maySet = me?.may.includes('propose-publication') ?? false;
  const changed = (text: string) => {
    setSaid(text);
    // What was pressed may be gone with the proposal: the focus goes to what was done.
    status.current?.focus();
    void queries.invalidateQueries({ queryKey: ['publication'] });
    void queries.invalidateQueries({ queryKey: ['publication-contests'] });
    void queries.invalidateQueries({ queryKey: ['publication-history'] });
  };
  const waiting = data?.waiting.length ?? 0;
  return (
    <div className="publication">
      <h1>{words.title}</h1>
      <nav className="row" aria-label={words.partsLabel}>
        {PARTS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={part === name ? 'true' : undefined}
            onClick={() => setPart(name)}
          >
            {words.parts[name]}
            {name === 'now' && waiting > 0 && ` (${waiting})`}
          </button>
        ))}
      </nav>
      <p ref={status} role="status" className="status" tabIndex={-1}>
        {said}
      </p>
      <Trouble error={error} />
      {part === 'now' && data !== undefined && (
        <>
          {maySet && (
            <div className="row actions">
              <ProposePolicy state={data} onChanged={changed} />
              {!data.policy.paused && <EmergencyStop onChanged={changed} />}
            </div>
          )}
          <StateNow state={data} />
          <WaitingList state={data} onChanged={changed} />
        </>
      )}
      {part === 'lots' && <Lots maySet={maySet} onChanged={changed} />}
      {part === 'certification' && <Certifications maySet={maySet} onChanged={changed} />}
      {part === 'history' && <History />}
    </div>
  );
}
