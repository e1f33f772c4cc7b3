import type { PublicationState } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { WaitingProposal } from './waiting-proposal.tsx';
import { WORDS } from './words.ts';

interface WaitingListProps {
  readonly state: PublicationState;
  readonly onChanged: (text: string) => void;
}

/** Everything that one person has proposed and another must answer. */
export function WaitingList({ state, onChanged }: WaitingListProps) {
  const words = useWords(WORDS);
  return (
    <section aria-labelledby="publication-waiting">
      <h2 id="publication-waiting">
        {words.waiting} ({state.waiting.length})
      </h2>
      {state.waiting.length === 0 && <p>{words.nothingWaits}</p>}
      {state.waiting.map((proposal) => (
        <WaitingProposal key={proposal.id} proposal={proposal} now={state.now} onChanged={onChanged} />
      ))}
    </section>
  );
}
