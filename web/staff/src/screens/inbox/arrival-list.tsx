import { formatTime } from '../../../../shared/dates.ts';
import type { Arrival } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { doubtText, receiptText } from './doubt-text.ts';
import { WORDS } from './words.ts';

interface ArrivalListProps {
  readonly arrivals: readonly Arrival[];
  readonly chosen: string;
  readonly onChoose: (receipt: string) => void;
}

/** What waits, oldest first, each with a small picture and the doubt in words. */
export function ArrivalList({ arrivals, chosen, onChoose }: ArrivalListProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  return (
    <nav className="arrivals" aria-label={words.list}>
      <ol>
        {arrivals.map((arrival) => (
          <li key={arrival.receipt}>
            <button
              type="button"
              aria-current={arrival.receipt === chosen ? 'true' : undefined}
              onClick={() => onChoose(arrival.receipt)}
            >
              <img src={`/api/inbox/${arrival.receipt}/thumb`} alt="" loading="lazy" />
              <span>
                <strong>
                  {arrival.hint === null ? receiptText(arrival.receipt) : say(arrival.hint.name)}
                </strong>
                <span className="when">
                  {words.channel[arrival.channel]} · {formatTime(Date.parse(arrival.receivedAt), language)}
                </span>
                <span className="doubt">{doubtText(words, arrival)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
