import { useEffect, useRef, useState } from 'react';
import type { Version } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { figureAt, figureText } from './figures.ts';
import { RETURN_WORDS } from './words.ts';

interface AddPlaceProps {
  readonly places: readonly Place[];
  readonly live: Version;
  readonly onAdd: (ref: string) => void;
}

/** Chooses a place to correct. Arrows only move through the list; Enter or the button adds. */
export function AddPlace({ places, live, onAdd }: AddPlaceProps) {
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const [chosen, setChosen] = useState('');
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => select.current?.focus(), []);
  const add = () => {
    if (chosen === '') return;
    setChosen('');
    onAdd(chosen);
  };
  return (
    <div className="row add-place">
      <label>
        {w.choosePlaces}
        <select
          ref={select}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || chosen === '') return;
            event.preventDefault();
            add();
          }}
        >
          <option value="">—</option>
          {places.map((place) => (
            <option key={place.ref} value={place.ref}>
              {place.number} · {say(place.label)} · {figureText(figureAt(live, place), common.sign)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={chosen === ''} onClick={add}>
        {w.addPlace}
      </button>
    </div>
  );
}
