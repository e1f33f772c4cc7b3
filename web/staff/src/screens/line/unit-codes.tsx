import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lineApi } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** The codes by which committees say which unit they are; fetched when somebody opens the list. */
export function UnitCodes({ centre }: { readonly centre: string }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['unit-codes', centre],
    queryFn: () => lineApi.unitCodes(centre),
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.unitCodes}</summary>
      <p>{words.unitCodesWhy}</p>
      <Trouble error={error} />
      {data !== undefined && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.code}</th>
            </tr>
          </thead>
          <tbody>
            {data.units.map(({ unit, name, code }) => (
              <tr key={unit}>
                <th scope="row">
                  {say(name)} <code>{unit}</code>
                </th>
                <td>
                  <code>{code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
