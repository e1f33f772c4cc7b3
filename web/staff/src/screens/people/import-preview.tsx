import type { PreviewedAccount } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { useWords } from '../../words.ts';
import { placeNames } from './duty-text.ts';
import { PEOPLE_WORDS } from './words.ts';

const MOST = 200;

interface ImportPreviewProps {
  readonly preview: { readonly fresh: readonly PreviewedAccount[]; readonly existing: readonly string[] };
}

/** What an import would do, before anybody confirms it. */
export function ImportPreview({ preview: { fresh, existing } }: ImportPreviewProps) {
  const { say } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  return (
    <>
      <h2>{fresh.length === 0 ? w.nothingNew : w.willMake(fresh.length)}</h2>
      {existing.length > 0 && (
        <details>
          <summary>{w.existing(existing.length)}</summary>
          <p>{existing.slice(0, MOST).join(', ')}</p>
          {existing.length > MOST && <p className="quiet-text">{w.first(MOST, existing.length)}</p>}
        </details>
      )}
      {fresh.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{w.username}</th>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.duty}</th>
            </tr>
          </thead>
          <tbody>
            {fresh.slice(0, MOST).map((account) => (
              <tr key={account.username}>
                <th scope="row">
                  <code>{account.username}</code>
                </th>
                <td>{account.displayName}</td>
                <td>{say(ROLE_WORDS[account.role])}</td>
                <td>
                  {account.everyCentre
                    ? w.everyCentre
                    : placeNames([...account.areas, ...account.centreIds], places, say).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fresh.length > MOST && <p className="quiet-text">{w.first(MOST, fresh.length)}</p>}
    </>
  );
}
