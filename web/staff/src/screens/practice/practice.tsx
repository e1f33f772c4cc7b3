import { useState } from 'react';
import { useWords } from '../../words.ts';
import type { Done } from './practice-form.tsx';
import { PracticeForm } from './practice-form.tsx';
import { PracticeResult } from './practice-result.tsx';
import './practice.css';
import type { PaperKind } from './sample-paper.ts';
import { makeSample } from './sample-paper.ts';
import { PRACTICE_WORDS } from './words.ts';

/** Practice: sample photos drawn in the browser, the same form and keys as at work, and a score. Nothing is sent anywhere. */
export function Practice() {
  const w = useWords(PRACTICE_WORDS);
  const [kind, setKind] = useState<PaperKind | null>(null);
  const [round, setRound] = useState(1);
  const [done, setDone] = useState<Done | null>(null);
  const begin = (next: PaperKind | null) => {
    setDone(null);
    setKind(next);
    setRound((n) => n + 1);
  };

  if (kind === null) {
    return (
      <section className="practice-start">
        <h1>{w.title}</h1>
        <p>{w.intro}</p>
        <p className="row">
          <button type="button" className="main" onClick={() => begin('small')}>
            {w.small}
          </button>
          <button type="button" className="main" onClick={() => begin('large')}>
            {w.large}
          </button>
        </p>
      </section>
    );
  }
  if (done !== null) {
    return <PracticeResult done={done} onAgain={() => begin(kind)} onOther={() => begin(null)} />;
  }
  return (
    <PracticeForm
      key={`${kind} ${round}`}
      make={() => makeSample(kind, round)}
      onDone={setDone}
      onStop={() => begin(null)}
    />
  );
}
