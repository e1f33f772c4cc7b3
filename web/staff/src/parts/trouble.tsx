import { Refused } from '../api/http.ts';
import { useDesk } from '../desk.tsx';

/** What went wrong, in the server's own words; every problem of an entry on a line of its own. */
export function Trouble({ error }: { error: unknown }) {
  const { say } = useDesk();
  if (error === null || error === undefined) return null;
  if (!(error instanceof Refused)) throw error;
  return (
    <div className="trouble" role="alert">
      <p>{say(error.text)}</p>
      {error.problems.length > 0 && (
        <ul>
          {error.problems.map((problem) => (
            <li key={`${problem.field} ${problem.message?.en}`}>
              {problem.field} {problem.message === undefined ? '' : say(problem.message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
