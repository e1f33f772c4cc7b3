import { useState } from 'react';
import type { ReturnView } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useWords } from '../../words.ts';
import { AskDialog } from './ask-dialog.tsx';
import { CaseChoice } from './case-choice.tsx';
import { LineField, TextField } from './fields.tsx';
import { RETURN_WORDS } from './words.ts';

/** Takes the record out of the count by an order, usually that of a case. */
export function Annul({ view, onDone }: { view: ReturnView; onDone: () => void }) {
  const w = useWords(RETURN_WORDS);
  const orderOf = (id: string) => view.cases.find((one) => one.case === id)?.order?.number ?? '';
  const [caseId, setCaseId] = useState(
    view.cases.find((one) => one.stage === 'ordered' && one.order?.decision === 'new-vote')?.case ?? '',
  );
  const [order, setOrder] = useState(orderOf(caseId));
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      label={w.annul}
      hint={w.annulHint}
      submit={w.confirmAnnul}
      ready={order.trim() !== '' && reason.trim() !== ''}
      onSubmit={() =>
        returnApi
          .annul(view.unit.id, view.ballot, {
            order: order.trim(),
            reason: reason.trim(),
            ...(caseId === '' ? {} : { case: caseId }),
          })
          .then(onDone)
      }
    >
      <CaseChoice
        cases={view.cases}
        value={caseId}
        onValue={(id) => {
          setCaseId(id);
          if (orderOf(id) !== '') setOrder(orderOf(id));
        }}
      />
      <LineField label={w.order} value={order} onText={setOrder} required />
      <TextField label={w.annulWhy} value={reason} onText={setReason} required />
    </AskDialog>
  );
}
