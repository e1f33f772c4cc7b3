import { useEffect, useRef, useState } from 'react';
import type { Me } from '../api/desk-types.ts';
import type { SecondStep } from '../api/people-api.ts';
import { peopleApi } from '../api/people-api.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { useAttempt } from './attempt.ts';
import { AttemptNote } from './attempt-note.tsx';
import { askPasskey, offerPasskeys, passkeysHere } from './passkey.ts';
import { PasswordInput } from './password-input.tsx';
import { LOGIN_WORDS } from './words.ts';

interface PasswordStepProps {
  /** Who worked here before. */
  readonly username: string;
  /** `password` is null for those who came with a passkey. */
  readonly onMe: (me: Me, password: string | null) => void;
  readonly onSecond: (step: SecondStep, username: string, password: string) => void;
}

/** Name and password, or a passkey without either. */
export function PasswordStep({ username, onMe, onSecond }: PasswordStepProps) {
  const { w } = useDesk();
  const words = useWords(LOGIN_WORDS);
  const attempt = useAttempt();
  const [name, setName] = useState(username);
  /** Counts offers: a button that asks for a passkey takes the offer in the list away. */
  const [offer, setOffer] = useState(0);
  const first = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const done = useRef(onMe);
  done.current = onMe;
  const { start } = attempt;
  const begin = useRef(start);
  begin.current = start;
  useEffect(() => {
    const filled = first.current?.value !== '';
    const field = filled ? form.current?.querySelector<HTMLInputElement>('[name=password]') : first.current;
    field?.focus();
  }, []);
  // Whoever mistyped types it again.
  const wrong = !attempt.busy && attempt.failure?.code === 'wrong-login';
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLInputElement>('[name=password]')?.select();
  }, [wrong]);
  useEffect(() => {
    if (offer < 0) return;
    return offerPasskeys(
      (me) => done.current(me, null),
      (error) => begin.current(() => Promise.reject(error)),
    );
  }, [offer]);

  const submit = (data: FormData) => {
    const typed = String(data.get('username') ?? '').trim();
    const password = String(data.get('password') ?? '');
    attempt.start(async () => {
      const reply = await peopleApi.login(typed, password);
      if ('ticket' in reply) onSecond(reply, typed, password);
      else onMe(reply, password);
    });
  };
  const withPasskey = () => {
    attempt.start(async () => {
      const { ticket, options } = await peopleApi.passkeyOptions();
      const answer = await askPasskey(options).catch((error: unknown) => {
        setOffer((n) => n + 1);
        throw error;
      });
      onMe(await peopleApi.passkeyLogin(ticket, answer), null);
    });
  };
  const stopped = attempt.busy || (attempt.left > 0 && !attempt.again);
  return (
    <>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
        onChange={() => {
          if (attempt.again) attempt.clear();
        }}
      >
        <label>
          {w.username}
          <input
            ref={first}
            name="username"
            autoComplete="username webauthn"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
          />
        </label>
        {/[\u0E00-\u0E7F]/.test(name) && (
          <p className="hint" role="status">
            {words.thaiKeys}
          </p>
        )}
        <PasswordInput label={w.password} name="password" autoComplete="current-password" required />
        <AttemptNote attempt={attempt} />
        <button type="submit" className="main wide" disabled={stopped}>
          {w.logIn}
        </button>
      </form>
      {passkeysHere() && (
        <button type="button" className="wide" disabled={attempt.busy} onClick={withPasskey}>
          {words.passkeyInstead}
        </button>
      )}
      <p className="forgotten">{words.forgotten}</p>
    </>
  );
}
