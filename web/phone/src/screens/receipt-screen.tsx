import { useEffect, useState } from 'preact/hooks';
import type { UnitState } from '../api.ts';
import { makeReceipt } from '../api.ts';
import { QrPicture } from '../parts/qr-picture.tsx';
import { Thumbnail } from '../parts/thumbnail.tsx';
import type { KeptPhoto } from '../queue/kept.ts';
import type { Queue } from '../queue/use-queue.ts';
import { useText, useWords } from '../words.ts';
import { unitTitle } from './unit-title.ts';

interface ReceiptScreenProps {
  readonly code: string;
  readonly unit: UnitState;
  readonly queue: Queue;
  readonly onDone: () => void;
}

/** Receipt numbers of what this phone has sent, and a signed code over them that others can check. */
export function ReceiptScreen({ code, unit, queue, onDone }: ReceiptScreenProps) {
  const words = useWords();
  const text = useText();
  const received = queue.photos.filter((photo) => receiptOf(photo) !== null);
  const numbers = received.map((photo) => receiptOf(photo) ?? '');
  const asked = numbers.join(' ');
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    if (asked === '') return;
    makeReceipt(code, asked.split(' ')).then(
      (made) => setToken(made.token),
      () => setToken(null),
    );
  }, [code, asked]);
  return (
    <main class="receipts">
      <h1>{words.receipts.title}</h1>
      <p>
        {unitTitle(unit, words)} · {unit.unit.place.map(text).join(' · ')}
      </p>
      {received.length === 0 ? (
        <p>{words.receipts.none}</p>
      ) : (
        <>
          <p>{words.receipts.text}</p>
          {token === null ? (
            <p class="note">{words.receipts.noLine}</p>
          ) : (
            <QrPicture text={`${location.origin}/f/receipt/${token}`} name={words.receipts.code} />
          )}
          <ul class="pages">
            {received.map((photo) => (
              <li key={photo.key}>
                <Thumbnail blob={photo.thumbnail} alt="" />
                <div class="what">
                  <strong>{words.receipt(receiptOf(photo) ?? '')}</strong>
                  <span>{formOf(unit, photo)}</span>
                  {photo.outcome !== null && <span>{words.state[photo.outcome.kind]}</span>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="main" onClick={onDone}>
        {words.receipts.back}
      </button>
    </main>
  );
}

function receiptOf({ outcome }: KeptPhoto): string | null {
  return outcome !== null && 'receipt' in outcome ? outcome.receipt : null;
}

function formOf({ forms }: UnitState, { ballot, page }: KeptPhoto): string {
  const form = forms.find((f) => f.ballot === ballot);
  return `${form?.form.code ?? ballot} ${page}/${form?.pages.length ?? '?'}`;
}
