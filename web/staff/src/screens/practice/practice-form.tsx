import { useEffect, useMemo, useRef, useState } from 'react';
import { makeChecker } from '../../entry/check.ts';
import { EntryForm } from '../../entry/entry-form.tsx';
import type { RowMarks } from '../../entry/line-places.ts';
import type { Cells, Place } from '../../entry/places.ts';
import { placesOf } from '../../entry/places.ts';
import { NOTHING, useEntry } from '../../entry/use-entry.ts';
import { useWords } from '../../words.ts';
import { Bench } from '../work/bench.tsx';
import '../work/work.css';
import type { SamplePaper } from './sample-paper.ts';
import { PRACTICE_WORDS } from './words.ts';

/** A sample that has been typed, and how. */
export interface Done {
  readonly paper: SamplePaper;
  readonly places: readonly Place[];
  readonly cells: Cells;
  readonly keys: number;
  readonly ms: number;
}

interface PracticeFormProps {
  readonly make: () => SamplePaper;
  readonly onDone: (done: Done) => void;
  readonly onStop: () => void;
}

const NO_KEY = new Set(['Shift', 'Control', 'Alt', 'Meta']);

export function PracticeForm({ make, onDone, onStop }: PracticeFormProps) {
  const w = useWords(PRACTICE_WORDS);
  const [paper] = useState(make);
  const places = useMemo(() => placesOf(paper), [paper]);
  const checker = useMemo(() => makeChecker(paper, places), [paper, places]);
  const entry = useEntry(places, checker, NOTHING);
  const [marks, setMarks] = useState<readonly RowMarks[]>([]);
  const keys = useRef(0);
  const began = useRef<number | null>(null);

  useEffect(() => {
    const count = (event: KeyboardEvent) => {
      if (NO_KEY.has(event.key)) return;
      // The clock runs from the first key.
      began.current ??= performance.now();
      keys.current += 1;
    };
    addEventListener('keydown', count, true);
    return () => removeEventListener('keydown', count, true);
  }, []);

  return (
    <article className="claim practice">
      <header className="what">
        <h1>
          {w.title} · {paper.form.code}
        </h1>
        <p className="row">
          <button type="button" onClick={onStop}>
            {w.stop}
          </button>
        </p>
      </header>
      <Bench
        claim={paper}
        places={places}
        sheet={entry.sheet}
        marks={marks}
        onMarks={(mark) => setMarks((now) => [...now.filter((m) => m.photo !== mark.photo), mark])}
        photo={0}
        onPhoto={() => undefined}
      >
        <EntryForm
          entry={entry}
          wordsMode="none"
          busy={false}
          saveLabel={w.check}
          onHandIn={() =>
            onDone({
              paper,
              places,
              cells: entry.sheet.cells,
              keys: keys.current,
              ms: performance.now() - (began.current ?? performance.now()),
            })
          }
        />
      </Bench>
    </article>
  );
}
