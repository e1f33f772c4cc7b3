import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '../../../src/basics/bilingual.ts';
import type { Me } from './api/desk-types.ts';
import { Refused } from './api/http.ts';
import { DeskContext, makeDesk } from './desk.tsx';
import { Session } from './login/session.tsx';
import { tellTabs } from './login/tabs.ts';
import { Login } from './login.tsx';
import { showDeviceOf } from './offline/device-state.ts';
import { forgetOwedLogOut, makeUpForLogOut } from './offline/log-out.ts';
import { remember, whoWorks } from './offline/remembered.ts';
import { WaitingHere } from './offline/waiting-here.tsx';
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
  const [session, setSession] = useState(0);

  useEffect(() => {
    showDeviceOf(null).catch(() => undefined);
    const who = makeUpForLogOut().then((told) => (told ? whoWorks() : null));
    who.then(setMe, (error: unknown) => {
      setMe(null);
      if (!(error instanceof Refused)) throw error;
    });
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(LANGUAGE_KEY, language);
  }, [language]);

  const goOn = (who: Me) => {
    remember(who).catch(() => undefined);
    setSession((n) => n + 1);
    setMe(who);
  };
  const enter = (who: Me) => {
    forgetOwedLogOut();
    // What somebody else asked for is not theirs to see.
    if (who.id !== me?.id) queries.clear();
    tellTabs({ kind: 'login', id: who.id });
    goOn(who);
  };
  const leave = () => {
    queries.clear();
    tellTabs({ kind: 'logout' });
    showDeviceOf(null).catch(() => undefined);
    setMe(null);
  };

  const toggle = () => setLanguage(language === 'th' ? 'en' : 'th');
  if (me === undefined) return null;
  return (
    <QueryClientProvider client={queries}>
      <DeskContext value={makeDesk(language, me, session)}>
        {me === null || me.waitsFor ? (
          <main>
            <Login key={me?.id} waiting={me} onLogin={enter} onLanguage={toggle} />
            <WaitingHere />
          </main>
        ) : (
          <>
            <Shell key={me.username} me={me} onLogout={leave} onLanguage={toggle} />
            {/* Over the work, which stays as it is: nobody loses a keystroke because a session ended. */}
            <Session key={me.id} me={me} onLogin={enter} onBack={goOn} onLanguage={toggle} />
          </>
        )}
      </DeskContext>
    </QueryClientProvider>
  );
}
