import { useEffect, useMemo, useRef, useState } from 'react';
import type { Claim } from '../../api/desk-types.ts';
import { Refused } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import { sentAnswers } from '../../entry/answers.ts';
import { makeChecker } from '../../entry/check.ts';
import { forgetDraft } from '../../entry/draft.ts';
import { EntryForm } from '../../entry/entry-form.tsx';
import type { Reading } from '../../entry/entry-row.tsx';
import type { RowMarks } from '../../entry/line-places.ts';
import { firstPhoto } from '../../entry/line-places.ts';
import type { Cells, Place } from '../../entry/places.ts';
import { cellsOf, entryOf, placesOf, SECTIONS, valuesOf, wordsByPlace, wordsOf } from '../../entry/places.ts';
import type { EntryStart } from '../../entry/use-entry.ts';
import { NOTHING, useEntry } from '../../entry/use-entry.ts';
import { useTypist } from '../../entry/use-typist.ts';
import { handIn as handInWork } from '../../offline/hand-in.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Bench } from './bench.tsx';
import type { TypingProps } from './claim-view.tsx';
import { LineCrop } from './line-crop.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { WORK_WORDS } from './words.ts';

/** Typing: a whole form, a second look at one, only the disputed places, or the supervisor's own reading. */
export function TypeForm({ claim, clock, draft, onDone }: TypingProps) {
  const { w: common, me, say } = useDesk();
  const w = useWords(WORK_WORDS);
  const third = claim.task === 'third';
  const settle = claim.task === 'supervisor';
  const all = useMemo(() => placesOf(claim), [claim]);
  const disputed = useMemo(() => new Set(claim.disputed ?? []), [claim]);
  const places = useMemo(
    () => (third ? all.filter((place) => disputed.has(place.ref)) : all),
    [all, disputed, third],
  );
  // A third person sees neither value of any place: the rules would need them.
  const checker = useMemo(() => (third ? null : makeChecker(claim, all)), [claim, all, third]);
  const [start] = useState(() =>
    draft === null ? startOf(claim, all) : { ...draft, findings: claim.findings ?? [] },
  );
  const entry = useEntry(places, checker, start);
  const [remarks, setRemarks] = useState(draft?.remarks ?? claim.yours?.remarks ?? '');
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [marks, setMarks] = useState<readonly RowMarks[]>(draft?.marks ?? []);
  const [photo, setPhoto] = useState(draft?.photo ?? firstPhoto(claim.photos));
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const started = useRef(performance.now());
  const typist = useTypist();

  const kept = useKeptDraft(typist, claim, clock, entry, { remarks, reason, marks, photo });

  const body = () => ({
    durationMs: Math.round(performance.now() - started.current),
    answers: sentAnswers(entry.answers),
    remarks,
    ...(third
      ? { values: valuesOf(places, entry.sheet.cells) }
      : { ...entryOf(places, entry.sheet.cells), ...withWords(places, entry.sheet.words) }),
    ...(settle ? { reason, codes: errorsOf(entry.findings) } : {}),
  });
  const send = async () => {
    const act = third ? 'decision' : settle ? 'settlement' : 'entries';
    try {
      return await handInWork(me, claim, act, body());
    } catch (error) {
      // The time is over, but nobody else has the form: ask for more and hand it in.
      if (!(error instanceof Refused) || error.code !== 'claim-expired' || !(await clock.extend()))
        throw error;
      return await handInWork(me, claim, act, body());
    }
  };
  const handIn = () => {
    if (settle && reason.trim() === '') return setTrouble('reason');
    setBusy(true);
    setTrouble(null);
    kept.flush();
    send().then(
      async (outcome) => {
        kept.stop();
        await forgetDraft(typist, claim);
        onDone(outcome);
      },
      (error: unknown) => {
        setBusy(false);
        setTrouble(error);
        if (error instanceof Refused && error.findings.length > 0) entry.refused(error.findings);
        if (error instanceof Refused && error.code === 'claim-unknown') clock.extend().catch(() => undefined);
      },
    );
  };
  // Somebody who had to log in again hands in what they were about to.
  const again = useRef(handIn);
  again.current = handIn;
  const waits = trouble instanceof Refused && trouble.code === 'not-logged-in';
  const session = useDesk().session;
  const failedIn = useRef(session);
  if (!waits) failedIn.current = session;
  useEffect(() => {
    if (waits && failedIn.current !== session) again.current();
  }, [waits, session]);

  const readings = useMemo(() => (settle ? readingsOf(claim, all) : undefined), [settle, claim, all]);
  const standing = errorsOf(entry.findings);
  const hint = claim.task === 'look-again' ? w.againHint : third ? common.thirdHint : settle ? w.choose : '';
  return (
    <Bench
      claim={claim}
      places={all}
      sheet={entry.sheet}
      marks={marks}
      onMarks={(mark) => setMarks((now) => [...now.filter((m) => m.photo !== mark.photo), mark])}
      photo={photo}
      onPhoto={setPhoto}
    >
      {hint !== '' && <p className="hint">{hint}</p>}
      <EntryForm
        entry={entry}
        wordsMode={third ? 'none' : claim.form.words}
        busy={busy}
        start={draft?.current ?? firstOf(entry.findings, places, settle, entry.sheet.cells)}
        {...(settle ? { disputed } : {})}
        {...(readings === undefined
          ? {}
          : { readings, readers: (claim.entries ?? []).map((_, i) => w.reading(i + 1)) })}
        {...(third
          ? { under: (place: Place) => <LineCrop claim={claim} places={all} place={place} marks={marks} /> }
          : {})}
        onHandIn={handIn}
      >
        <label>
          {common.remarks}
          <textarea
            value={remarks}
            rows={2}
            maxLength={2000}
            onChange={(event) => setRemarks(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.shiftKey) {
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }
            }}
          />
        </label>
        {settle && (
          <>
            {standing.length > 0 && (
              <p className="hint">
                {w.standing}{' '}
                {entry.findings
                  .filter((f) => f.level === 'error')
                  .map((f) => `${f.code} ${say(f.message)}`)
                  .join(' · ')}
              </p>
            )}
            <label>
              {common.reason}
              <textarea
                value={reason}
                rows={2}
                maxLength={1000}
                required
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          </>
        )}
        {trouble === 'reason' ? (
          <p className="trouble" role="alert">
            {w.reasonMissing}
          </p>
        ) : null}
      </EntryForm>
      {trouble !== 'reason' && <Trouble error={trouble} />}
    </Bench>
  );
}

