import { useRef, useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { MovePhoto } from './move-photo.tsx';
import { MOVE_WORDS } from './move-words.ts';
import { PageState } from './page-state.tsx';
import { RETURN_WORDS } from './words.ts';

/** The photos with what they show and where they came from; more can be sent. */
export function Photos({ view, onDone }: { view: ReturnView; onDone: () => void }) {
  const { language } = useDesk();
  const w = useWords(RETURN_WORDS);
  const p = useWords(MOVE_WORDS);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [board, setBoard] = useState(false);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const { unit, ballot } = view;
  const may = view.may.includes('send-photo');
  const send = async () => {
    const chosen = file.current?.files?.[0];
    if (chosen === undefined) return;
    const { photo } = await returnApi.sendPhoto(unit.id, ballot, chosen);
    if (board) await returnApi.markPhoto(unit.id, ballot, photo, 'board');
    if (file.current !== null) file.current.value = '';
    setBoard(false);
  };
  return (
    <section aria-label={w.photos}>
      <h2>{w.photos}</h2>
      <ol className="photos">
        {view.photos.map((photo) => {
          const other = photo.shows === 'board' ? 'form' : 'board';
          return (
            <li key={photo.sha256}>
              <strong>
                {w.photoShows[photo.shows]}
                {photo.page !== null && ` ${p.page(photo.page)}`}
              </strong>{' '}
              · {w.photoFrom(photo.source)} · {formatMoment(Date.parse(photo.at), language)}{' '}
              <code>{photo.sha256.slice(0, 12)}</code>{' '}
              {may && (
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    returnApi.markPhoto(unit.id, ballot, photo.sha256, other).then(onDone, setTrouble);
                  }}
                >
                  {other === 'board' ? w.markBoard : w.markForm}
                </button>
              )}
              <MovePhoto view={view} photo={photo.sha256} onDone={onDone} />
            </li>
          );
        })}
      </ol>
      <PageState view={view} onDone={onDone} />
      {may && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            setBusy(true);
            setTrouble(null);
            send()
              .then(onDone, setTrouble)
              .finally(() => setBusy(false));
          }}
        >
          <label>
            {w.photoFile}
            <input ref={file} type="file" accept="image/jpeg,image/png,image/webp" required />
          </label>
          {view.photos.length > 0 && (
            <label className="check">
              <input type="checkbox" checked={board} onChange={(event) => setBoard(event.target.checked)} />{' '}
              {w.showsBoard}
            </label>
          )}
          <button type="submit" disabled={busy}>
            {w.sendPhoto}
          </button>
        </form>
      )}
      <Trouble error={trouble} />
    </section>
  );
}
