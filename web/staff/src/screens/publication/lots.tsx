import { groupDigits } from '../../../../shared/numbers.ts';
import type { PublicationContest, TiedLine } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { useContests } from './contests.ts';
import { RecordLot } from './record-lot.tsx';
import { WORDS } from './words.ts';

interface LotsProps {
  readonly maySet: boolean;
  readonly onChanged: (text: string) => void;
}

/** Contests in which equal votes matter for a seat, and lots that were drawn. */
export function Lots({ maySet, onChanged }: LotsProps) {
  const words = useWords(WORDS);
  const { data, error } = useContests();
  const contests = data?.contests.filter(({ tie, draw }) => tie !== null || draw !== null) ?? [];
  return (
    <>
      <p>{words.lotsLead}</p>
      <Trouble error={error} />
      {data !== undefined && contests.length === 0 && <p>{words.noTies}</p>}
      {contests.map((contest) => (
        <Lot key={contest.id} contest={contest} maySet={maySet} onChanged={onChanged} />
      ))}
    </>
  );
}

function Lot({ contest, maySet, onChanged }: LotsProps & { contest: PublicationContest }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const { tie, draw } = contest;
  return (
    <article className="proposal">
      <h2>
        {say(contest.area.name)} <code>{contest.id}</code>
      </h2>
      {draw !== null && <p>{words.drawn(draw.join(', '))}</p>}
      {tie !== null && (
        <>
          {tie.places !== null && <p>{words.places(groupDigits(tie.places))}</p>}
          <TiedTable lines={tie.lines} />
          {maySet && <RecordLot contest={contest.id} lines={tie.lines} onChanged={onChanged} />}
        </>
      )}
    </article>
  );
}

function TiedTable({ lines }: { lines: readonly TiedLine[] }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.number}
          </th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.party}</th>
          <th scope="col" className="number">
            {words.votes}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <th scope="row" className="number">
              {line.number}
            </th>
            <td>{say(line.name)}</td>
            <td>{line.party === null ? '' : say(line.party)}</td>
            <td className="number">{groupDigits(line.votes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
