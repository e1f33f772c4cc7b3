import { useRef, useState } from 'react';
import { CORRECTION_REASON_LABELS } from '../../../../../src/returns/correction-reasons.ts';
import type { ReturnView, Version } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Cells, Place } from '../../entry/places.ts';
import { firstEmpty, valuesOf } from '../../entry/places.ts';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { PlaceTyping } from './place-typing.tsx';
import { SideBySide } from './side-by-side.tsx';
import { RETURN_WORDS } from './words.ts';

interface ConfirmProps {
  readonly view: ReturnView;
  readonly proposal: NonNullable<ReturnView['proposal']>;
  readonly live: Version;
  readonly places: readonly Place[];
  readonly onDone: () => void;
  readonly onPlace: (ref: string) => void;
}

/** A correction that waits: the second person types the changed places from the photo, blind to the proposal. */
export function Confirm({ view, proposal, live, places, onDone, onPlace }: ConfirmProps) {
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const [cells, setCells] = useState<Cells>({});
  const [missed, setMissed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const started = useRef(performance.now());
  const { unit, ballot } = view;
  const changing = places.filter((place) => proposal.places.includes(place.ref));
  const mayConfirm = view.may.includes('confirm-correction') && !proposal.mine;
  const mayRead = mayConfirm && proposal.mayRead;
  const done = () => {
    setCells({});
    setMissed(false);
    setTrouble(null);
    onDone();
  };
  const send = () => {
    setMissed(true);
    if (busy || firstEmpty(changing, cells) !== null) return;
    setBusy(true);
    const ms = Math.round(performance.now() - started.current);
    returnApi
      .confirm(unit.id, ballot, valuesOf(changing, cells), ms)
      .then(done, setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="act waiting"
      aria-label={w.confirmTitle}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{w.confirmTitle}</h2>
      <p>
        <strong>{say(CORRECTION_REASON_LABELS[proposal.reason.code])}</strong>: {proposal.reason.text} ·{' '}
        {w.proposedBy(proposal.by)}
      </p>
      {proposal.codes.length > 0 && <p className="hint">{w.asWritten(proposal.codes.join(', '))}</p>}
      {proposal.entry !== null && (
        <SideBySide
          caption={w.proposed}
          places={changing}
          onlyChanged={false}
          columns={[
            { key: 'old', head: w.old, entry: live },
            { key: 'new', head: w.proposed, entry: proposal.entry },
            ...proposal.readings.map((reading) => ({
              key: reading.at,
              head: w.readBy(reading.by),
              entry: reading.entry,
            })),
          ]}
        />
      )}
      {proposal.readings.length > 0 && (
        <p className="hint" role="status">
          {w.differed}
        </p>
      )}
      {proposal.differed > 0 && <p className="hint">{w.differedSoFar(proposal.differed)}</p>}
      {mayConfirm && !proposal.mayRead && <p className="hint">{w.readEnough}</p>}
      {proposal.mine && <p className="hint">{w.waitsForOther}</p>}
      {mayConfirm && (
        <>
          {mayRead && proposal.readings.length === 0 && <p className="hint">{w.confirmHint}</p>}
          {mayRead && (
            <PlaceTyping
              caption={w.confirmTitle}
              places={changing}
              old={live}
              cells={cells}
              missed={missed}
              follows={false}
              onCell={(ref, cell) => setCells({ ...cells, [ref]: cell })}
              onHandIn={send}
              onPlace={onPlace}
            />
          )}
          <Trouble error={trouble} />
          <p className="keys">{common.keys}</p>
          <p className="row">
            {mayRead && (
              <button type="submit" className="main" disabled={busy}>
                {busy ? common.saving : w.confirm}
              </button>
            )}
            <ReasonButton
              label={w.reject}
              question={w.rejectWhy}
              onReason={(reason) => {
                returnApi.reject(unit.id, ballot, reason).then(done, setTrouble);
              }}
            />
          </p>
        </>
      )}
    </form>
  );
}
