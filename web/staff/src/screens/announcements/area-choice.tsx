import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../api/desk-types.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { AreaKind, Place } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { EVENING_WORDS } from '../../evening/words.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Kinds of area that somebody may speak to: those of their own duty. */
function kindsOf(me: Me | null): readonly AreaKind[] {
  if (me?.everyCentre === true) return ['centre', 'constituency', 'province', 'nation'];
  return (me?.role as string) === 'province' ? ['centre', 'constituency', 'province'] : ['centre'];
}

/** A kind of area with nothing chosen yet; there is one nation, so that is chosen already. */
const wholeOf = (kind: AreaKind): Place => ({ kind, id: kind === 'nation' ? kind : '' });

interface AreaChoiceProps {
  readonly value: Place;
  readonly onChange: (place: Place) => void;
}

/** Chooses where something holds, among the areas of the person's duty. */
export function AreaChoice({ value, onChange }: AreaChoiceProps) {
  const words = useWords(WORDS);
  const shared = useWords(EVENING_WORDS);
  const { me, say } = useDesk();
  const kinds = kindsOf(me);
  const { kind, id } = value;
  const nation = kind === 'nation';
  const { data } = useQuery({
    queryKey: ['areas-of-duty', kind],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !nation,
    queryFn: () => eveningApi.numbers(nation ? 'total' : kind, {}),
  });
  const options = nation ? [] : (data?.rows ?? []);
  return (
    <div className="row">
      {kinds.length > 1 && (
        <label>
          {words.kind}{' '}
          <select value={kind} onChange={(event) => onChange(wholeOf(event.target.value as AreaKind))}>
            {kinds.map((name) => (
              <option key={name} value={name}>
                {shared.areaKind[name]}
              </option>
            ))}
          </select>
        </label>
      )}
      {!nation && (
        <label>
          {words.area}{' '}
          <select value={id} required onChange={(event) => onChange({ kind, id: event.target.value })}>
            <option value="">{words.choose}</option>
            {options.map((row) => (
              <option key={row.id} value={row.id}>
                {say(row.name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
