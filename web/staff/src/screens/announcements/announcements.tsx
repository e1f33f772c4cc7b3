import { useState } from 'react';
import { eveningApi } from '../../api/evening-api.ts';
import type { Importance } from '../../api/evening-types.ts';
import { IMPORTANCES } from '../../api/evening-types.ts';
import '../../evening/evening.css';
import { useMay } from '../../evening/may.ts';
import { useScope } from '../../evening/use-scope.ts';
import { useWords } from '../../words.ts';
import { AnnouncementList } from './announcement-list.tsx';
import './announcements.css';
import { Compose } from './compose.tsx';
import { PauseList } from './pause-list.tsx';
import { StartChoice, startOf } from './start-choice.tsx';
import { WORDS } from './words.ts';

const HOURS = [1, 3, 6, 12, 24];
const USUAL_HOURS = 6;
const HOUR_MS = 3_600_000;
/** Longest texts that the server takes. */
const MOST_PAUSE = 500;
const MOST_ANNOUNCEMENT = 1000;

/** Stops and resumes the giving out of work, and tells people at work something. */
export function Announcements({ centre }: { centre: string | null }) {
  const words = useWords(WORDS);
  const may = useMay();
  const scope = useScope(centre);
  const [said, setSaid] = useState('');
  const [importance, setImportance] = useState<Importance>('normal');
  const [hours, setHours] = useState(USUAL_HOURS);
  const [start, setStart] = useState('');
  const chosen = scope.centre ?? null;
  return (
    <div className="evening announcements">
      <h1>{words.title}</h1>
      <p role="status" className="status">
        {said}
      </p>
      <section aria-labelledby="pauses-title">
        <h2 id="pauses-title">{words.pauses}</h2>
        <p className="none">{words.pausesWhy}</p>
        {may('pause-entry') && (
          <Compose
            label={words.pauseArea}
            submit={words.pauseNow}
            most={MOST_PAUSE}
            centre={chosen}
            onSend={eveningApi.pause}
            onDone={() => setSaid(words.paused)}
          />
        )}
        <PauseList onResumed={() => setSaid(words.resumed)} />
      </section>
      <section aria-labelledby="announcements-title">
        <h2 id="announcements-title">{words.announcements}</h2>
        {may('announce') && (
          <Compose
            label={words.announce}
            submit={words.send}
            most={MOST_ANNOUNCEMENT}
            centre={chosen}
            onSend={(area, text) => {
              const from = startOf(start);
              const until = new Date((from ?? Date.now()) + hours * HOUR_MS).toISOString();
              const begins = from === null ? {} : { from: new Date(from).toISOString() };
              return eveningApi.announce({ area, importance, text, ...begins, until });
            }}
            onDone={() => {
              setSaid(start === '' ? words.sent : words.scheduled);
              setStart('');
            }}
          >
            <div className="row">
              <label>
                {words.importance}{' '}
                <select
                  value={importance}
                  onChange={(event) => setImportance(event.target.value as Importance)}
                >
                  {IMPORTANCES.map((name) => (
                    <option key={name} value={name}>
                      {words.importances[name]}
                    </option>
                  ))}
                </select>
              </label>
              <StartChoice value={start} onChange={setStart} />
              <label>
                {words.until}{' '}
                <select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
                  {HOURS.map((n) => (
                    <option key={n} value={n}>
                      {words.hours(n)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          </Compose>
        )}
        <AnnouncementList onWithdrawn={() => setSaid(words.withdrew)} />
      </section>
    </div>
  );
}
