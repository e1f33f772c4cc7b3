import { useState } from 'react';
import type { PublicationContest } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { CheckList } from './check-list.tsx';
import { WORDS } from './words.ts';

interface RecordCertificationProps {
  readonly contest: PublicationContest;
  readonly gaps: number;
  readonly onChanged: (text: string) => void;
}

/** Records the announcement of a result by the authority: order number and date. A gap in the check list asks for a reason. */
export function RecordCertification({ contest, gaps, onChanged }: RecordCertificationProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const [order, setOrder] = useState('');
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const reasoned = gaps === 0 || reason.trim() !== '';
  return (
    <ActionDialog
      label={contest.certification === null ? words.certify : words.certifyAgain}
      submit={words.propose}
      ready={order.trim() !== '' && date !== '' && reasoned}
      onSubmit={async () => {
        const value = { kind: 'certification', contest: contest.id, order: order.trim(), date } as const;
        await publicationApi.propose(value, { th: reason.trim(), en: '' }, '');
        onChanged(words.sent);
      }}
    >
      <p>
        {say(contest.area.name)} · {say(contest.title)} <code>{contest.id}</code>
      </p>
      <CheckList checks={contest.checks} standing={contest} />
      <label>
        {words.certOrder}
        <input value={order} required maxLength={200} onChange={(event) => setOrder(event.target.value)} />
      </label>
      <label>
        {words.certDate}
        <input type="date" value={date} required onChange={(event) => setDate(event.target.value)} />
      </label>
      <label>
        {gaps > 0 ? words.reasonGap : words.reasonFree}
        <textarea
          rows={2}
          value={reason}
          required={gaps > 0}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="hint">{words.twoPersons}</p>
    </ActionDialog>
  );
}
