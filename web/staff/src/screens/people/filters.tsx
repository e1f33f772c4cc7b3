import { useEffect, useState } from 'react';
import type { Role } from '../../../../../src/rights/roles.ts';
import { ROLES } from '../../../../../src/rights/roles.ts';
import type { AccountFilter, AccountState } from '../../api/people-api.ts';
import { ACCOUNT_STATES } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { Combobox } from '../../parts/combobox.tsx';
import { findPlaces, usePlaces } from '../../parts/places.ts';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { useWords } from '../../words.ts';
import { PEOPLE_WORDS } from './words.ts';

const ALL = '*';
const MOST = 60;
const TYPING_MS = 250;

interface FiltersProps {
  readonly filter: AccountFilter;
  readonly onFilter: (filter: AccountFilter) => void;
}

/** Narrows the list of accounts. What is typed counts once the typing pauses. */
export function Filters({ filter, onFilter }: FiltersProps) {
  const { say } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => onFilter({ ...filter, text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);
  const centre = filter.centre === null ? undefined : places?.byId.get(filter.centre);
  return (
    <search className="row people-filters">
      <label>
        {w.find}
        <input
          type="search"
          name="text"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label>
        {w.role}
        <select
          value={filter.role}
          onChange={(event) => onFilter({ ...filter, role: event.target.value as Role | '' })}
        >
          <option value="">{w.anyRole}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {say(ROLE_WORDS[role])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w.state}
        <select
          value={filter.state}
          onChange={(event) => onFilter({ ...filter, state: event.target.value as AccountState | '' })}
        >
          <option value="">{w.anyState}</option>
          {ACCOUNT_STATES.map((state) => (
            <option key={state} value={state}>
              {w.states[state]}
            </option>
          ))}
        </select>
      </label>
      {(places?.centres.length ?? 0) > 1 && (
        <Combobox
          label={w.centre}
          shown={
            filter.centre === null ? w.anyCentre : centre === undefined ? filter.centre : say(centre.name)
          }
          placeholder={w.findCentre}
          nothing={w.noPlace}
          find={(typed) => [
            ...(typed === '' ? [{ id: ALL, name: w.anyCentre, detail: '' }] : []),
            ...findPlaces(places?.centres ?? [], typed, MOST).map((option) => ({
              id: option.id,
              name: say(option.name),
              detail: option.around.map(say).join(' · '),
            })),
          ]}
          onChoose={(id) => onFilter({ ...filter, centre: id === ALL ? null : id })}
        />
      )}
    </search>
  );
}
