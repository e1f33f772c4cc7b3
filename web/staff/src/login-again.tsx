import { useEffect, useRef } from 'react';
import type { Me } from './api/desk-types.ts';
import { useDesk } from './desk.tsx';
import { Login } from './login.tsx';
import { bilingualWords, useWords } from './words.ts';

const WORDS = bilingualWords(
  {
    title: 'เข้าสู่ระบบอีกครั้ง',
    kept: (name: string) => `หมดเวลาของการเข้าใช้ งานของ ${name} ยังอยู่ครบ เข้าสู่ระบบแล้วทำต่อได้ทันที`,
  },
  {
    title: 'Log in again',
    kept: (name: string) => `Your session has ended. The work of ${name} is still here: log in and go on.`,
  },
);

interface LoginAgainProps {
  readonly onLogin: (me: Me) => void;
  readonly onLanguage: () => void;
}

/** Logs in over the work when the session has ended; what is typed stays under it. */
export function LoginAgain(props: LoginAgainProps) {
  const { me } = useDesk();
  const w = useWords(WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-label={w.title} onCancel={(event) => event.preventDefault()}>
      <p className="hint">{w.kept(me?.displayName || me?.username || '')}</p>
      <Login {...props} />
    </dialog>
  );
}
