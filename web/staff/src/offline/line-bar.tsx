import { formatTime } from '../../../shared/dates.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { useDevice } from './device-state.ts';
import { useLine } from './line.ts';
import './offline.css';
import { WaitingHere } from './waiting-here.tsx';
import { OFFLINE_WORDS } from './words.ts';

/** Under the menu: since when there is no line, what waits, and what was not taken. Nothing while all is well. */
export function LineBar({ onDevice }: { readonly onDevice: () => void }) {
  const { language } = useDesk();
  const w = useWords(OFFLINE_WORDS);
  const { since, slow } = useLine();
  const { waiting, refused, whole } = useDevice();
  const texts = [
    ...(since === null ? [] : [w.cutSince(formatTime(since, language))]),
    ...(slow ? [w.slow] : []),
    ...(waiting.length === 0 ? [] : [since === null ? w.sending(waiting.length) : w.wait(waiting.length)]),
    ...(since === null ? [] : [w.ready(whole.size)]),
    ...(refused.length === 0 ? [] : [w.refused(refused.length)]),
  ];
  return (
    <>
      <div role="status">
        {texts.length > 0 && (
          <p className={since === null && refused.length === 0 ? 'line-bar' : 'line-bar line-cut'}>
            {texts.join(' · ')}{' '}
            <button type="button" onClick={onDevice}>
              {w.device}
            </button>
          </p>
        )}
      </div>
      <WaitingHere />
    </>
  );
}
