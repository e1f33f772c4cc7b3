import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk.tsx';
import { useAttempt } from '../../login/attempt.ts';
import { AttemptNote } from '../../login/attempt-note.tsx';
import { PasswordInput } from '../../login/password-input.tsx';
import { useWords } from '../../words.ts';
import { ACCOUNT_WORDS } from './words.ts';

interface ConfirmPasswordProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Does it with the password; a refusal is shown here. */
  readonly onPassword: (password: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the password before proofs of identity change. */
export function ConfirmPassword({ title, children, onPassword, onClose }: ConfirmPasswordProps) {
  const { w } = useDesk();
  const words = useWords(ACCOUNT_WORDS);
  const attempt = useAttempt();
  const dialog = useRef<HTMLDialogElement>(null);
  const [password, setPassword] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.start(() => onPassword(password));
        }}
      >
        <h2>{title}</h2>
        {children}
        <PasswordInput
          label={words.askPassword}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
        <AttemptNote attempt={attempt} />
        <p className="row">
          <button
            type="submit"
            className="main"
            disabled={attempt.busy || (attempt.left > 0 && !attempt.again)}
          >
            {w.confirm}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {w.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
