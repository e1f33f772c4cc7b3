import { formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Place } from '../../api/delivery-api.ts';
import { useDesk } from '../../desk.tsx';
import { spanText } from '../../evening/ages.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface PlaceProblemProps {
  readonly problem: NonNullable<Place['problem']>;
  /** The server's clock, milliseconds. */
  readonly now: number;
}

/** What is wrong with a place in plain words, and what to do about it. */
export function PlaceProblem({ problem, now }: PlaceProblemProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const { what, todo, failures, since, nextAt, detail } = problem;
  const lasts = spanText(Math.max(0, (now - Date.parse(since)) / 1000), language);
  return (
    <div className="place-problem">
      <p>
        <strong>{say(what)}</strong>
      </p>
      <p>{say(todo)}</p>
      <p className="place-small">
        {words.failures(groupDigits(failures), lasts)}
        {nextAt !== null &&
          Date.parse(nextAt) > now &&
          ` · ${words.next(formatTime(Date.parse(nextAt), language, true))}`}
      </p>
      <p className="place-small">
        {words.detail} : <span lang="en">{detail}</span>
      </p>
    </div>
  );
}
