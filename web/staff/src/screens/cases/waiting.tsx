import { useQuery } from '@tanstack/react-query';
import { CORRECTION_REASON_LABELS } from '../../../../../src/returns/correction-reasons.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { CASES_WORDS } from './words.ts';

const REFRESH_MS = 10_000;

/** Corrections that wait, oldest first, each with the way to the page where it is confirmed. */
export function Waiting({ centre }: { centre: string | null }) {
  const { w: common, say, language, me } = useDesk();
  const w = useWords(CASES_WORDS);
  const { data, error } = useQuery({
    queryKey: ['corrections', centre],
    queryFn: () => casesApi.waiting(centre),
    refetchInterval: REFRESH_MS,
  });
  const mayConfirm = me?.may.includes('confirm-correction') === true;
  return (
    <section aria-label={w.waiting} className="waiting-list">
      <h1>{w.waiting}</h1>
      <Trouble error={error} />
      {data?.corrections.length === 0 && <p>{w.noneWaiting}</p>}
      {data !== undefined && data.corrections.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{w.unit}</th>
              <th scope="col">{w.reason}</th>
              <th scope="col">{w.by}</th>
              <th scope="col">{w.since}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.corrections.map((one) => (
              <tr key={`${one.unit} ${one.ballot}`}>
                <th scope="row">
                  <code>{one.unit}</code>
                  <small>{common.ballotName[one.ballot] ?? one.ballot}</small>
                </th>
                <td>
                  {say(CORRECTION_REASON_LABELS[one.reason.code])}
                  <small>{one.reason.text}</small>
                </td>
                <td>{one.by}</td>
                <td>{formatMoment(Date.parse(one.at), language)}</td>
                <td>
                  <a
                    className="button"
                    href={`#/returns/${encodeURIComponent(one.unit)}/${encodeURIComponent(one.ballot)}`}
                  >
                    {one.by === me?.id ? w.yours : mayConfirm ? w.read : one.unit}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
