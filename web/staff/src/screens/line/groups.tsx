import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { LineGroup } from '../../api/line-api.ts';
import { lineApi } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { useMay } from '../../evening/may.ts';
import { usePlaces } from '../../parts/places.ts';
import { useWords } from '../../words.ts';
import { GroupCode } from './group-code.tsx';
import { SureButton } from './sure-button.tsx';
import { WORDS } from './words.ts';

interface GroupsProps {
  readonly groups: readonly LineGroup[];
  readonly centre: string | null;
  readonly on: boolean;
  readonly onUntied: () => void;
}

/** Which group serves which centre. */
export function Groups({ groups, centre, on, onUntied }: GroupsProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const may = useMay();
  const places = usePlaces();
  const nameOf = (id: string) => {
    const place = places?.byId.get(id);
    return place === undefined ? id : say(place.name);
  };
  return (
    <section aria-labelledby="line-groups">
      <h2 id="line-groups">{words.groups}</h2>
      {may('manage-line') &&
        on &&
        (centre === null ? <p>{words.chooseCentre}</p> : <GroupCode centre={centre} />)}
      {groups.length === 0 ? (
        <p>{words.noGroups}</p>
      ) : (
        <ul className="line-list">
          {groups.map((row) => {
            const name = row.name || `G${row.group}`;
            const last = row.lastAt === null ? words.never : formatMoment(Date.parse(row.lastAt), language);
            return (
              <li key={row.group}>
                <p>
                  <strong>{name}</strong> · {nameOf(row.centre)}
                  {!row.here && <span className="bad"> · {words.gone}</span>}
                </p>
                <p>
                  {words.photos} {groupDigits(row.photos)} · {words.last} {last}
                </p>
                {may('manage-line') && (
                  <SureButton
                    text={words.untie}
                    label={words.untieGroup(name)}
                    explain={words.sureGroup}
                    onSure={() => lineApi.untieGroup(row.group)}
                    onDone={onUntied}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
