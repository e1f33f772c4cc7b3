import { formatDay, formatTime } from '../../../../shared/dates.ts';
import type { Account } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { useWords } from '../../words.ts';
import { placeNames } from './duty-text.ts';
import { StateMarks } from './state-marks.tsx';
import { PEOPLE_WORDS } from './words.ts';

const MOST_NAMES = 2;

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly onOpen: (account: Account) => void;
}

/** Accounts in rows; the name opens one. */
export function AccountTable({ accounts, onOpen }: AccountTableProps) {
  const { say, language } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  const duty = (account: Account) => {
    if (account.everyCentre) return w.everyCentre;
    const names = placeNames(account.named.slice(0, MOST_NAMES), places, say).join(', ');
    const more = account.named.length - MOST_NAMES;
    return more > 0 ? `${names} ${w.andMore(more)}` : names;
  };
  return (
    <table className="accounts">
      <thead>
        <tr>
          <th scope="col">{w.name}</th>
          <th scope="col">{w.role}</th>
          <th scope="col">{w.duty}</th>
          <th scope="col">{w.state}</th>
          <th scope="col">{w.lastLogin}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => {
          const last = account.lastLoginAt === null ? null : Date.parse(account.lastLoginAt);
          return (
            <tr key={account.id} className={account.active ? '' : 'closed'}>
              <th scope="row">
                <button type="button" className="plain open-account" onClick={() => onOpen(account)}>
                  {account.displayName}
                </button>
                <small>{account.username}</small>
              </th>
              <td>{say(ROLE_WORDS[account.role])}</td>
              <td>{duty(account)}</td>
              <td>
                <StateMarks account={account} />
              </td>
              <td>
                {last === null ? (
                  w.never
                ) : (
                  <>
                    <span className="no-wrap">{formatDay(last, language)}</span>{' '}
                    <span className="no-wrap">{formatTime(last, language)}</span>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
