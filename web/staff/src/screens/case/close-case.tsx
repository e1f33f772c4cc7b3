import { useState } from 'react';
import type { WholeCase } from '../../api/cases-api.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { TextField } from '../return/fields.tsx';
import { CASE_WORDS } from './words.ts';

/** Closes the case with its effect in words for the public. */
export function CloseCase({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const w = useWords(CASE_WORDS);
  const [th, setTh] = useState('');
  const [en, setEn] = useState('');
  const [unchanged, setUnchanged] = useState(false);
  const [note, setNote] = useState('');
  return (
    <AskDialog
      label={w.close}
      submit={w.close}
      hint={w.closeHint[one.order?.decision ?? 'none']}
      ready={th.trim() !== ''}
      onSubmit={() =>
        casesApi.close(one.case, { effect: { th, en }, unchanged, note: note.trim() }).then(onDone)
      }
    >
      {one.order?.decision === 'recount' && (
        <label>
          <input
            type="checkbox"
            className="tick"
            checked={unchanged}
            onChange={(event) => setUnchanged(event.target.checked)}
          />{' '}
          {w.unchanged}
        </label>
      )}
      <TextField label={w.effectTh} value={th} onText={setTh} required />
      <TextField label={w.effectEn} value={en} onText={setEn} />
      <TextField label={w.note} value={note} max={2000} rows={2} onText={setNote} />
    </AskDialog>
  );
}
