import { useState } from 'react';
import type { Me } from '../api/desk-types.ts';
import { useDesk } from '../desk.tsx';
import { bilingualWords, useWords } from '../words.ts';
import { Combobox } from './combobox.tsx';
import { findPlaces, usePlaces } from './places.ts';

const WORDS = bilingualWords(
  { find: 'ค้นชื่อศูนย์ อำเภอ จังหวัด', nothing: 'ไม่พบศูนย์นี้', every: 'ทุกศูนย์' },
  { find: 'Name, district or province', nothing: 'No such centre', every: 'Every centre' },
);

/** The whole area of duty, among the ids of centres. */
const ALL = '*';
const MOST = 60;

const keyOf = (me: Me) => `khanaen.centre.${me.id}`;

/** True when the centre lies in the person's area of duty, as far as is known here. */
function serves(me: Me, centre: string): boolean {
  return me.everyCentre || me.centres.some(({ id }) => id === centre);
}

/** The score centre that the person works for now; null for their whole area of duty. Remembered in this browser. */
export function useCentre(me: Me): [string | null, (centre: string | null) => void] {
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(keyOf(me)));
  const only = !me.everyCentre && me.centres.length === 1 ? (me.centres[0]?.id ?? null) : null;
  const centre = only ?? (chosen !== null && serves(me, chosen) ? chosen : null);
  return [
    centre,
    (next) => {
      setChosen(next);
      if (next === null) localStorage.removeItem(keyOf(me));
      else localStorage.setItem(keyOf(me), next);
    },
  ];
}

interface CentreChoiceProps {
  readonly me: Me;
  readonly centre: string | null;
  readonly onCentre: (centre: string | null) => void;
}

/** Chooses one of several centres by its name, its district or its province. Nothing to choose with a single one. */
export function CentreChoice({ me, centre, onCentre }: CentreChoiceProps) {
  const only = me.everyCentre ? undefined : me.centres[0];
  const { say } = useDesk();
  if (!me.everyCentre && me.centres.length < 2) {
    return only === undefined ? null : <span className="centre-only">{say(only.name)}</span>;
  }
  return <Choice me={me} centre={centre} onCentre={onCentre} />;
}

function Choice({ me, centre, onCentre }: CentreChoiceProps) {
  const { w, say } = useDesk();
  const words = useWords(WORDS);
  const places = usePlaces();
  const all = me.everyCentre ? words.every : w.anyCentre;
  const known = centre === null ? undefined : places?.byId.get(centre)?.name;
  const own = me.centres.find(({ id }) => id === centre)?.name;
  const name = known ?? own;
  return (
    <Combobox
      label={w.centre}
      shown={centre === null ? all : name === undefined ? centre : say(name)}
      placeholder={words.find}
      nothing={words.nothing}
      find={(text) => {
        const found = findPlaces(places?.centres ?? [], text, MOST).map((option) => ({
          id: option.id,
          name: say(option.name),
          detail: option.around.map(say).join(' · '),
        }));
        return text === '' ? [{ id: ALL, name: all, detail: '' }, ...found] : found;
      }}
      onChoose={(id) => onCentre(id === ALL ? null : id)}
    />
  );
}
