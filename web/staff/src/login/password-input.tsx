import type { ComponentProps, KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { useWords } from '../words.ts';
import { LOGIN_WORDS } from './words.ts';

interface PasswordInputProps extends Omit<ComponentProps<'input'>, 'type' | 'id'> {
  readonly label: string;
  /** Told when the password is shown, so that typing it twice is not asked for. */
  readonly onShown?: (shown: boolean) => void;
}

/** A password that can be shown while it is typed, with a word when Caps Lock is on. */
export function PasswordInput({ label, onShown, ...input }: PasswordInputProps) {
  const w = useWords(LOGIN_WORDS);
  const id = useId();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <div className="password">
      <label htmlFor={id}>{label}</label>
      <span className="password-row">
        <input
          {...input}
          id={id}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onKeyDown={look}
          onKeyUp={look}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-label={`${w.show} ${label}`}
          onClick={() => {
            setShown(!shown);
            onShown?.(!shown);
          }}
        >
          {w.show}
        </button>
      </span>
      {caps && (
        <small className="caps" role="status">
          {w.capsLock}
        </small>
      )}
    </div>
  );
}
