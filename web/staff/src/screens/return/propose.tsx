import { useRef, useState } from 'react';
import type { CorrectionReasonCode } from '../../../../../src/returns/correction-reasons.ts';
import {
  CORRECTION_REASON_LABELS,
  CORRECTION_REASONS,
} from '../../../../../src/returns/correction-reasons.ts';
import type { ReturnView, Version } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import type { Finding } from '../../api/desk-types.ts';
import { Refused } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import type { Cells, Place } from '../../entry/places.ts';
import { firstEmpty, valuesOf } from '../../entry/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { AddPlace } from './add-place.tsx';
import { CaseChoice } from './case-choice.tsx';
import { Choice, TextField } from './fields.tsx';
import { OpenFindings } from './open-findings.tsx';
import { PlaceTyping } from './place-typing.tsx';
import { RETURN_WORDS } from './words.ts';

interface ProposeProps {
  readonly view: ReturnView;
  readonly live: Version;
  readonly places: readonly Place[];
  readonly onDone: () => void;
  readonly onStop: () => void;
  readonly onPlace: (ref: string) => void;
}

/** Proposes a correction: only what changes is typed, with a reason for the public. */
export function Propose({ view, live, places, onDone, onStop, onPlace }: ProposeProps) {
  const { w: common } = useDesk();
  const w = useWords(RETURN_WORDS);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [cells, setCells] = useState<Cells>({});
  const [code, setCode] = useState<CorrectionReasonCode | ''>('');
  const [text, setText] = useState('');
  const [caseId, setCaseId] = useState(view.cases.find((one) => one.stage === 'ordered')?.case ?? '');
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [stand, setStand] = useState(false);
  const [missed, setMissed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const started = useRef(performance.now());
  const typed = chosen.flatMap((ref) => places.filter((place) => place.ref === ref));
  const errors = [...new Set(findings.filter((f) => f.level === 'error').map((f) => f.code))];

  const changed = (next: Cells, refs: readonly string[]) => {
    // Answers belong to what was typed: another figure needs another look.
    setCells(next);
    setChosen(refs);
    setFindings([]);
    setAnswers({});
    setStand(false);
  };
  const send = () => {
    setMissed(true);
    if (typed.length === 0 || firstEmpty(typed, cells) !== null || code === '' || text.trim() === '') return;
    setBusy(true);
    setTrouble(null);
    const given = Object.entries(answers).flatMap(([of, answer]) =>
      answer.trim() === '' ? [] : [{ code: of, text: answer.trim() }],
    );
    returnApi
      .propose(view.unit.id, view.ballot, {
        reason: { code, text: text.trim() },
        codes: stand ? errors : [],
        places: { values: valuesOf(typed, cells), answers: given },
        ...(caseId === '' ? {} : { case: caseId }),
        durationMs: Math.round(performance.now() - started.current),
      })
      .then(onDone, (error: unknown) => {
        setTrouble(error);
        if (error instanceof Refused && error.findings.length > 0) setFindings(error.findings);
      })
      .finally(() => setBusy(false));
  };

  return (
    <form
      className="act"
      aria-label={w.propose}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{w.propose}</h2>
      <p className="hint">{w.proposeHint}</p>
      <AddPlace
        places={places.filter((place) => !chosen.includes(place.ref))}
        live={live}
        onAdd={(ref) => changed(cells, [...chosen, ref])}
      />
      {typed.length > 0 && (
        <PlaceTyping
          caption={w.propose}
          places={typed}
          old={live}
          cells={cells}
          missed={missed}
          follows
          onCell={(ref, cell) => changed({ ...cells, [ref]: cell }, chosen)}
          onHandIn={send}
          onPlace={onPlace}
          onRemove={(ref) => {
            const { [ref]: _, ...rest } = cells;
            changed(
              rest,
              chosen.filter((one) => one !== ref),
            );
          }}
        />
      )}
      <Choice
        label={w.reasonCode}
        nothing={w.chooseReason}
        value={code}
        options={CORRECTION_REASONS}
        names={CORRECTION_REASON_LABELS}
        onValue={setCode}
      />
      <TextField label={w.publicText} value={text} onText={setText} required />
      <CaseChoice cases={view.cases} value={caseId} onValue={setCaseId} />
      <OpenFindings
        findings={findings}
        answers={answers}
        onAnswer={(of, answer) => setAnswers({ ...answers, [of]: answer })}
      />
      {errors.length > 0 && (
        <label className="check">
          <input type="checkbox" checked={stand} onChange={(event) => setStand(event.target.checked)} />{' '}
          {w.letStand(errors.join(', '))}
        </label>
      )}
      {missed && (typed.length === 0 || firstEmpty(typed, cells) !== null) && (
        <p className="hint" role="alert">
          {w.needsPlace}
        </p>
      )}
      <Trouble error={trouble} />
      <p className="keys">{common.keys}</p>
      <p className="row">
        <button type="submit" className="main" disabled={busy}>
          {busy ? common.saving : w.sendProposal}
        </button>
        <button type="button" onClick={onStop}>
          {w.stop}
        </button>
      </p>
    </form>
  );
}
