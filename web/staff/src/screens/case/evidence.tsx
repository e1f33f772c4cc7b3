import { useRef, useState } from 'react';
import { formatIsoDay, formatMoment } from '../../../../shared/dates.ts';
import type { WholeCase } from '../../api/cases-api.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { LineField, TextField } from '../return/fields.tsx';
import { CASE_WORDS } from './words.ts';

/** Photos and texts, each with its source and its hash. */
export function Evidence({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const { language, me } = useDesk();
  const w = useWords(CASE_WORDS);
  const may = me?.may.includes('handle-case') === true && one.stage !== 'closed';
  return (
    <section aria-label={w.evidence}>
      <h2>{w.evidence}</h2>
      <p className="help">{w.insidePart}</p>
      {one.evidence.length === 0 && <p>{w.noEvidence}</p>}
      <ul className="evidence">
        {one.evidence.map((piece) => (
          <li key={piece.sha256}>
            {piece.url !== null && (
              <a href={piece.url} target="_blank" rel="noreferrer">
                <img src={piece.url} alt={w.evidencePhoto(piece.source)} loading="lazy" />
              </a>
            )}
            {piece.text !== null && <blockquote>{piece.text}</blockquote>}
            <strong>{piece.source}</strong>
            {piece.madeOn !== null && <> · {formatIsoDay(piece.madeOn, language)}</>} ·{' '}
            {w.addedBy(piece.by, formatMoment(Date.parse(piece.at), language))}
            <br />
            <code className="hash">SHA-256 {piece.sha256}</code>
          </li>
        ))}
      </ul>
      {may && (
        <p className="row tools">
          <AddText one={one} onDone={onDone} />
          <AddPhoto one={one} onDone={onDone} />
        </p>
      )}
    </section>
  );
}

interface AddProps {
  readonly one: WholeCase;
  readonly onDone: () => void;
}

function AddText({ one, onDone }: AddProps) {
  const w = useWords(CASE_WORDS);
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [day, setDay] = useState('');
  return (
    <AskDialog
      label={w.addText}
      submit={w.addText}
      ready={text.trim() !== '' && source.trim() !== ''}
      onSubmit={async () => {
        await casesApi.addText(one.case, { text, source, madeOn: day === '' ? null : day });
        setText('');
        onDone();
      }}
    >
      <TextField label={w.text} value={text} rows={6} max={50_000} onText={setText} required />
      <LineField label={w.source} value={source} onText={setSource} required />
      <LineField label={w.madeOn} type="date" value={day} onText={setDay} />
    </AskDialog>
  );
}

function AddPhoto({ one, onDone }: AddProps) {
  const w = useWords(CASE_WORDS);
  const [source, setSource] = useState('');
  const [day, setDay] = useState('');
  const file = useRef<HTMLInputElement>(null);
  return (
    <AskDialog
      label={w.addPhoto}
      submit={w.addPhoto}
      ready={source.trim() !== ''}
      onSubmit={async () => {
        const chosen = file.current?.files?.[0];
        if (chosen === undefined) return;
        await casesApi.addPhoto(one.case, chosen, source.trim(), day === '' ? null : day);
        if (file.current !== null) file.current.value = '';
        onDone();
      }}
    >
      <label>
        {w.photoFile}
        <input ref={file} type="file" accept="image/jpeg,image/png,image/webp" required />
      </label>
      <LineField label={w.source} value={source} onText={setSource} required />
      <LineField label={w.madeOn} type="date" value={day} onText={setDay} />
    </AskDialog>
  );
}
