import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '../../../src/basics/bilingual.ts';
import { api } from './api/desk-api.ts';
import type { Me } from './api/desk-types.ts';
import { Refused } from './api/http.ts';
import { DeskContext, makeDesk } from './desk.tsx';
import { Login } from './login.tsx';
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

  const toggle = () => setLanguage(language === 'th' ? 'en' : 'th');
  if (me === undefined) return null;
  return (
    <QueryClientProvider client={queries}>
      <DeskContext value={makeDesk(language, me)}>
        {me === null ? (
          <Login onLogin={setMe} onLanguage={toggle} />
        ) : (
          <Shell me={me} onLogout={() => setMe(null)} onLanguage={toggle} />
        )}
      </DeskContext>
    </QueryClientProvider>
  );
}
