import { useState } from 'react';
import { takeFocus } from '../../parts/take-focus.ts';
import { useWords } from '../../words.ts';
import type { Slip } from './slips.tsx';
import { Slips } from './slips.tsx';
import { PEOPLE_WORDS } from './words.ts';

/** A password that was just drawn: shown once, to print or write down. */
export function DrawnPasswordView({ slip, onKept }: { readonly slip: Slip; readonly onKept: () => void }) {
  const w = useWords(PEOPLE_WORDS);
  const [printing, setPrinting] = useState(false);
  return (
    <section>
      <h2 ref={takeFocus} tabIndex={-1}>
        {w.passwordFor(slip.displayName)}
      </h2>
      <p>
        {w.username}: <code>{slip.username}</code>
      </p>
      <p>
        <code className="drawn">{slip.password}</code>
      </p>
      <p className="hint">{w.passwordOnce}</p>
      <p className="row">
        <button type="button" className="main" onClick={() => setPrinting(true)}>
          {w.printSlip}
        </button>
        <button type="button" onClick={onKept}>
          {w.keptIt}
        </button>
      </p>
      {printing && <Slips slips={[slip]} onDone={() => setPrinting(false)} />}
    </section>
  );
}
