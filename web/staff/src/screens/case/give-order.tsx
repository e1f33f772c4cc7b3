import { useState } from 'react';
import type { CaseBody, CaseDecision } from '../../../../../src/returns/case-terms.ts';
import {
  CASE_BODIES,
  CASE_BODY_LABELS,
  CASE_DECISION_LABELS,
  CASE_DECISIONS,
} from '../../../../../src/returns/case-terms.ts';
import type { WholeCase } from '../../api/cases-api.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { Choice, LineField, TextField } from '../return/fields.tsx';
import { CASE_WORDS } from './words.ts';

/** Notes what a body decided, by which order. */
export function GiveOrder({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const w = useWords(CASE_WORDS);
  const [decision, setDecision] = useState<CaseDecision | ''>('');
  const [body, setBody] = useState<CaseBody | ''>('');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [note, setNote] = useState('');
  return (
    <AskDialog
      label={one.order === null ? w.giveOrder : w.laterOrder}
      submit={w.giveOrder}
      hint={w.orderHint}
      ready={decision !== '' && body !== '' && number.trim() !== '' && date !== ''}
      onSubmit={async () => {
        if (decision === '' || body === '') return;
        await casesApi.order(one.case, { decision, body, number: number.trim(), date, note: note.trim() });
        onDone();
      }}
    >
      <Choice
        label={w.decision}
        nothing="—"
        value={decision}
        options={CASE_DECISIONS}
        names={CASE_DECISION_LABELS}
        onValue={setDecision}
      />
      <Choice
        label={w.body}
        nothing="—"
        value={body}
        options={CASE_BODIES}
        names={CASE_BODY_LABELS}
        onValue={setBody}
      />
      <LineField label={w.number} value={number} onText={setNumber} required />
      <LineField label={w.date} type="date" value={date} onText={setDate} required />
      <TextField label={w.note} value={note} max={2000} rows={2} onText={setNote} />
    </AskDialog>
  );
}
