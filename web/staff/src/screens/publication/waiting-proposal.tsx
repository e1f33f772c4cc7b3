import { useMutation } from '@tanstack/react-query';
import { formatMoment } from '../../../../shared/dates.ts';
import type { WaitingProposal as Waiting } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { CheckList } from './check-list.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { EffectView } from './effect-view.tsx';
import { ValueText } from './value-text.tsx';
import { WORDS } from './words.ts';

interface WaitingProposalProps {
  readonly proposal: Waiting;
  /** The server's time. */
  readonly now: string;
  readonly onChanged: (text: string) => void;
}

/** One proposal: what it asks, who asks, what it would change, and the answers that this person may give. */
export function WaitingProposal({ proposal, now, onChanged }: WaitingProposalProps) {
  const words = useWords(WORDS);
  const { language, say, me } = useDesk();
  const answer = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => onChanged(words.done),
  });
  const own = me?.id === proposal.proposedBy.id;
  const moment = (instant: string) => formatMoment(Date.parse(instant), language);
  const minutes = Math.max(0, Math.ceil((Date.parse(proposal.expiresAt) - Date.parse(now)) / 60_000));
  const title = `publication-proposal-${proposal.id}`;
  const may = (action: string) => me?.may.includes(action) ?? false;
  return (
    <article className="proposal" aria-labelledby={title}>
      <h3 id={title}>{words.kind[proposal.value.kind]}</h3>
      <ValueText value={proposal.value} />
      {proposal.reason.th !== '' && (
        <p>
          {words.reason}: {say(proposal.reason)}
        </p>
      )}
      {proposal.reference !== '' && <p>{proposal.reference}</p>}
      <p className="keys">
        {words.by(proposal.proposedBy.name, moment(proposal.proposedAt))} ·{' '}
        {words.until(moment(proposal.expiresAt), minutes)}
      </p>
      {proposal.checks !== null && <CheckList checks={proposal.checks} />}
      {!proposal.blind && <EffectView effect={proposal.effect} />}
      <Trouble error={answer.error} />
      {own && may('propose-publication') && (
        <>
          <p className="hint">{words.yours}</p>
          <ReasonButton
            label={words.withdraw}
            question={words.withdrawWhy}
            onReason={(reason) => answer.mutate(() => publicationApi.withdraw(proposal.id, reason))}
          />
        </>
      )}
      {!own && may('confirm-publication') && (
        <div className="row">
          <ConfirmButton
            proposal={proposal}
            busy={answer.isPending}
            onConfirm={(seen, order) => answer.mutate(() => publicationApi.confirm(seen, order))}
          />
          <ReasonButton
            label={words.refuse}
            question={words.refuseWhy}
            onReason={(reason) => answer.mutate(() => publicationApi.refuse(proposal.id, reason))}
          />
        </div>
      )}
      {!may('confirm-publication') && <p className="keys">{words.lookOnly}</p>}
    </article>
  );
}
