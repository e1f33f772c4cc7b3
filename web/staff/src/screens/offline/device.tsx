import { useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { useDesk } from '../../desk.tsx';
import { useDevice } from '../../offline/device-state.ts';
import { useInstall } from '../../offline/install.ts';
import { useLine } from '../../offline/line.ts';
import { sendWaiting } from '../../offline/sender.ts';
import type { UnitList } from '../../offline/units.ts';
import { canKeep } from '../../offline/vault.ts';
import { PrintSheet } from '../../parts/print-sheet.tsx';
import type { ScreenProps } from '../../screens.ts';
import { useWords } from '../../words.ts';
import { claimName } from './claim-name.ts';
import './device.css';
import { NoteSheets, RefusedSheets, UnitSheet } from './paper.tsx';
import { ReadyForms } from './ready-forms.tsx';
import { RefusedEntries } from './refused-entries.tsx';
import { UnitListButton } from './unit-list-button.tsx';
import { DEVICE_WORDS } from './words.ts';

type Printing = null | 'notes' | 'refused' | UnitList;

/** What lies on this computer: forms to type, entries that wait, entries that were not taken; and paper for the worst. */
export function Device({ centre }: ScreenProps) {
  const desk = useDesk();
  const { me, language } = desk;
  const w = useWords(DEVICE_WORDS);
  const { since, slow } = useLine();
  const { claims, waiting, refused } = useDevice();
  const [printing, setPrinting] = useState<Printing>(null);
  const install = useInstall();
  return (
    <div className="device">
      <h1>{w.title}</h1>
      <p role="status">
        {slow ? w.lineSlow : since === null ? w.lineUp : w.lineCut(formatTime(since, language))}
      </p>
      {!canKeep && <p className="hint">{w.noKeeping}</p>}
      {install.state === 'offered' && (
        <p>
          <button type="button" onClick={() => install.ask()}>
            {w.install}
          </button>
        </p>
      )}
      {install.state === 'put-off' && <p role="status">{w.installLater}</p>}
      {install.state === 'done' && <p role="status">{w.installed}</p>}
      <RefusedEntries onPrint={() => setPrinting('refused')} />
      <section aria-labelledby="waiting">
        <h2 id="waiting">
          {w.waiting} ({waiting.length})
        </h2>
        <p className="hint">{w.waitingHint}</p>
        {waiting.length > 0 && (
          <>
            <ol>
              {waiting.map((entry) => (
                <li key={entry.claim.claim}>
                  {claimName(entry.claim, desk)} · {w.act[entry.act]} · {w.finished}{' '}
                  {formatTime(entry.finishedAt, language)}
                </li>
              ))}
            </ol>
            <p>
              <button
                type="button"
                onClick={() => {
                  if (me !== null) sendWaiting(me).catch(() => undefined);
                }}
              >
                {w.sendNow}
              </button>
            </p>
          </>
        )}
      </section>
      <ReadyForms centre={centre} onPrint={() => setPrinting('notes')} />
      <section>
        <p className="hint">{w.printHint}</p>
        <UnitListButton centre={centre} onUnits={setPrinting} />
      </section>
      {printing !== null && (
        <PrintSheet onDone={() => setPrinting(null)}>
          {printing === 'notes' ? (
            <NoteSheets claims={claims.map(({ claim }) => claim)} />
          ) : printing === 'refused' ? (
            <RefusedSheets entries={refused} />
          ) : (
            <UnitSheet list={printing} />
          )}
        </PrintSheet>
      )}
    </div>
  );
}
