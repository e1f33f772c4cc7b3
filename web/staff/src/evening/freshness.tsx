import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { ageText, spanText } from './ages.ts';
import { useNow } from './use-now.ts';
import { EVENING_WORDS } from './words.ts';

/** How many times of waiting in vain make a screen say that it stands still. */
const MISSED = 3;

interface FreshnessProps {
  /** When the last answer came, this computer's clock, milliseconds; 0: not yet. */
  readonly came: number;
  readonly everyMs: number;
  readonly failed: boolean;
}

/** Says how old the numbers on the screen are, and aloud when they no longer come. */
export function Freshness({ came, everyMs, failed }: FreshnessProps) {
  const words = useWords(EVENING_WORDS);
  const { language } = useDesk();
  const now = useNow(1_000);
  if (came === 0) return null;
  const seconds = Math.max(0, (now - came) / 1_000);
  const stale = seconds * 1_000 > everyMs * MISSED || (failed && seconds * 1_000 > everyMs);
  if (stale)
    return (
      <span className="freshness stale" role="status">
        {words.stale(ageText(seconds, language))}
      </span>
    );
  return (
    <span className="freshness">
      {seconds < 3 ? words.updatedNow : words.updated(spanText(seconds, language))}
    </span>
  );
}
