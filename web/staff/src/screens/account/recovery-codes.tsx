import { useState } from 'react';
import { useDesk } from '../../desk.tsx';
import { PrintSheet } from '../../parts/print-sheet.tsx';
import { takeFocus } from '../../parts/take-focus.ts';
import { useWords } from '../../words.ts';
import { FACTOR_WORDS } from './factor-words.ts';
import './factors.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly username: string;
  readonly onKept: () => void;
}

/** Ten codes for the day when the phone is gone. They are shown once: going on asks whether they were kept. */
export function RecoveryCodes({ codes, username, onKept }: RecoveryCodesProps) {
  const { w } = useDesk();
  const words = useWords(FACTOR_WORDS);
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const [printing, setPrinting] = useState(false);
  const list = (
    <ol className="recovery">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ol>
  );
  const copy = () => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section>
      <h2 ref={takeFocus} tabIndex={-1}>
        {words.recoveryTitle}
      </h2>
      <p>{words.recoveryWhy}</p>
      {list}
      <p className="row">
        <button type="button" onClick={() => setPrinting(true)}>
          {words.print}
        </button>
        <button type="button" onClick={copy}>
          {words.copy}
        </button>
        <span role="status">{copied === null ? '' : copied ? words.copied : words.notCopied}</span>
      </p>
      <label className="tick-line">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />{' '}
        {words.kept}
      </label>
      <button type="button" className="main" disabled={!kept} onClick={onKept}>
        {words.goOn}
      </button>
      {printing && (
        <PrintSheet onDone={() => setPrinting(false)}>
          <h1>{words.recoverySheet(username)}</h1>
          <p>
            {w.title} · {location.origin}/staff
          </p>
          <p>{words.recoveryWhy}</p>
          {list}
        </PrintSheet>
      )}
    </section>
  );
}
