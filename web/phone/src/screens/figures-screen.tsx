import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { FormState, UnitState } from '../api.ts';
import type { Typed } from '../figures/check-figures.ts';
import { findingsOf, readTyped, toWire } from '../figures/check-figures.ts';
import { findFigures } from '../queue/kept.ts';
import type { Queue } from '../queue/use-queue.ts';
import { useText, useWords } from '../words.ts';

interface FiguresScreenProps {
  readonly code: string;
  readonly unit: UnitState;
  readonly form: FormState;
  readonly queue: Queue;
  readonly onDone: () => void;
}

/**
 * Figures as the committee reads them off its own form: a third source, labelled as such, that no typist ever sees. In the order of the
 * paper; kept on the phone at every key.
 */
export function FiguresScreen({ code, unit, form, queue, onDone }: FiguresScreenProps) {
  const words = useWords();
  const text = useText();
  const [typed, setTyped] = useState<Typed>({});
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [problem, setProblem] = useState<Bilingual | null>(null);

  useEffect(() => {
    void findFigures(code, form.ballot).then((kept) => {
      if (kept === undefined) return;
      const all: Record<string, string> = {};
      const show = (value: string | number) => (value === '' ? '' : String(value));
      for (const [role, value] of Object.entries(kept.head)) all[role] = show(value);
      for (const [number, value] of Object.entries(kept.votes)) all[`vote:${number}`] = show(value);
      setTyped(kept.state === 'draft' ? all : blanksShown(all));
      setProblem(kept.problem);
      // Figures that are sent once more are another typing.
      if (kept.state === 'draft') setKey(kept.key);
    });
  }, [code, form.ballot]);

  const reading = useMemo(() => readTyped(form, typed), [form, typed]);
  const findings =
    asked && reading.empty.length === 0 && reading.wrong.length === 0
      ? findingsOf(form, unit.rules, reading)
      : [];
  const change = (place: string, value: string) => {
    const next = { ...typed, [place]: value };
    setTyped(next);
    setAsked(false);
    void queue.setFigures({
      key,
      code,
      ballot: form.ballot,
      ...draftWire(next),
      state: 'draft',
      problem: null,
    });
  };
  const send = async () => {
    if (!asked) {
      setAsked(true);
      if (reading.empty.length > 0 || reading.wrong.length > 0) return;
      if (findingsOf(form, unit.rules, reading).length > 0) return;
    } else if (reading.empty.length > 0 || reading.wrong.length > 0) return;
    await queue.setFigures({
      key,
      code,
      ballot: form.ballot,
      ...toWire(form, typed),
      state: 'to-send',
      problem: null,
    });
    onDone();
  };
  const box = (place: string, label: string, detail: string) => {
    const wrong = reading.wrong.includes(place);
    const missing = asked && reading.empty.includes(place);
    return (
      <label key={place} class={wrong || missing ? 'figure bad' : 'figure'}>
        <span>
          {label}
          {detail !== '' && <small>{detail}</small>}
        </span>
        <input
          value={typed[place] ?? ''}
          inputMode="numeric"
          autocomplete="off"
          maxLength={12}
          aria-invalid={wrong || missing}
          data-place={place}
          onInput={(event) => change(place, event.currentTarget.value)}
        />
      </label>
    );
  };
  return (
    <main class="figures">
      <h1>
        {words.figures.title} {form.form.code}
      </h1>
      <p>{words.figures.text}</p>
      {problem !== null && (
        <p class="alarm" role="alert">
          {text(problem)}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {form.form.fields.map(({ role, number, label }) => box(role, `${number} ${text(label)}`.trim(), ''))}
        <h2>{words.figures.scores}</h2>
        {form.lines.map((line) =>
          box(
            `vote:${line.number}`,
            `${line.number} ${text(line.name)}`,
            line.party === null ? '' : text(line.party),
          ),
        )}
        <div role="status">
          {asked && reading.empty.length > 0 && <p class="note">{words.figures.missing}</p>}
          {reading.wrong.length > 0 && <p class="note">{words.figures.wrong}</p>}
          {findings.length > 0 && (
            <>
              <p class="note">{words.figures.findings}</p>
              <ul class="doubts">
                {findings.map((finding) => (
                  <li key={finding.code}>{text(finding.message)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div class="buttons">
          <button type="button" onClick={onDone}>
            {words.receipts.back}
          </button>
          <button type="submit" class="main">
            {words.figures.send}
          </button>
        </div>
      </form>
    </main>
  );
}

/** As typed so far; a place that is empty here stays empty. */
function draftWire(typed: Typed): { head: Typed; votes: Typed } {
  const head: Record<string, string> = {};
  const votes: Record<string, string> = {};
  for (const [place, value] of Object.entries(typed)) {
    if (place.startsWith('vote:')) votes[place.slice('vote:'.length)] = value;
    else head[place] = value;
  }
  return { head, votes };
}

/** What was sent says '' where the paper is blank; on the screen that is `/`. */
function blanksShown(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([place, value]) => [place, value === '' ? '/' : value]),
  );
}
