import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import type { Attempt } from './attempt.ts';
import { LOGIN_WORDS } from './words.ts';

/** What went wrong, in the server's words, and how long to wait. The seconds are not read out each time. */
export function AttemptNote({ attempt }: { attempt: Attempt }) {
  const { say } = useDesk();
  const w = useWords(LOGIN_WORDS);
  const { failure, left, again, busy } = attempt;
  if (failure === null) return null;
  return (
    <div className="trouble attempt-note">
      <p role="alert">{say(failure.text)}</p>
      {left > 0 && (
        <p role="timer" className="attempt-left">
          {again ? w.again(left) : w.wait(left)}
        </p>
      )}
      {left > 0 && again && (
        <button type="button" onClick={attempt.now}>
          {w.tryNow}
        </button>
      )}
      {busy && <p role="status">{w.trying}</p>}
      {left === 0 && !busy && failure.code === 'too-many-attempts' && <p role="status">{w.waitOver}</p>}
    </div>
  );
}
