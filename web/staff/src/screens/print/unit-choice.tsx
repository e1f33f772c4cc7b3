import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../../desk.tsx';
import { unitsOf } from '../../offline/units.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface UnitChoiceProps {
  readonly centre: string;
  readonly value: string;
  readonly onChange: (unit: string) => void;
}

/** One of a centre's units. */
export function UnitChoice({ centre, value, onChange }: UnitChoiceProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['units-of', centre],
    queryFn: () => unitsOf(centre),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <label>
        {words.unit}{' '}
        <select required value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{words.choose}</option>
          {(data?.units ?? []).map(({ unit, name }) => (
            <option key={unit} value={unit}>
              {say(name)} ({unit})
            </option>
          ))}
        </select>
      </label>
      <Trouble error={error} />
    </>
  );
}
