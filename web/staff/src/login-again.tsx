import { useLayoutEffect, useRef } from 'react';
import type { Me } from './api/desk-types.ts';
import { useDesk } from './desk.tsx';
import { LOGIN_WORDS } from './login/words.ts';
import { Login } from './login.tsx';
import { useWords } from './words.ts';

interface LoginAgainProps {
  /** `ended`: the session is over. `soon`: it will be. `other`: somebody else has logged in with this browser. */
  readonly why: 'ended' | 'soon' | 'other';
  /** Who that is. */
  readonly other: Me | null;
  readonly onLogin: (me: Me) => void;
  /** Puts it off; null when the work cannot go on without it. */
  readonly onLater: (() => void) | null;
  readonly onLanguage: () => void;
}

/** Logs in over the work; what is typed stays under it. */
export function LoginAgain({ why, other, onLogin, onLater, onLanguage }: LoginAgainProps) {
  const { me } = useDesk();
  const w = useWords(LOGIN_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the form inside looks for the field that takes the focus.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const name = me?.displayName || me?.username || '';
  const text = { ended: w.kept, soon: w.keptSoon, other: w.other }[why](name);
  return (
    <dialog
      ref={dialog}
      aria-label={w.againTitle}
      onCancel={(event) => {
        event.preventDefault();
        onLater?.();
      }}
    >
      <p className="hint">{text}</p>
      {other !== null && (
        <button type="button" onClick={() => onLogin(other)}>
          {w.goOnAs(other.displayName || other.username)}
        </button>
      )}
      <Login username={me?.username ?? ''} onLogin={onLogin} onLanguage={onLanguage} />
      {onLater !== null && (
        <button type="button" onClick={onLater}>
          {w.later}
        </button>
      )}
    </dialog>
  );
}
