import { useEffect, useRef, useState } from 'react';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import type { SecondProof, SecondStep } from '../api/people-api.ts';
import { peopleApi } from '../api/people-api.ts';
import { useWords } from '../words.ts';
import { useAttempt } from './attempt.ts';
import { AttemptNote } from './attempt-note.tsx';
import { CodeInput } from './code-input.tsx';
import { askPasskey, passkeysHere } from './passkey.ts';
import { LOGIN_WORDS } from './words.ts';

interface SecondStepProps {
  readonly step: SecondStep;
  readonly username: string;
  readonly onMe: (me: Me) => void;
  /** Somebody wants to begin again, or (`late`) the five minutes are over. */
  readonly onBack: (late: boolean) => void;
}

/** Proves a second time: a code, a passkey, or a recovery code. */
export function SecondStepForm({ step, username, onMe, onBack }: SecondStepProps) {
  const w = useWords(LOGIN_WORDS);
  const attempt = useAttempt();
  const passkey = passkeysHere() ? step.passkey : null;
  const [way, setWay] = useState<'code' | 'passkey' | 'recovery'>(
    passkey !== null ? 'passkey' : step.code ? 'code' : 'recovery',
  );
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  // The field or button of the way that was chosen takes the focus.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(way === 'passkey' ? 'button.main' : 'input')?.focus();
  }, [way]);

  const prove = (proof: () => Promise<SecondProof>) => {
    attempt.start(async () => {
      const answer = await proof();
      const me = await peopleApi.second(step.ticket, answer).catch((error: unknown) => {
        if (!(error instanceof Refused && error.code === 'ticket-expired')) throw error;
        return null;
      });
      if (me === null) onBack(true);
      else onMe(me);
    });
  };
  const choose = (next: typeof way) => {
    attempt.clear();
    setWay(next);
  };
  const stopped = attempt.busy || (attempt.left > 0 && !attempt.again);
  const typed = (digits: string) => {
    if (attempt.left === 0) attempt.clear();
    setCode(digits);
    if (digits.length === 6 && !stopped) prove(() => Promise.resolve({ code: digits }));
  };
  return (
    <div ref={box}>
      <h2>{w.secondTitle}</h2>
      <p>{w.secondFor(username)}</p>
      {way === 'passkey' && passkey !== null && (
        <button
          type="button"
          className="main wide"
          disabled={stopped}
          onClick={() => prove(async () => ({ passkey: await askPasskey(passkey) }))}
        >
          {w.usePasskey}
        </button>
      )}
      {way === 'code' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            prove(() => Promise.resolve({ code }));
          }}
        >
          <CodeInput
            label={w.code}
            value={code}
            onValue={typed}
            invalid={attempt.failure?.code === 'wrong-code'}
          />
          <button type="submit" className="main wide" disabled={stopped || code.length < 6}>
            {w.confirm}
          </button>
        </form>
      )}
      {way === 'recovery' && step.recoveryCodes > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            prove(() => Promise.resolve({ recovery: recovery.trim() }));
          }}
        >
          <label>
            {w.recovery}
            <input
              name="recovery"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              value={recovery}
              onChange={(event) => setRecovery(event.target.value)}
              required
            />
          </label>
          <p>{w.recoveryLeft(step.recoveryCodes)}</p>
          <button type="submit" className="main wide" disabled={stopped}>
            {w.confirm}
          </button>
        </form>
      )}
      {way === 'recovery' && step.recoveryCodes === 0 && <p className="hint">{w.noRecovery}</p>}
      <AttemptNote attempt={attempt} />
      <p className="row ways">
        {passkey !== null && way !== 'passkey' && (
          <button type="button" onClick={() => choose('passkey')}>
            {w.usePasskey}
          </button>
        )}
        {step.code && way !== 'code' && (
          <button type="button" onClick={() => choose('code')}>
            {w.useCode}
          </button>
        )}
        {way !== 'recovery' && (
          <button type="button" className="plain" onClick={() => choose('recovery')}>
            {w.lost}
          </button>
        )}
        <button type="button" className="plain" onClick={() => onBack(false)}>
          {w.back}
        </button>
      </p>
    </div>
  );
}
