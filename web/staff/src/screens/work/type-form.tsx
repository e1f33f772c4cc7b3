import { useRef, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { Claim, Finding } from '../../api/desk-types.ts';
import { Refused } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import { useDraft } from '../../entry/draft.ts';
import { EntryForm } from '../../entry/entry-form.tsx';
import { cellsOf, entryOf, placesOf, valuesOf } from '../../entry/places.ts';
import { Findings } from '../../parts/findings.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import type { TaskProps } from './claim-view.tsx';

/** Typing: a whole form, a second look at one, only the disputed places, or the supervisor's own reading. */
export function TypeForm({ claim, onDone }: TaskProps) {
  const { w } = useDesk();
  const all = placesOf(claim);
  const third = claim.task === 'third';
  const settle = claim.task === 'supervisor';
  const disputed = new Set(claim.disputed ?? []);
  const places = third ? all.filter((place) => disputed.has(place.ref)) : all;
  const [cells, setCell, forget] = useDraft(
    claim.claim,
    claim.yours === undefined ? {} : cellsOf(all, claim.yours),
  );
  const [findings, setFindings] = useState<readonly Finding[]>(claim.findings ?? []);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(() => answersOf(claim));
  const [remarks, setRemarks] = useState(claim.yours?.remarks ?? '');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const started = useRef(performance.now());

  const save = () => {
    setBusy(true);
    setTrouble(null);
    const given = Object.entries(answers).flatMap(([code, text]) =>
      text.trim() === '' ? [] : [{ code, text: text.trim() }],
    );
    const body = {
      durationMs: Math.round(performance.now() - started.current),
      answers: given,
      remarks,
      ...(third ? { values: valuesOf(places, cells) } : entryOf(places, cells)),
      ...(settle ? { reason, codes: findings.filter((f) => f.level === 'error').map((f) => f.code) } : {}),
    };
    api.act(claim, third ? 'decision' : settle ? 'settlement' : 'entries', body).then(
      (outcome) => {
        forget();
        onDone(outcome);
      },
      (error: unknown) => {
        setBusy(false);
        setTrouble(error);
        if (error instanceof Refused && error.findings.length > 0) setFindings(error.findings);
      },
    );
  };

  // Information marks nothing: only what must be looked at is coloured.
  const marked = new Set(findings.flatMap((f) => (f.level === 'info' ? [] : f.fields)));
  const list = (
    <Findings
      findings={findings}
      answers={answers}
      onAnswer={(code, text) => setAnswers({ ...answers, [code]: text })}
    />
  );
  const unanswered = trouble instanceof Refused && trouble.reason === 'unanswered-warnings';
  const hint =
    claim.task === 'look-again' ? w.lookAgainHint : third ? w.thirdHint : settle ? w.settleHint : '';
  return (
    <>
      {hint !== '' && <p className="hint">{hint}</p>}
      {claim.findings !== undefined && list}
      <EntryForm
        places={places}
        cells={cells}
        marked={marked}
        busy={busy}
        saveLabel={w.save}
        onCell={(ref, cell) => {
          // Answers belong to what was typed: another figure needs another look.
          if (cells[ref] !== cell) setAnswers({});
          setCell(ref, cell);
        }}
        onSave={save}
      >
        <label className="wide">
          {w.remarks}
          <textarea
            value={remarks}
            rows={2}
            maxLength={2000}
            onChange={(event) => setRemarks(event.target.value)}
          />
        </label>
        {settle && (
          <label className="wide">
            {w.reason}
            <textarea
              value={reason}
              rows={2}
              maxLength={1000}
              required
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        {claim.findings === undefined && list}
        {unanswered && <p className="hint">{w.answerHint}</p>}
        <Trouble error={trouble} />
      </EntryForm>
    </>
  );
}

function answersOf(claim: Claim): Readonly<Record<string, string>> {
  return Object.fromEntries((claim.yours?.answers ?? []).map((answer) => [answer.code, answer.text]));
}
