import { useQuery } from '@tanstack/react-query';
import { stationApi } from '../../api/station-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { STATION_WORDS, shownFigure } from './station-words.ts';

const REFRESH_MS = 30_000;

/** Accepted returns whose committee typed other figures on its phone. */
export function StationDifferences() {
  const w = useWords(STATION_WORDS);
  const { w: common, say } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['station-figures'],
    queryFn: stationApi.differing,
    refetchInterval: REFRESH_MS,
  });
  return (
    <section className="scroll" aria-label={w.title}>
      <h2>{w.title}</h2>
      <p>{w.intro}</p>
      <Trouble error={error} />
      {data?.length === 0 && <p role="status">✓ {w.none}</p>}
      {data !== undefined && data.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{w.unit}</th>
              <th scope="col">{w.places}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={`${one.unit} ${one.ballot}`}>
                <th scope="row">
                  <a href={`#/returns/${encodeURIComponent(one.unit)}/${encodeURIComponent(one.ballot)}`}>
                    {say(one.unitName)} <code>{one.unit}</code> ·{' '}
                    {common.ballotName[one.ballot] ?? one.ballot}
                  </a>
                </th>
                <td>
                  {one.differences
                    .map(
                      ({ place, station, record }) =>
                        `${place}: ${w.recorded} ${shownFigure(record)}, ${w.station} ${shownFigure(station)}`,
                    )
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
