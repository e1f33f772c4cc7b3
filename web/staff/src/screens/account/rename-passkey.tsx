import { useState } from 'react';
import { peopleApi } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { useAttempt } from '../../login/attempt.ts';
import { AttemptNote } from '../../login/attempt-note.tsx';
import { takeFocus } from '../../parts/take-focus.ts';
import { useWords } from '../../words.ts';
import { ACCOUNT_WORDS } from './words.ts';

interface RenamePasskeyProps {
  readonly passkey: { readonly id: string; readonly name: string };
  /** True when it has the new name, false when it was left as it is. */
  readonly onDone: (renamed: boolean) => void;
}

/** Another name for a passkey. */
export function RenamePasskey({ passkey, onDone }: RenamePasskeyProps) {
  const { w } = useDesk();
  const words = useWords(ACCOUNT_WORDS);
  const attempt = useAttempt();
  const [name, setName] = useState(passkey.name);
  return (
    <form
      className="own-panel account-form"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.start(async () => {
          await peopleApi.renamePasskey(passkey.id, name.trim());
          onDone(true);
        });
      }}
    >
      <label>
        {words.newName}
        <input
          ref={takeFocus}
          name="passkey-name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
        />
      </label>
      <AttemptNote attempt={attempt} />
      <p className="row">
        <button type="submit" className="main" disabled={attempt.busy || name.trim() === ''}>
          {w.save}
        </button>
        <button type="button" onClick={() => onDone(false)}>
          {w.cancel}
        </button>
      </p>
    </form>
  );
}
