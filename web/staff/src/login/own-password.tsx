import { useEffect, useId, useRef, useState } from 'react';
import { peopleApi } from '../api/people-api.ts';
import { useWords } from '../words.ts';
import { useAttempt } from './attempt.ts';
import { AttemptNote } from './attempt-note.tsx';
import { PasswordInput } from './password-input.tsx';
import type { TypedPassword } from './password-rules.tsx';
import { keepsRules, PasswordRules } from './password-rules.tsx';
import { LOGIN_WORDS } from './words.ts';

interface OwnPasswordProps {
  readonly username: string;
  /** The name to confirm at the first login; null later. */
  readonly displayName: string | null;
  /** The password with which they just logged in; null: ask for it. */
  readonly known: string | null;
  readonly onDone: () => Promise<void> | void;
}

/** Sets an own password. Its rules are ticked off while it is typed. */
export function OwnPassword({ username, displayName, known, onDone }: OwnPasswordProps) {
  const w = useWords(LOGIN_WORDS);
  const attempt = useAttempt();
  const rules = useId();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(displayName ?? '');
  const [current, setCurrent] = useState(known ?? '');
  const [fresh, setFresh] = useState('');
  const [repeat, setRepeat] = useState('');
  const [shown, setShown] = useState(false);
  const [strict, setStrict] = useState(false);
  const typed: TypedPassword = { username, current, fresh, repeat: shown ? null : repeat };

  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:not(.unseen)')?.focus(), []);

  const submit = () => {
    if (!keepsRules(typed)) {
      setStrict(true);
      form.current?.querySelector<HTMLInputElement>('[name=fresh]')?.focus();
      return;
    }
    attempt.start(async () => {
      const named = displayName === null ? {} : { displayName: name.trim() };
      await peopleApi.setPassword({ current, password: fresh, ...named });
      await onDone();
    });
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* For the browser's list of passwords. */}
      <input
        className="unseen"
        name="username"
        autoComplete="username"
        defaultValue={username}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      {displayName !== null && (
        <label>
          {w.displayName}
          <input
            name="displayName"
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
          />
          <small>{w.displayNameWhy}</small>
        </label>
      )}
      {known === null && (
        <PasswordInput
          label={displayName === null ? w.current : w.given}
          name="current"
          autoComplete="current-password"
          aria-invalid={attempt.failure?.code === 'wrong-password'}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          required
        />
      )}
      <PasswordInput
        label={w.fresh}
        name="fresh"
        autoComplete="new-password"
        aria-describedby={rules}
        aria-invalid={strict && !keepsRules({ ...typed, repeat: null })}
        value={fresh}
        onChange={(event) => setFresh(event.target.value)}
        onShown={setShown}
      />
      {!shown && (
        <label>
          {w.repeat}
          <input
            type="password"
            name="repeat"
            autoComplete="new-password"
            aria-invalid={strict && repeat !== fresh}
            value={repeat}
            onChange={(event) => setRepeat(event.target.value)}
          />
        </label>
      )}
      <PasswordRules id={rules} typed={typed} strict={strict} />
      <AttemptNote attempt={attempt} />
      <button
        type="submit"
        className="main wide"
        disabled={attempt.busy || (attempt.left > 0 && !attempt.again)}
      >
        {w.setPassword}
      </button>
    </form>
  );
}
