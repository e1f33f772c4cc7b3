import { useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { useDesk } from '../../desk.tsx';
import { useDevice } from '../../offline/device-state.ts';
import { useLine } from '../../offline/line.ts';
import { giveBackReady, takeAlong } from '../../offline/reserve.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { claimName } from './claim-name.ts';
import { DEVICE_WORDS } from './words.ts';

const MOST = 50;

/** Returns that lie on the device, and more of them before an outage. */
export function ReadyForms({
  centre,
  onPrint,
}: {
  readonly centre: string | null;
  readonly onPrint: () => void;
}) {
  const desk = useDesk();
  const { me, language, w: common } = desk;
  const w = useWords(DEVICE_WORDS);
  const { claims, whole } = useDevice();
  const { since } = useLine();
  const [most, setMost] = useState('20');
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const run = (act: () => Promise<number | null>) => {
    setBusy(true);
    setTrouble(null);
    setTaken(null);
    act()
      .then(setTaken, setTrouble)
      .finally(() => setBusy(false));
  };
  const number = Number(most);
  return (
    <section aria-labelledby="ready" aria-busy={busy}>
      <h2 id="ready">{w.ready}</h2>
      <p className="hint">{w.readyHint}</p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (me !== null) run(() => takeAlong(me, centre, number));
        }}
      >
        <label>
          {w.most}{' '}
          <input
            name="most"
            type="text"
            inputMode="numeric"
            size={3}
            value={most}
            onChange={(event) => setMost(event.target.value.replace(/\D/g, '').slice(0, 2))}
          />
        </label>
        <button
          type="submit"
          className="main"
          disabled={busy || since !== null || number < 1 || number > MOST}
        >
          {busy ? w.taking : w.take}
        </button>
        <button
          type="button"
          disabled={busy || since !== null || claims.every(({ begun }) => begun)}
          onClick={() => {
            if (me !== null) run(() => giveBackReady(me, false).then(() => null));
          }}
        >
          {w.giveBack}
        </button>
        <button type="button" disabled={claims.length === 0} onClick={onPrint}>
          {w.print}
        </button>
      </form>
      <p role="status">{taken === null ? '' : w.taken(taken)}</p>
      <Trouble error={trouble} />
      {claims.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <div className="device-table">
          <table className="ready-forms">
            <thead>
              <tr>
                <th scope="col">{w.form}</th>
                <th scope="col">{w.task}</th>
                <th scope="col">{w.until}</th>
              </tr>
            </thead>
            <tbody>
              {claims.map(({ claim, begun }) => (
                <tr key={claim.claim}>
                  <th scope="row">{claimName(claim, desk)}</th>
                  <td>
                    {common.task[claim.task]}
                    {begun && ` (${w.begun})`}
                    {!whole.has(claim.claim) && ` · ${w.noPhoto}`}
                  </td>
                  <td>{formatTime(Date.parse(claim.deadline), language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
