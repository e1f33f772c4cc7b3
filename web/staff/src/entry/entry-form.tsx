import type { ReactNode } from 'react';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { WORDS_AGREE } from '../../../../src/returns/words-marks.ts';
import type { FindingsHandle } from '../parts/findings.tsx';
import { Findings } from '../parts/findings.tsx';
import { useWords } from '../words.ts';
import { openCodes } from './answers.ts';
import { concerns } from './check.ts';
import './entry.css';
import { EntryHead, gapsOf } from './entry-head.tsx';
import { EntryKeys } from './entry-keys.tsx';
import type { Reading, WordsShown } from './entry-row.tsx';
import { EntryRow } from './entry-row.tsx';
import type { Place, Section } from './places.ts';
import { firstEmpty } from './places.ts';
import type { Entry } from './use-entry.ts';
import type { BoxActs } from './vote-input.tsx';
import { ENTRY_WORDS } from './words.ts';

interface EntryFormProps {
  readonly entry: Entry;
  /** How the form set treats scores in words. */
  readonly wordsMode: 'optional' | 'marks' | 'none';
  readonly busy: boolean;
  /** Where to begin; the first place when not given. */
  readonly start?: string | null;
  readonly saveLabel?: string;
  /** Other people's readings of each place, for whoever decides. */
  readonly readings?: Readonly<Record<string, readonly Reading[]>>;
  readonly readers?: readonly string[];
  /** Places that are marked because people disagree on them. */
  readonly disputed?: ReadonlySet<string>;
  /** Shown under a row, e.g. its part of the photo. */
  readonly under?: (place: Place) => ReactNode;
  /** All boxes are filled and all questions answered. */
  readonly onHandIn: () => void;
  readonly children?: ReactNode;
}

