import { useQuery } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import { readingApi } from '../../api/reading-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { READING_WORDS } from './words.ts';

/** How often the reader agreed with what two people typed, for each set of weights. */
export function AgreementTable() {
  const w = useWords(READING_WORDS);
  const { data, error } = useQuery({ queryKey: ['reading', 'agreement'], queryFn: readingApi.agreement });
  return (
    <section aria-label={w.agreement}>
      <h2>{w.agreement}</h2>
      <Trouble error={error} />
      {data?.length === 0 && <p>{w.off}</p>}
      {data !== undefined && data.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{w.model}</th>
                {[w.records, w.readable, w.suggested, w.agreed, w.recordRight, w.paperDiffers].map((name) => (
                  <th key={name} scope="col" className="figure">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <tr key={one.model}>
                  <th scope="row">
                    <code>{one.model.slice(0, 16)}</code>
                  </th>
                  {[one.records, one.read, one.suggested, one.agreed, one.recordRight, one.paperDiffers].map(
                    (count, i) => (
                      <td key={`${one.model} ${[i]}`} className="figure">
                        {groupDigits(count)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
