import { useState } from 'react';
import type { PasskeyCreation } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useAttempt } from '../../login/attempt.ts';
import { AttemptNote } from '../../login/attempt-note.tsx';
import { makePasskey } from '../../login/passkey.ts';
import { useWords } from '../../words.ts';
import { FACTOR_WORDS } from './factor-words.ts';
import './factors.css';

interface SetUpPasskeyProps {
  /** Begun already, with the password; missing: after a login that waits for its first factor. */
  readonly creation?: PasskeyCreation;
  /** Recovery codes when this is the first factor, else null. */
  readonly onAdded: (recovery: readonly string[] | null) => void;
}

/** Makes a passkey on this device and keeps it under a name. */
export function SetUpPasskey({ creation, onAdded }: SetUpPasskeyProps) {
  const w = useWords(FACTOR_WORDS);
  const attempt = useAttempt();
  const [name, setName] = useState(w.passkeyNameProposal);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        attempt.start(async () => {
          const { ticket, options } = creation ?? (await peopleApi.passkeyCreation());
          const passkey = await makePasskey(options);
          onAdded((await peopleApi.addPasskey(ticket, name.trim(), passkey)).recoveryCodes);
        });
      }}
    >
      <p>{w.passkeyHow}</p>
      <label>
        {w.passkeyName}
        <input
          name="passkey-name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
        />
        <small>{w.passkeyNameWhy}</small>
      </label>
      <AttemptNote attempt={attempt} />
      <button type="submit" className="main" disabled={attempt.busy || name.trim() === ''}>
        {w.makePasskey}
      </button>
    </form>
  );
}
