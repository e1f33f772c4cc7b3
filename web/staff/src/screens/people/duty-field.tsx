import type { Role } from '../../../../../src/rights/roles.ts';
import { NATIONAL_ROLES } from '../../../../../src/rights/roles.ts';
import { useDesk } from '../../desk.tsx';
import { Combobox } from '../../parts/combobox.tsx';
import { findPlaces, usePlaces } from '../../parts/places.ts';
import { useWords } from '../../words.ts';
import { placeNames } from './duty-text.ts';
import { PEOPLE_WORDS } from './words.ts';

const MOST = 60;

/** An area of duty while it is chosen. */
export interface ChosenDuty {
  readonly everyCentre: boolean;
  /** Whole areas and centres, by their ids. */
  readonly named: readonly string[];
}

/** The area of duty as the server takes it. */
export function dutyText(role: Role, duty: ChosenDuty): string {
  if (NATIONAL_ROLES.includes(role)) return '';
  return duty.everyCentre ? '*' : duty.named.join(' ');
}

interface DutyFieldProps {
  readonly role: Role;
  readonly duty: ChosenDuty;
  readonly onDuty: (duty: ChosenDuty) => void;
}

/** Chooses an area of duty by the names of centres and areas. Only what the person may give is offered. */
export function DutyField({ role, duty, onDuty }: DutyFieldProps) {
  const { me, say } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  if (NATIONAL_ROLES.includes(role)) {
    return (
      <p>
        {w.duty}: {w.national}
      </p>
    );
  }
  const some = !duty.everyCentre;
  const add = (id: string) => {
    if (!duty.named.includes(id)) onDuty({ everyCentre: false, named: [...duty.named, id] });
  };
  const names = placeNames(duty.named, places, say);
  const options = [...(places?.areas ?? []).filter((area) => area.whole), ...(places?.centres ?? [])];
  return (
    <fieldset>
      <legend>{w.duty}</legend>
      {me?.everyCentre === true && (
        <p className="row">
          <label className="tick-line">
            <input
              type="radio"
              name="duty"
              checked={duty.everyCentre}
              onChange={() => onDuty({ ...duty, everyCentre: true })}
            />{' '}
            {w.dutyAll}
          </label>
          <label className="tick-line">
            <input
              type="radio"
              name="duty"
              checked={some}
              onChange={() => onDuty({ ...duty, everyCentre: false })}
            />{' '}
            {w.dutySome}
          </label>
        </p>
      )}
      {some && (
        <>
          <ul className="place-chips" aria-label={w.chosen}>
            {duty.named.map((id, i) => (
              <li key={id}>
                {names[i]}
                <button
                  type="button"
                  className="take-away"
                  aria-label={w.takeAway(names[i] ?? id)}
                  onClick={() => onDuty({ ...duty, named: duty.named.filter((other) => other !== id) })}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          {duty.named.length === 0 && <p className="quiet-text">{w.nothingChosen}</p>}
          <Combobox
            label={w.addPlace}
            shown=""
            placeholder={w.placeHint}
            nothing={w.noPlace}
            find={(text) =>
              findPlaces(options, text, MOST).map((option) => ({
                id: option.id,
                name: say(option.name),
                detail: [w.placeKind[option.kind] ?? '', ...option.around.map(say)]
                  .filter(Boolean)
                  .join(' · '),
              }))
            }
            onChoose={add}
          />
        </>
      )}
    </fieldset>
  );
}
