import type { Queue } from '../queue/use-queue.ts';
import { useWords } from '../words.ts';

/** Says what is not sent yet. Silent when all is. */
export function LineBar({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const left =
    queue.photos.filter((photo) => photo.blob !== null && photo.refusal === null).length +
    queue.figures.filter(({ state }) => state === 'to-send').length;
  return (
    <div class="line" role="status" data-line={queue.line}>
      {left > 0 && (
        <p class={queue.line === 'away' ? 'away' : 'sending'}>
          {queue.line === 'away' ? words.line.away(left) : words.line.sending(left)}
          {queue.line === 'away' && (
            <button type="button" class="plain" onClick={queue.sendAgain}>
              {words.trouble.again}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