function withWords(places: readonly Place[], words: Readonly<Record<string, string>>) {
  const given = wordsOf(places, words);
  return given === undefined ? {} : { words: given };
}

function errorsOf(findings: readonly { readonly code: string; readonly level: string }[]): readonly string[] {
  return [...new Set(findings.flatMap((f) => (f.level === 'error' ? [f.code] : [])))];
}

/** What a task begins with: nothing; one's own entry to look at again; or, to decide, what everybody agrees on. */
function startOf(claim: Claim, places: readonly Place[]): EntryStart {
  const findings = claim.findings ?? [];
  if (claim.yours !== undefined) {
    const cells = cellsOf(places, claim.yours);
    const words = wordsByPlace(places, claim.yours);
    const asked = makeChecker(claim, places)(cells, words);
    const answers = Object.fromEntries(
      (claim.yours.answers ?? []).map(({ code, text }) => [
        code,
        { text, to: asked.flatMap((f) => (f.code === code ? [f.message.en] : [])).join(' ') },
      ]),
    );
    return { cells, words, answers, left: SECTIONS, findings };
  }
  const [first] = claim.entries ?? [];
  if (claim.task !== 'supervisor' || first === undefined) return { ...NOTHING, findings: [] };
  const disputed = new Set(claim.disputed ?? []);
  const agreed = Object.entries(cellsOf(places, first.entry)).filter(([ref]) => !disputed.has(ref));
  return {
    ...NOTHING,
    cells: Object.fromEntries(agreed),
    words: wordsByPlace(places, first.entry),
    findings: [],
  };
}

/** What each person read, by place. */
function readingsOf(claim: Claim, places: readonly Place[]): Readonly<Record<string, readonly Reading[]>> {
  const entries = (claim.entries ?? []).map(({ by, entry }) => ({ by, cells: cellsOf(places, entry) }));
  return Object.fromEntries(
    places.map((place) => [
      place.ref,
      entries.map(({ by, cells }) => ({ by, reading: cells[place.ref] ?? '' })),
    ]),
  );
}

/** The place to begin at: where something is asked, or the first that nobody has decided. */
function firstOf(
  findings: readonly { readonly fields: readonly string[] }[],
  places: readonly Place[],
  settle: boolean,
  cells: Cells,
): string | null {
  if (settle) return places.find((place) => (cells[place.ref] ?? '') === '')?.ref ?? null;
  const asked = new Set(findings.flatMap((f) => f.fields));
  return places.find((place) => asked.has(place.ref))?.ref ?? null;
}
