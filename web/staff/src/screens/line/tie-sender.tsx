import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lineApi } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Says at the desk that a sender sends for a unit, e.g. as told by telephone. The inbox shows senders by their number. */
export function TieSender({ centre, onTied }: { readonly centre: string; readonly onTied: () => void }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const [open, setOpen] = useState(false);
  const [sender, setSender] = useState('');
  const [unit, setUnit] = useState('');
  const { data, error } = useQuery({
    queryKey: ['unit-codes', centre],
    queryFn: () => lineApi.unitCodes(centre),
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const number = /^\s*[Ss]?([1-9]\d{0,14})\s*$/.exec(sender)?.[1];
  const chosen = data?.units.find((row) => row.unit === unit);
  const tie = useMutation({
    mutationFn: async () => {
      if (number !== undefined && chosen !== undefined) await lineApi.tieSender(chosen, Number(number));
    },
    onSuccess: () => {
      setSender('');
      setUnit('');
      onTied();
    },
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.tie}</summary>
      <p>{words.tieWhy}</p>
      <Trouble error={error ?? tie.error} />
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          tie.mutate();
        }}
      >
        <label>
          {words.senderNumber}{' '}
          <input value={sender} size={8} onChange={(event) => setSender(event.target.value)} />
        </label>
        <label>
          {words.unit}{' '}
          <select value={unit} onChange={(event) => setUnit(event.target.value)}>
            <option value="">{words.choose}</option>
            {data?.units.map((row) => (
              <option key={row.unit} value={row.unit}>
                {say(row.name)} {row.unit}
              </option>
            ))}
          </select>
        </label>
        <button
          type="submit"
          className="main"
          disabled={number === undefined || chosen === undefined || tie.isPending}
        >
          {words.tieNow}
        </button>
      </form>
    </details>
  );
}
