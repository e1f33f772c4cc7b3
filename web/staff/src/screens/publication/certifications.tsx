import { useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { PublicationContest } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { CheckList, gapsOf } from './check-list.tsx';
import { useContests } from './contests.ts';
import { RecordCertification } from './record-certification.tsx';
import { WORDS } from './words.ts';

interface CertificationsProps {
  readonly maySet: boolean;
  readonly onChanged: (text: string) => void;
}

/** Contests shown at once; the search finds the others. */
const SHOWN = 50;

/** Every contest with what stands between it and certification. */
export function Certifications({ maySet, onChanged }: CertificationsProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const { data, error } = useContests();
  const [find, setFind] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const all = data?.contests ?? [];
  const wish = find.trim().toLowerCase();
  const found = all.filter(
    (contest) =>
      (!onlyOpen || contest.certification === null) &&
      `${contest.id} ${contest.area.name.th} ${contest.area.name.en}`.toLowerCase().includes(wish),
  );
  return (
    <>
      <p>{words.certLead}</p>
      <p className="row">
        <label>
          {words.find} <input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
        <label className="choice">
          <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />{' '}
          {words.onlyOpen}
        </label>
        <span>{words.showing(groupDigits(Math.min(found.length, SHOWN)), groupDigits(all.length))}</span>
      </p>
      <Trouble error={error} />
      <table className="history">
        <thead>
          <tr>
            <th scope="col">{words.contest}</th>
            <th scope="col">{words.checks}</th>
            <th scope="col">{words.certified}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, SHOWN).map((contest) => (
            <tr key={contest.id}>
              <th scope="row">
                {say(contest.area.name)}
                <small>{say(contest.title)}</small>
                <code>{contest.id}</code>
              </th>
              <td>
                <CheckList checks={contest.checks} standing={contest} />
              </td>
              <td>
                <Certified contest={contest} />
                {maySet && (
                  <RecordCertification
                    contest={contest}
                    gaps={gapsOf(contest.checks)}
                    onChanged={onChanged}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Certified({ contest: { certification } }: { contest: PublicationContest }) {
  const words = useWords(WORDS);
  if (certification === null) return null;
  return (
    <p>
      ✓ {words.certified}: {certification.order}
    </p>
  );
}