/** The boxes in the order and with the numbers of the paper. Enter walks through them; what must be asked is asked when a section is left. */
export function EntryForm({
  entry,
  wordsMode,
  busy,
  start = null,
  saveLabel,
  readings,
  readers = [],
  disputed,
  under,
  onHandIn,
  children,
}: EntryFormProps) {
  const w = useWords(ENTRY_WORDS);
  const { places, sheet, findings, answers } = entry;
  const form = useRef<HTMLFormElement>(null);
  const asks = useRef<FindingsHandle>(null);
  const jump = useRef<HTMLInputElement>(null);
  const [missed, setMissed] = useState(false);
  const [unmarked, setUnmarked] = useState(false);
  const [typing, setTyping] = useState(false);
  const words: WordsShown =
    wordsMode === 'marks' ? 'marks' : wordsMode === 'optional' && typing ? 'typed' : 'no';
  /** Where typing goes on when the questions have been looked at. */
  const resume = useRef<string | null>(null);

  const go = (ref: string | undefined | null) => focusBox(form.current, ref);
  const handIn = () => {
    if (busy) return;
    const empty = firstEmpty(places, sheet.cells);
    setMissed(empty !== null);
    if (empty !== null) return go(empty);
    const bare =
      words === 'marks' ? places.find((p) => needsMark(p, sheet.cell(p.ref), sheet.word(p.ref))) : undefined;
    setUnmarked(bare !== undefined);
    if (bare !== undefined) return go(bare.ref);
    const open = entry.askAll();
    // The questions are on the screen after this turn.
    if (open.length > 0) setTimeout(() => asks.current?.focusFirst(open));
    else onHandIn();
  };
  const latest = useRef({ entry, disputed, handIn });
  latest.current = { entry, disputed, handIn };

  const acts = useMemo((): BoxActs => {
    const indexOf = (ref: string) => places.findIndex((place) => place.ref === ref);
    return {
      onCell: (ref, cell) => latest.current.entry.setCell(ref, cell),
      onMark: wordsMode === 'none' ? null : (ref, mark) => latest.current.entry.setMark(ref, mark),
      onFocus: (ref) => {
        const before = places[indexOf(sheet.current ?? '')];
        const here = places[indexOf(ref)];
        sheet.goTo(ref);
        if (before !== undefined && here !== undefined && isBehind(before, here, places))
          latest.current.entry.leave(...sectionsBefore(here, places));
        else latest.current.entry.leave();
      },
      onMove: (ref, step) => {
        const from = indexOf(ref);
        const { disputed: differ } = latest.current;
        const next =
          step === 1 && differ !== undefined
            ? (places.slice(from + 1).find((p) => sheet.cell(p.ref) === '') ?? places[from + 1])
            : places[from + step];
        const here = places[from];
        if (step === 1 && here !== undefined && next?.section !== here.section) {
          const fresh = latest.current.entry.leave(here.section);
          if (fresh.length > 0) {
            resume.current = next?.ref ?? null;
            setTimeout(() => asks.current?.focusFirst(fresh.map((f) => f.code)));
            return;
          }
        }
        if (next !== undefined) focusBox(form.current, next.ref);
        else if (step === 1) form.current?.querySelector<HTMLElement>('button.main')?.focus();
      },
      onTotal: () =>
        focusBox(form.current, places.find((place) => place.ref === 'total')?.ref ?? places.at(-1)?.ref),
      onHandIn: () => latest.current.handIn(),
    };
  }, [places, sheet, wordsMode]);

  const onReading = useMemo(
    () => (ref: string, reading: string) => {
      acts.onCell(ref, reading);
      acts.onMove(ref, 1);
    },
    [acts],
  );

  const allAgree = () => {
    for (const place of places)
      if (needsMark(place, sheet.cell(place.ref) || '0', sheet.word(place.ref)))
        sheet.setWord(place.ref, WORDS_AGREE);
    setUnmarked(false);
  };
  const toGap = () => go(gapsOf(places, sheet.cells)[0]?.ref ?? firstEmpty(places, sheet.cells));
  /** Takes what the n-th person read into the box where the typist is. */
  const takeReading = (n: number): boolean => {
    const ref = sheet.current;
    const found = ref === null ? undefined : readings?.[ref]?.[n];
    if (ref === null || found === undefined) return false;
    onReading(ref, found.reading);
    return true;
  };
  const open = () => openCodes(answers, findings);
  const keys = useRef({ allAgree, toGap, takeReading, open });
  keys.current = { allAgree, toGap, takeReading, open };

  const first = useRef(start ?? places[0]?.ref);
  useEffect(() => {
    focusBox(form.current, first.current);
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.ctrlKey && event.code === 'KeyG') jump.current?.focus();
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyN') keys.current.toGap();
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyQ')
        asks.current?.focusFirst(keys.current.open());
      else if (event.altKey && !event.ctrlKey && event.code === 'KeyA' && wordsMode !== 'none') {
        keys.current.allAgree();
      } else if (!event.altKey || event.ctrlKey || !keys.current.takeReading(Number(event.code.at(-1)) - 1)) {
        return;
      }
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [wordsMode]);

  const asked = useMemo(() => {
    const list = new Set<string>();
    for (const place of places) if (findings.some((f) => concerns(f, place.ref))) list.add(place.ref);
    return list;
  }, [places, findings]);

  return (
    <form
      ref={form}
      className="entry"
      onSubmit={(event) => {
        event.preventDefault();
        handIn();
      }}
    >
      <EntryHead places={places} sheet={sheet} onGo={go} jump={jump} />
      <div className="rows">
        <table className={readers.length > 0 ? 'with-readings' : ''}>
          <colgroup>
            <col className="no" />
            <col />
            {readers.map((reader) => (
              <col key={reader} className="reading" />
            ))}
            <col className="box" />
            <col className={words === 'typed' ? 'in-words' : 'said'} />
          </colgroup>
          {readers.length > 0 && (
            <thead>
              <tr>
                <th scope="col" colSpan={2} />
                {readers.map((reader, i) => (
                  <th scope="col" key={reader}>
                    {reader} <kbd>Alt+{i + 1}</kbd>
                  </th>
                ))}
                <th scope="col" colSpan={2} />
              </tr>
            </thead>
          )}
          <tbody>
            {places.map((place, i) => (
              <Fragment key={place.ref}>
                {place.section !== places[i - 1]?.section && (
                  <tr className="section">
                    <th scope="rowgroup" colSpan={4 + readers.length}>
                      {w.section[place.section]}
                    </th>
                  </tr>
                )}
                <EntryRow
                  sheet={sheet}
                  place={place}
                  marked={asked.has(place.ref) || disputed?.has(place.ref) === true}
                  missed={missed}
                  words={words}
                  acts={acts}
                  {...(readings === undefined
                    ? {}
                    : {
                        readings: readings[place.ref] ?? NO_READINGS,
                        onReading,
                      })}
                />
                {under !== undefined && (
                  <tr className="under">
                    <td colSpan={4 + readers.length}>{under(place)}</td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
        <div className="after">{children}</div>
      </div>
      <Findings
        ref={asks}
        findings={findings}
        answers={answers}
        onAnswer={entry.answer}
        onGo={go}
        onOn={() => {
          const to = resume.current ?? sheet.current ?? firstEmpty(places, sheet.cells);
          resume.current = null;
          if (to === places.at(-1)?.ref) form.current?.querySelector<HTMLElement>('button.main')?.focus();
          else go(to);
        }}
      />
      {unmarked && (
        <p className="hint" role="alert">
          {w.notMarked}
        </p>
      )}
      <div className="foot-bar">
        <button type="submit" className="main" disabled={busy}>
          {busy ? w.sending : (saveLabel ?? w.handIn)} <kbd>Shift+Enter</kbd>
        </button>
        {wordsMode !== 'none' && (
          <button type="button" onClick={allAgree}>
            {w.allAgree} <kbd>Alt+A</kbd>
          </button>
        )}
        {wordsMode === 'optional' && (
          <button type="button" aria-pressed={typing} onClick={() => setTyping(!typing)}>
            {w.showWords}
          </button>
        )}
        <EntryKeys words={words !== 'no'} />
      </div>
    </form>
  );
}

function focusBox(form: HTMLElement | null, ref: string | undefined | null): void {
  form?.querySelector<HTMLInputElement>(`[data-place="${ref}"]`)?.focus();
}

const NO_READINGS: readonly Reading[] = [];

/** A figure that can be read has words beside it on the paper, and somebody must look at them. Signatures are counted, not written. */
function needsMark(place: Place, cell: string, word: string): boolean {
  return word === '' && place.ref !== 'signatures' && cell !== '/' && cell !== '?' && cell !== '';
}

function isBehind(before: Place, here: Place, places: readonly Place[]): boolean {
  return before.section !== here.section && places.indexOf(before) < places.indexOf(here);
}

function sectionsBefore(here: Place, places: readonly Place[]): readonly Section[] {
  const index = places.findIndex((place) => place.section === here.section);
  return [...new Set(places.slice(0, index).map((place) => place.section))];
}
