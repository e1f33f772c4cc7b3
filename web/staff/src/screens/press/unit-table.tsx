import type { Language } from '../../../../../src/basics/bilingual.ts';
import type { PressUnit } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface UnitTableProps {
  readonly units: readonly PressUnit[];
  readonly language: Language;
}

/** A link to the notice of each unit that the public sees; what the others wait for. */
export function UnitTable({ units, language }: UnitTableProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  if (units.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.notice}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, label, status }) => (
          <tr key={unit}>
            <th scope="row">
              {say(label)} <small>{unit}</small>
            </th>
            <td>
              {status === 'shown' ? (
                <a href={pressApi.noticeUrl(unit, language)} download={`notice-${unit}.pdf`}>
                  {words.noticeOf(say(label))}
                </a>
              ) : (
                (words.statuses[status] ?? status)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
