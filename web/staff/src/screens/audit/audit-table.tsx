import { formatMoment } from '../../../../shared/dates.ts';
import type { AuditRow } from '../../api/audit-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly onPerson: (publicId: string) => void;
}

export function AuditTable({ rows, onPerson }: AuditTableProps) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.about}</th>
          <th scope="col">{words.detail}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{formatMoment(Date.parse(row.at), language)}</td>
            <td>
              {row.by === null ? (
                words.system
              ) : (
                <button
                  type="button"
                  className="plain"
                  title={words.only(row.by.displayName)}
                  onClick={() => onPerson(row.by?.id ?? '')}
                >
                  {row.by.displayName || row.by.username}
                </button>
              )}
            </td>
            <td>
              {words.actions[row.action] ?? ''} <code>{row.action}</code>
            </td>
            <td>
              <code>{row.subject}</code>
            </td>
            <td>
              <Detail detail={row.detail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What stands beside who, what and when: name and value, as they were written. */
function Detail({ detail }: { detail: AuditRow['detail'] }) {
  return (
    <ul>
      {Object.entries(detail).map(([name, value]) => (
        <li key={name}>
          <code>{name}</code>: {typeof value === 'string' ? value : JSON.stringify(value)}
        </li>
      ))}
    </ul>
  );
}
