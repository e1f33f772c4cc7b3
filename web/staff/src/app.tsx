import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '../../../src/basics/bilingual.ts';
import { api } from './api/desk-api.ts';
import type { Me } from './api/desk-types.ts';
import { onLoggedOut, Refused } from './api/http.ts';
import { DeskContext, makeDesk } from './desk.tsx';
import { Login } from './login.tsx';
import { LoginAgain } from './login-again.tsx';
import { makeQueries } from './queries.ts';
import { Shell } from './shell.tsx';

const LANGUAGE_KEY = 'khanaen.language';

/** The desk: logs in, then works. `undefined`: not known yet who works. */
export function App() {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'th',
  );
  const [queries] = useState(makeQueries);
  const [me, setMe] = useState<Me | null | undefined>(undefined);
  const [away, setAway] = useState(false);
  const [session, setSession] = useState(0);

  useEffect(() => {
    api.me().then(setMe, (error: unknown) => {
      setMe(null);
      if (!(error instanceof Refused)) throw error;
    });
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(LANGUAGE_KEY, language);
  }, [language]);

  // The work stays as it is under the dialog: nobody loses a keystroke because a session ended.
  const works = me !== null && me !== undefined;
  useEffect(() => (works ? onLoggedOut(() => setAway(true)) : undefined), [works]);
  const back = (who: Me) => {
    setAway(false);
    setSession((n) => n + 1);
    setMe(who);
  };

  const toggle = () => setLanguage(language === 'th' ? 'en' : 'th');
  if (me === undefined) return null;
  return (
    <QueryClientProvider client={queries}>
      <DeskContext value={makeDesk(language, me, session)}>
        {me === null ? (
          <Login onLogin={setMe} onLanguage={toggle} />
        ) : (
          <Shell key={me.username} me={me} onLogout={() => setMe(null)} onLanguage={toggle} />
        )}
        {works && away && <LoginAgain onLogin={back} onLanguage={toggle} />}
      </DeskContext>
    </QueryClientProvider>
  );
}
