import { useState } from 'react';
import { api } from './api/desk-api.ts';
import type { Me } from './api/desk-types.ts';
import { useDesk } from './desk.tsx';
import { Trouble } from './parts/trouble.tsx';

interface LoginProps {
  readonly onLogin: (me: Me) => void;
  readonly onLanguage: () => void;
}

export function Login({ onLogin, onLanguage }: LoginProps) {
  const { w } = useDesk();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = (form: FormData) => {
    setBusy(true);
    api
      .login(String(form.get('username') ?? ''), String(form.get('password') ?? ''))
      .then(onLogin, (error) => {
        setTrouble(error);
        setBusy(false);
      });
  };
  return (
    <main className="login">
      <h1>{w.title}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <label>
          {w.username}
          <input name="username" autoComplete="username" autoCapitalize="none" required />
        </label>
        <label>
          {w.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <Trouble error={trouble} />
        <button type="submit" className="main" disabled={busy}>
          {w.logIn}
        </button>
      </form>
      <button type="button" className="plain" onClick={onLanguage}>
        {w.otherLanguage}
      </button>
    </main>
  );
}
