import { useEffect, useRef, useState } from 'react';
import { stayAwake } from '../api/attendance.ts';
import { api } from '../api/desk-api.ts';
import type { Me } from '../api/desk-types.ts';
import { lastAnswerAt, onLoggedOut, onNotReady, Refused } from '../api/http.ts';
import { peopleApi } from '../api/people-api.ts';
import { LoginAgain } from '../login-again.tsx';
import { currentLine } from '../offline/line.ts';
import { useWords } from '../words.ts';
import { minutesLeft, sessionEnd, shouldSayAlive } from './session-clock.ts';
import { onTabs, tellTabs } from './tabs.ts';
import { LOGIN_WORDS } from './words.ts';

interface SessionProps {
  readonly me: Me;
  /** Somebody logged in over the work. */
  readonly onLogin: (me: Me) => void;
  /** The same person logged in again in another tab: work that was refused may go on. Or their account is not ready any more. */
  readonly onBack: (me: Me) => void;
  readonly onLanguage: () => void;
}

/** `soon`: the session still stands, and somebody logs in again before it ends. */
type Away =
  | { readonly why: 'ended' | 'soon'; readonly other: null }
  | { readonly why: 'other'; readonly other: Me };

const ENDED: Away = { why: 'ended', other: null };
const TELL_TABS_MS = 20_000;
/** Asking sooner would prolong a session that nobody uses. */
const OVER_MS = 80_000;
const ASK_MS = 30_000;

/**
 * Keeps the session while somebody works, warns before it ends, and asks to log in over the work when it has ended or when
 * somebody else has logged in with the same browser.
 */
export function Session({ me, onLogin, onBack, onLanguage }: SessionProps) {
  const w = useWords(LOGIN_WORDS);
  const [limits, setLimits] = useState({ session: me.session, at: Date.now() });
  const [away, setAway] = useState<Away | null>(null);
  const [left, setLeft] = useState<{ readonly ms: number; readonly why: 'idle' | 'total' } | null>(null);
  const tabAliveAt = useRef(0);
  const toldTabsAt = useRef(0);
  const askedAt = useRef(0);
  const asking = useRef(false);

  /** Asks the server who works here: another tab may have logged somebody else in. */
  const check = (ask: () => Promise<Me>) => {
    if (asking.current) return;
    asking.current = true;
    ask()
      .then(
        (who) => {
          if (who.id !== me.id) setAway({ why: 'other', other: who });
          else if (who.waitsFor) onBack(who);
          else {
            setLimits({ session: who.session, at: Date.now() });
            const { away: before } = now.current;
            if (before === null || before.why === 'soon') return;
            setAway(null);
            onBack(who);
          }
        },
        (error: unknown) => {
          // A server that is away is no reason to log in again; one that knows nobody tells through onLoggedOut.
          if (!(error instanceof Refused)) throw error;
        },
      )
      .finally(() => {
        asking.current = false;
      });
  };
  const now = useRef({ check, away, limits });
  now.current = { check, away, limits };

  // Observers see numbers and can change nothing: theirs are the screens on the wall.
  useEffect(() => {
    stayAwake(me.role === 'observer');
    return () => stayAwake(false);
  }, [me.role]);
  useEffect(() => onNotReady(() => now.current.check(api.me)), []);
  useEffect(() => onLoggedOut(() => setAway((before) => before ?? ENDED)), []);
  useEffect(
    () =>
      onTabs((news) => {
        if (news.kind === 'alive') tabAliveAt.current = Date.now();
        else if (news.kind === 'login') now.current.check(api.me);
        else setAway(ENDED);
      }),
    [],
  );
  useEffect(() => {
    const aliveAt = () => Math.max(lastAnswerAt(), tabAliveAt.current);
    const works = () => {
      const { away: gone, limits: known } = now.current;
      if (gone === null && shouldSayAlive(known.session, aliveAt(), Date.now()))
        now.current.check(peopleApi.stay);
    };
    const looks = () => {
      if (document.visibilityState === 'visible' && now.current.away === null) now.current.check(api.me);
    };
    const acts = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const act of acts) document.addEventListener(act, works, { passive: true });
    document.addEventListener('visibilitychange', looks);
    return () => {
      for (const act of acts) document.removeEventListener(act, works);
      document.removeEventListener('visibilitychange', looks);
    };
  }, []);
  useEffect(() => {
    const tick = () => {
      const at = Date.now();
      // Without a line nobody can log in, and nobody has to: typing goes on, and the server asks when it is back.
      if (currentLine().since !== null) {
        setLeft(null);
        return;
      }
      if (at - toldTabsAt.current > TELL_TABS_MS && lastAnswerAt() > toldTabsAt.current) {
        toldTabsAt.current = at;
        tellTabs({ kind: 'alive' });
      }
      const end = sessionEnd(limits.session, limits.at, Math.max(lastAnswerAt(), tabAliveAt.current));
      const over = at >= end.at + OVER_MS;
      setLeft(at < end.warnAt || over ? null : { ms: end.at - at, why: end.why });
      // The server says that it is over. While it cannot be reached, nobody is kept from typing.
      if (over && now.current.away === null && at - askedAt.current > ASK_MS) {
        askedAt.current = at;
        now.current.check(api.me);
      }
    };
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [limits]);

  if (away !== null) {
    return (
      <LoginAgain
        why={away.why}
        other={away.other}
        onLogin={(who) => {
          setAway(null);
          setLeft(null);
          setLimits({ session: who.session, at: Date.now() });
          onLogin(who);
        }}
        onLater={away.why === 'soon' ? () => setAway(null) : null}
        onLanguage={onLanguage}
      />
    );
  }
  if (left === null) return null;
  const time = w.minutes(...minutesLeft(left.ms));
  return (
    <div
      className="session-end"
      role="alertdialog"
      aria-label={left.why === 'idle' ? w.endsSoon('') : w.endsAnyway('')}
    >
      <p role="timer">{left.why === 'idle' ? w.endsSoon(time) : w.endsAnyway(time)}</p>
      {left.why === 'idle' ? (
        <button type="button" onClick={() => check(peopleApi.stay)}>
          {w.stay}
        </button>
      ) : (
        <button type="button" onClick={() => setAway({ why: 'soon', other: null })}>
          {w.logInNow}
        </button>
      )}
    </div>
  );
}
