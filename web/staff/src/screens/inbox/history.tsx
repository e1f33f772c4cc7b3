import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PhotoReason } from '../../../../../src/returns/photo-reasons.ts';
import { PHOTO_REASONS, photoReasonText } from '../../../../../src/returns/photo-reasons.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import type { PhotoStep } from '../../api/inbox-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { receiptText } from './doubt-text.ts';
import { WORDS } from './words.ts';

/** Every time that the image came in, and every place that it ever had. Asked for when it is opened. */
export function History({ receipt }: { readonly receipt: string }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['arrival', receipt],
    queryFn: () => inboxApi.one(receipt),
    enabled: open,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.history}</summary>
      <Trouble error={error} />
      <ul>
        {data?.history.arrivals.map((one) => (
          <li key={one.receipt}>
            {formatMoment(Date.parse(one.receivedAt), language)} · {words.arrived}:{' '}
            {words.channel[one.channel]}, {one.sender} · {words.receipt(receiptText(one.receipt))}
          </li>
        ))}
        {data?.history.steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <StepText step={step} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function StepText({ step }: { readonly step: PhotoStep }) {
  const words = useWords(WORDS);
  const { w, say, language } = useDesk();
  const place = step.to ?? step.from;
  const reason = PHOTO_REASONS.find((one): one is PhotoReason => one === step.reason);
  return (
    <>
      {formatMoment(Date.parse(step.at), language)} · {words.step[step.kind]}
      {place !== null && ` ${say(place.unit.name)} ${w.ballotName[place.ballot] ?? place.ballot}`}
      {step.page !== null && step.page > 0 && ` ${words.page(step.page)}`}
      {reason !== undefined && ` · ${say(photoReasonText(reason))}`}
      {step.note !== '' && ` · ${step.note}`} · {step.by ?? words.byCode}
    </>
  );
}
