import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../../../../src/basics/bilingual.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { HourList } from './hour-list.tsx';
import { Notices } from './notices.tsx';
import './press.css';
import { StatementDesk } from './statement-desk.tsx';
import { WORDS } from './words.ts';

const FRESH_MS = 20_000;

/** Statements, bulletins, notices and posters of the newest cut. */
export function Press() {
  const words = useWords(WORDS);
  const { language: own, say } = useDesk();
  const may = useMay();
  const [of, setOf] = useState('');
  const [language, setLanguage] = useState<Language>(own);
  const { data, error } = useQuery({
    queryKey: ['press', of],
    queryFn: () => pressApi.desk(of),
    refetchInterval: FRESH_MS,
  });
  const scopes = data?.scopes ?? [];
  return (
    <div className="press-screen">
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <Trouble error={error} />
      <div className="row press-choice">
        <label>
          {words.scope}{' '}
          <select value={of} onChange={(event) => setOf(event.target.value)}>
            <option value="">{words.nation}</option>
            {scopes
              .filter(({ kind }) => kind !== 'nation')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
          </select>
        </label>
        <label>
          {words.paper}{' '}
          <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
            {(['th', 'en'] as const).map((name) => (
              <option key={name} value={name}>
                {words.languages[name]}
              </option>
            ))}
          </select>
        </label>
        {data !== undefined && (
          <p>
            <strong>
              {data.cut === null
                ? words.noCut
                : words.cut(groupDigits(data.cut.number), formatMoment(Date.parse(data.cut.at), own))}
            </strong>
          </p>
        )}
      </div>
      {data !== undefined && (
        <>
          {may('write-statement') && <StatementDesk key={of} desk={data} of={of} language={language} />}
          <section aria-labelledby="press-bulletin">
            <h2 id="press-bulletin">{words.bulletin}</h2>
            {data.cut !== null && (
              <p>
                <a href={pressApi.bulletinUrl(of, language)} download="bulletin.pdf">
                  {words.bulletinNow}
                </a>
              </p>
            )}
            <HourList hours={data.hours} of={of} language={language} />
          </section>
          <Notices key={`notices ${of}`} desk={data} of={of} language={language} />
        </>
      )}
    </div>
  );
}
