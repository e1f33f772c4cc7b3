import { useState } from 'react';
import type { WholeCase } from '../../api/cases-api.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { TextField } from '../return/fields.tsx';
import { CASE_WORDS } from './words.ts';

/** Opens a closed case again, with a public reason. */
export function Reopen({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const w = useWords(CASE_WORDS);
  const [th, setTh] = useState('');
  const [en, setEn] = useState('');
  return (
    <AskDialog
      label={w.reopen}
      submit={w.reopen}
      ready={th.trim() !== ''}
      onSubmit={() => casesApi.reopen(one.case, { th, en }).then(onDone)}
    >
      <TextField label={w.reopenTh} value={th} onText={setTh} required />
      <TextField label={w.reopenEn} value={en} onText={setEn} />
    </AskDialog>
  );
}
