import { useEffect, useRef, useState } from 'react';
import type { CodeSetup } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useAttempt } from '../../login/attempt.ts';
import { AttemptNote } from '../../login/attempt-note.tsx';
import { CodeInput } from '../../login/code-input.tsx';
import { useWords } from '../../words.ts';
import { FACTOR_WORDS } from './factor-words.ts';
import { Qr } from './qr.tsx';
import './factors.css';

interface SetUpCodesProps {
  /** Drawn already, with the password; missing: after a login that waits for its first factor. */
  readonly drawn?: CodeSetup;
  /** Recovery codes when this is the first factor, else null. */
  readonly onAdded: (recovery: readonly string[] | null) => void;
}

/** Shows the secret of a code generator once, as a QR code and in groups, and asks for its first code. */
export function SetUpCodes({ drawn, onAdded }: SetUpCodesProps) {
  const w = useWords(FACTOR_WORDS);
  const drawing = useAttempt();
  const confirming = useAttempt();
  const [setup, setSetup] = useState<CodeSetup | null>(drawn ?? null);
  const [code, setCode] = useState('');
  const begin = useRef(drawing.start);
  useEffect(() => {
    if (drawn === undefined) begin.current(async () => setSetup(await peopleApi.beginCodes()));
  }, [drawn]);
  if (setup === null) {
    return drawing.failure === null ? <p role="status">…</p> : <AttemptNote attempt={drawing} />;
  }
  const confirm = (digits: string) => {
    confirming.start(async () => onAdded((await peopleApi.confirmCodes(digits)).recoveryCodes));
  };
  const stopped = confirming.busy || (confirming.left > 0 && !confirming.again);
  return (
    <div className="set-up">
      <div>
        <Qr text={setup.uri} label={w.qr} />
      </div>
      <div>
        <ol>
          <li>{w.scan}</li>
          <li>
            {w.orType} <code className="secret">{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </li>
          <li>{w.typeCode}</li>
        </ol>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm(code);
          }}
        >
          <CodeInput
            label={w.code}
            value={code}
            invalid={confirming.failure?.code === 'wrong-code'}
            onValue={(digits) => {
              setCode(digits);
              if (digits.length === 6 && !stopped) confirm(digits);
            }}
          />
          <AttemptNote attempt={confirming} />
          {confirming.failure?.code === 'wrong-code' && <p>{w.clockHint}</p>}
          <button type="submit" className="main" disabled={stopped || code.length < 6}>
            {w.confirm}
          </button>
        </form>
      </div>
    </div>
  );
}
