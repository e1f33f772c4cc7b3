import { useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import type { Arrival, PlaceWish } from '../../api/inbox-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { PhotoPane } from '../../parts/photo-pane.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ChoosePage } from './choose-page.tsx';
import { doubtText, receiptText } from './doubt-text.ts';
import { History } from './history.tsx';
import { SecondPhoto } from './second-photo.tsx';
import { WORDS } from './words.ts';

interface ArrivalDetailProps {
  readonly arrival: Arrival;
  readonly onSettled: (text: string) => void;
}

/** One photo: the picture, what is known of it, and where it may belong. */
export function ArrivalDetail({ arrival, onSettled }: ArrivalDetailProps) {
  const words = useWords(WORDS);
  const { w, say, language } = useDesk();
  const may = useMay();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { receipt, hint } = arrival;
  const run = (work: Promise<unknown>, text: string) => {
    setBusy(true);
    setTrouble(null);
    work.then(() => onSettled(text), setTrouble).finally(() => setBusy(false));
  };
  const place = (wish: PlaceWish, unit: string) => {
    const page = wish.page === null ? '' : words.page(wish.page);
    run(
      inboxApi.place(receipt, wish),
      words.done(unit, `${w.ballotName[wish.ballot] ?? wish.ballot} ${page}`),
    );
  };
  const elsewhere = hint !== null && hint.centre !== arrival.centre ? hint.centre : null;
  return (
    <section className="arrival" aria-label={words.chosen}>
      <PhotoPane photos={[{ sha256: arrival.original, url: `/api/inbox/${receipt}/image` }]} />
      <div className="arrival-say">
        <h2>{doubtText(words, arrival)}</h2>
        <p>
          {words.receipt(receiptText(receipt))} · {words.channel[arrival.channel]} · {arrival.sender} ·{' '}
          {formatMoment(Date.parse(arrival.receivedAt), language)}
        </p>
        {arrival.words !== '' && (
          <p>
            {words.said}: <q>{arrival.words}</q>
          </p>
        )}
        <Trouble error={trouble} />
        {may('settle-photo') && (
          <>
            {arrival.state === 'second-photo' && arrival.place !== null && (
              <SecondPhoto
                arrival={arrival}
                place={arrival.place}
                busy={busy}
                onNew={(wish) => place(wish, arrival.place === null ? '' : say(arrival.place.unit.name))}
                onOld={() => run(inboxApi.refuse(receipt, 'put-aside'), words.settled)}
              />
            )}
            <p className="row">
              <button
                type="button"
                disabled={busy}
                onClick={() => run(inboxApi.refuse(receipt, 'asked-again'), words.settled)}
              >
                {words.askAgain}
              </button>
              <button
                type="button"
                disabled={busy}
                onClick={() => run(inboxApi.refuse(receipt, 'not-a-form'), words.settled)}
              >
                {words.notAForm}
              </button>
              {elsewhere !== null && (
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => run(inboxApi.handOver(receipt, elsewhere), words.settled)}
                >
                  {words.handOver(elsewhere)}
                </button>
              )}
            </p>
            <ChoosePage arrival={arrival} busy={busy} onPlace={place} />
          </>
        )}
        <History receipt={receipt} />
      </div>
    </section>
  );
}
