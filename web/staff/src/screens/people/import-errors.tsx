import type { Refused } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { PEOPLE_WORDS } from './words.ts';

const MOST = 500;

/** Everything that is wrong with the file, by line. */
export function ImportErrors({ problems }: { readonly problems: Refused['problems'] }) {
  const { say } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  return (
    <>
      <p role="alert" className="trouble">
        {w.fileErrors(problems.length)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.line}</th>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.problem}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST).map(({ line, field, message }) => (
            <tr key={`${line} ${field} ${message?.en}`}>
              <td>{line ?? w.wholeFile}</td>
              <td>
                <code>{field ?? ''}</code>
              </td>
              <td>{message === undefined ? '' : say(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > MOST && <p className="quiet-text">{w.first(MOST, problems.length)}</p>}
    </>
  );
}
