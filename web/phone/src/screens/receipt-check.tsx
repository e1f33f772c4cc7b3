import { useEffect, useState } from 'preact/hooks';
import type { ReceiptView } from '../api.ts';
import { Refused, readReceipt } from '../api.ts';
import { useLanguage, useText, useWords } from '../words.ts';

/** What somebody sees who scans a receipt: whether it is ours, and what it says. */
export function ReceiptCheck({ token }: { readonly token: string }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const [found, setFound] = useState<ReceiptView | 'opening' | 'wrong' | 'no-line'>('opening');
  useEffect(() => {
    readReceipt(token).then(setFound, (error: unknown) =>
      setFound(error instanceof Refused ? 'wrong' : 'no-line'),
    );
  }, [token]);
  if (found === 'opening') return <main aria-busy="true">{words.opening}</main>;
  if (found === 'wrong' || found === 'no-line')
    return (
      <main>
        <h1>{words.receipts.title}</h1>
        <p class="alarm" role="alert">
          {found === 'wrong' ? words.receipts.wrong : words.trouble.noLine}
        </p>
      </main>
    );
  const time = new Intl.DateTimeFormat(language === 'th' ? 'th' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  }).format(new Date(found.at));
  return (
    <main class="receipts">
      <h1>{words.receipts.title}</h1>
      <p class="complete" role="status">
        ✓ {words.receipts.checked}
      </p>
      <p>{text(found.unit)}</p>
      <p>{words.receipts.sentAt(time)}</p>
      <ul class="pages">
        {found.photos.map(({ receipt, form, page, hash }) => (
          <li key={receipt}>
            <div class="what">
              <strong>{words.receipt(receipt)}</strong>
              <span>{page === null ? form : words.camera.title(form, page)}</span>
              <span>
                {words.receipts.fingerprint} <code>{hash}</code>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}
