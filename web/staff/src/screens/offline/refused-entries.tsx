import { useState } from 'react';
import { useLocation } from 'wouter';
import { formatTime } from '../../../../shared/dates.ts';
import { useDesk } from '../../desk.tsx';
import { mayMend, mendEntry, throwAway } from '../../offline/conflicts.ts';
import { useDevice } from '../../offline/device-state.ts';
import { useLine } from '../../offline/line.ts';
import { sendAgain } from '../../offline/sender.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { claimName } from './claim-name.ts';
import { entriesCsv } from './entry-rows.ts';
import { DEVICE_WORDS } from './words.ts';

/** Entries that the server did not take: what it says, and what can be done. None goes without a word of its owner. */
export function RefusedEntries({ onPrint }: { readonly onPrint: () => void }) {
  const desk = useDesk();
  const { me, language, say } = desk;
  const w = useWords(DEVICE_WORDS);
  const [, go] = useLocation();
  const { refused } = useDevice();
  const { since } = useLine();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  if (me === null || (refused.length === 0 && trouble === null)) return null;
  const run = (act: () => Promise<void>) => {
    setBusy(true);
    setTrouble(null);
    act()
      .catch(setTrouble)
      .finally(() => setBusy(false));
  };
  const save = () => {
    const url = URL.createObjectURL(new Blob([entriesCsv(refused)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `khanaen-${me.username}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <section aria-labelledby="refused" aria-busy={busy}>
      <h2 id="refused">
        {w.refused} ({refused.length})
      </h2>
      <p className="hint">{w.refusedHint}</p>
      <p className="row">
        <button type="button" onClick={save}>
          {w.csv}
        </button>
        <button type="button" onClick={onPrint}>
          {w.printRefused}
        </button>
      </p>
      <Trouble error={trouble} />
      <ul className="refused-entries">
        {refused.map((entry) => (
          <li key={entry.claim.claim}>
            <p>
              <strong>{claimName(entry.claim, desk)}</strong> · {w.act[entry.act]} · {w.finished}{' '}
              {formatTime(entry.finishedAt, language)}
            </p>
            <p>
              {w.said}: {entry.refusal === null ? '' : say(entry.refusal.text)}
            </p>
            {(entry.refusal?.problems.length ?? 0) + (entry.refusal?.findings.length ?? 0) > 0 && (
              <ul>
                {entry.refusal?.problems.map((problem) => (
                  <li key={`${problem.field} ${problem.message?.en}`}>
                    {problem.field} {problem.message === undefined ? '' : say(problem.message)}
                  </li>
                ))}
                {entry.refusal?.findings.map((finding) => (
                  <li key={`${finding.code} ${finding.message.en}`}>
                    {finding.code} {say(finding.message)}
                  </li>
                ))}
              </ul>
            )}
            <p className="row">
              <button
                type="button"
                disabled={busy || since !== null}
                onClick={() => run(() => sendAgain(me, entry))}
              >
                {w.again}
              </button>
              {mayMend(entry) && (
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => run(() => mendEntry(me, entry).then(() => go('/work')))}
                >
                  {w.mend}
                </button>
              )}
              <ReasonButton
                label={w.discard}
                question={w.discardWhy}
                disabled={busy || since !== null}
                onReason={(reason) => run(() => throwAway(entry, reason))}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
