import { useQuery } from '@tanstack/react-query';
import { readingApi } from '../../api/reading-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { AgreementTable } from './agreement-table.tsx';
import { StationDifferences } from './station-differences.tsx';
import { paperFigure, percent, READING_WORDS } from './words.ts';

const REFRESH_MS = 30_000;

/** Where the paper of accepted forms seems to say something else than the record, and how often the reader agrees with people. */
export function Reading() {
  const w = useWords(READING_WORDS);
  const { w: common, say } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['reading', 'doubts'],
    queryFn: readingApi.open,
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className="reading">
      <h1>{w.title}</h1>
      <p>{w.intro}</p>
      <Trouble error={error} />
      {data === undefined && error === null && <p role="status">…</p>}
      {data?.length === 0 && <p role="status">✓ {w.none}</p>}
      {data !== undefined && data.length > 0 && (
        <section className="scroll" aria-label={w.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{w.unit}</th>
                <th scope="col">{w.place}</th>
                <th scope="col" className="figure">
                  {w.recorded}
                </th>
                <th scope="col" className="figure">
                  {w.read}
                </th>
                <th scope="col" className="figure">
                  {w.sure}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((doubt) => (
                <tr key={doubt.id}>
                  <th scope="row">
                    <a
                      href={`#/returns/${encodeURIComponent(doubt.unit)}/${encodeURIComponent(doubt.ballot)}`}
                    >
                      {doubt.unit} · {common.ballotName[doubt.ballot] ?? doubt.ballot}
                    </a>
                  </th>
                  <td>{say(doubt.label)}</td>
                  <td className="figure">{paperFigure(doubt.recorded)}</td>
                  <td className="figure">{paperFigure(doubt.read)}</td>
                  <td className="figure">{percent(doubt.confidence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <StationDifferences />
      <AgreementTable />
    </div>
  );
}
