import { Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import type { Me } from './api/desk-types.ts';
import { useDesk } from './desk.tsx';
import { NoticeBanner } from './evening/notice-banner.tsx';
import { useHashPath, useHashSearch } from './hash-location.ts';
import { LineBar } from './offline/line-bar.tsx';
import { logOut } from './offline/log-out.ts';
import { useDeviceLoop } from './offline/use-device-loop.ts';
import { CentreChoice, useCentre } from './parts/centre-choice.tsx';
import { Menu } from './parts/menu.tsx';
import { SCREENS } from './screens.ts';

interface ShellProps {
  readonly me: Me;
  readonly onLogout: () => void;
  readonly onLanguage: () => void;
}

/** The frame of the desk. What a person may not do is not shown; the server refuses it in any case. */
export function Shell(props: ShellProps) {
  return (
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <Frame {...props} />
    </Router>
  );
}

function Frame({ me, onLogout, onLanguage }: ShellProps) {
  const { w, say, session } = useDesk();
  useDeviceLoop(me, session);
  const [location, go] = useLocation();
  const open = SCREENS.filter((screen) => me.may.includes(screen.action));
  const [centre, setCentre] = useCentre(me);
  const home = open[0]?.path ?? '/evening';
  return (
    <>
      <header className="top">
        <div className={me.election.drill ? 'strip drill' : 'strip'}>
          <strong>
            {me.election.drill && `${w.drill} · `}
            {say(me.election.title)}
          </strong>
          <span className="who">
            <button
              type="button"
              className="plain"
              aria-current={location === '/account' ? 'page' : undefined}
              onClick={() => go('/account')}
            >
              {me.displayName || me.username}
            </button>
            <button type="button" className="plain" onClick={onLanguage}>
              {w.otherLanguage}
            </button>
            <button
              type="button"
              className="plain"
              onClick={() => {
                logOut(me).then(onLogout, onLogout);
              }}
            >
              {w.logOut}
            </button>
          </span>
        </div>
        <div className="bar">
          <Menu screens={open.filter((screen) => screen.order !== null)} location={location} go={go} />
          <CentreChoice me={me} centre={centre} onCentre={setCentre} />
        </div>
      </header>
      <LineBar onDevice={() => go('/device')} />
      <NoticeBanner />
      <main>
        <Suspense fallback={<p role="status">…</p>}>
          <Switch>
            {open.map((screen) => (
              <Route key={screen.path} path={screen.path}>
                <screen.view centre={centre} />
              </Route>
            ))}
            <Route>
              <Redirect to={home} />
            </Route>
          </Switch>
        </Suspense>
      </main>
    </>
  );
}
