import type { Language } from '../../../../../src/basics/bilingual.ts';
import { formatDay, formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { PressHour } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface HourListProps {
  readonly hours: readonly PressHour[];
  /** Id of the area; empty: the nation. */
  readonly of: string;
  readonly language: Language;
}

/** Hourly bulletins of the area, newest first. */
export function HourList({ hours, of, language }: HourListProps) {
  const words = useWords(WORDS);
  const { language: own } = useDesk();
  const scope = of === '' ? 'nation' : encodeURIComponent(of);
  return (
    <>
      <h3>{words.hours}</h3>
      <p>{words.hoursWhy}</p>
      {hours.length === 0 ? (
        <p>{words.noHours}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.hour}</th>
              <th scope="col">{words.cutColumn}</th>
              <th scope="col">{words.file}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ name, hour, cut, scopes }) => {
              const at = Date.parse(hour);
              const time = `${formatDay(at, own)} ${formatTime(at, own)}`;
              return (
                <tr key={name}>
                  <th scope="row">{time}</th>
                  <td>{groupDigits(cut)}</td>
                  <td>
                    {scopes.includes(scope) ? (
                      <a href={pressApi.hourUrl(name, scope, language)} download={`${name}-${scope}.pdf`}>
                        {words.hourFile(time)}
                      </a>
                    ) : (
                      words.notThere
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
