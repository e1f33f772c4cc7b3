import { useState } from 'react';
import { formatMoment } from '../../../../shared/dates.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { MOVE_WORDS } from './move-words.ts';

/** Which pages are missing, and the photos that are no longer shown. */
export function PageState({ view, onDone }: { readonly view: ReturnView; readonly onDone: () => void }) {
  const w = useWords(MOVE_WORDS);
  const { language } = useDesk();
  const may = useMay();
  const [trouble, setTrouble] = useState<unknown>(null);
  const { pages, aside, unit, ballot } = view;
  const waits = pages.waits && pages.missing.length > 0;
  const numbers = Array.from({ length: pages.of }, (_, i) => i + 1);
  return (
    <>
      {waits && <p className="hint">{w.missing(pages.missing.join(', '))}</p>}
      {pages.excuse !== null && <p className="hint">{w.excuse(pages.excuse)}</p>}
      {waits && may('begin-without-pages') && (
        <ReasonButton
          label={w.begin}
          question={w.beginWhy}
          onReason={(reason) => {
            inboxApi.beginWithoutPages(unit.id, ballot, reason).then(onDone, setTrouble);
          }}
        />
      )}
      {aside.length > 0 && (
        <details>
          <summary>{w.gone}</summary>
          <ul>
            {aside.map((photo) => (
              <li key={photo.sha256}>
                {formatMoment(Date.parse(photo.at), language)} · {photo.source}{' '}
                <code>{photo.sha256.slice(0, 12)}</code>{' '}
                {may('move-photo') && (
                  <label>
                    {w.back}{' '}
                    <select
                      defaultValue=""
                      onChange={(event) => {
                        const page = Number(event.target.value);
                        if (page > 0)
                          inboxApi.sayPage(unit.id, ballot, photo.sha256, page).then(onDone, setTrouble);
                      }}
                    >
                      <option value="">–</option>
                      {numbers.map((page) => (
                        <option key={page} value={page}>
                          {page}
                        </option>
                      ))}
                    </select>
                  </label>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Trouble error={trouble} />
    </>
  );
}
