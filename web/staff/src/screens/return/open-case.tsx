import { useState } from 'react';
import type { HandTrigger } from '../../../../../src/returns/case-terms.ts';
import { CASE_TRIGGER_LABELS, HAND_TRIGGERS } from '../../../../../src/returns/case-terms.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Choice, TextField } from './fields.tsx';
import { RETURN_WORDS } from './words.ts';

const NOTHING = { trigger: '' as HandTrigger | '', th: '', en: '', note: '' };

/** Opens a case on the return. */
export function OpenCase({ view, onDone }: { view: ReturnView; onDone: () => void }) {
  const w = useWords(RETURN_WORDS);
  // The same key until it has succeeded: sending twice opens one case.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(NOTHING);
  const { trigger, th, en, note } = draft;
  return (
    <AskDialog
      label={w.openCase}
      shortcut="2"
      submit={w.openCase}
      ready={trigger !== '' && th.trim() !== ''}
      onSubmit={async () => {
        if (trigger === '') return;
        await returnApi.openCase(view.unit.id, view.ballot, { key, trigger, summary: { th, en }, note });
        setKey(crypto.randomUUID());
        setDraft(NOTHING);
        onDone();
      }}
    >
      <Choice
        label={w.trigger}
        nothing="—"
        value={trigger}
        options={HAND_TRIGGERS}
        names={CASE_TRIGGER_LABELS}
        onValue={(value) => setDraft({ ...draft, trigger: value })}
      />
      <TextField
        label={w.summaryTh}
        value={th}
        onText={(text) => setDraft({ ...draft, th: text })}
        required
      />
      <TextField label={w.summaryEn} value={en} onText={(text) => setDraft({ ...draft, en: text })} />
      <TextField
        label={w.note}
        value={note}
        max={2000}
        onText={(text) => setDraft({ ...draft, note: text })}
      />
    </AskDialog>
  );
}
