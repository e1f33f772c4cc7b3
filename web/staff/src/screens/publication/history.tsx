import { useInfiniteQuery } from '@tanstack/react-query';
import { formatMoment } from '../../../../shared/dates.ts';
import type { Proposal } from '../../api/publication-api.ts';
import { publicationApi } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ValueText } from './value-text.tsx';
import { WORDS } from './words.ts';

/** Everything that was proposed, with both persons, newest first. */
export function History() {
  const words = useWords(WORDS);
  const { data, error, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['publication-history'],
    queryFn: ({ pageParam }) => publicationApi.history(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  });
  const proposals = data?.pages.flatMap((page) => page.proposals) ?? [];
  return (
    <>
      <Trouble error={error} />
      {data !== undefined && proposals.length === 0 && <p>{words.noHistory}</p>}
      {proposals.length > 0 && (
        <table className="history">
          <thead>
            <tr>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.change}</th>
              <th scope="col">{words.outcome}</th>
              <th scope="col">{words.proposer}</th>
              <th scope="col">{words.decider}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((proposal) => (
              <PastProposal key={proposal.id} proposal={proposal} />
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <button type="button" onClick={() => void fetchNextPage()}>
          {words.older}
        </button>
      )}
    </>
  );
}

function PastProposal({ proposal }: { proposal: Proposal }) {
  const words = useWords(WORDS);
  const { language, say } = useDesk();
  const { value, reason, reference, decidedAt, proposedAt, decidedBy, proposedBy } = proposal;
  return (
    <tr>
      <td>{formatMoment(Date.parse(decidedAt ?? proposedAt), language)}</td>
      <td>
        <strong>{words.kind[value.kind]}</strong>
        <ValueText value={value} />
        {reason.th !== '' && <p>{say(reason)}</p>}
        {reference !== '' && <p>{reference}</p>}
      </td>
      <td>
        {words.state[proposal.state]}
        {proposal.answer !== '' && <p>{proposal.answer}</p>}
      </td>
      <td>
        {proposedBy.name} <code>{proposedBy.id}</code>
      </td>
      <td>
        {proposal.alone && words.alone}
        {!proposal.alone && decidedBy !== null && (
          <>
            {decidedBy.name} <code>{decidedBy.id}</code>
          </>
        )}
      </td>
    </tr>
  );
}
