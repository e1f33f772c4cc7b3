import { useMemo, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import { useDesk } from '../../desk.tsx';
import { concerns } from '../../entry/check.ts';
import { cellsOf, placesOf } from '../../entry/places.ts';
import { Sheet } from '../../entry/sheet.ts';
import { Findings } from '../../parts/findings.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Bench } from './bench.tsx';
import type { TaskProps } from './claim-view.tsx';

/** The supervisor sees what was typed and its errors, and lets them stand as written on the paper. */
export function AsWritten({ claim, onDone }: TaskProps) {
  const { w, say } = useDesk();
  const [trouble, setTrouble] = useState<unknown>(null);
  const places = useMemo(() => placesOf(claim), [claim]);
  const findings = (claim.findings ?? []).filter((f) => f.level !== 'info');
  const codes = [...new Set(findings.filter((f) => f.level === 'error').map((f) => f.code))];
  const [sheet] = useState(() => new Sheet({}));
  const [photo, setPhoto] = useState(claim.photos.length - 1);
  return (
    <Bench
      claim={claim}
      places={places}
      sheet={sheet}
      marks={[]}
      onMarks={() => undefined}
      photo={photo}
      onPhoto={setPhoto}
    >
      <div className="scrolls">
        <Findings findings={findings} onGo={(ref) => sheet.goTo(ref)} />
        {(claim.entries ?? []).map(({ by, entry }) => {
          const cells = cellsOf(places, entry);
          return (
            <table key={by} className="typed">
              <caption>{w.typedBy(by)}</caption>
              <tbody>
                {places.map((place) => (
                  <tr
                    key={place.ref}
                    className={findings.some((f) => concerns(f, place.ref)) ? 'marked' : ''}
                    onPointerEnter={() => sheet.goTo(place.ref)}
                  >
                    <td className="no">{place.number}</td>
                    <th scope="row">{say(place.label)}</th>
                    <td className="box">{w.sign[cells[place.ref] ?? ''] ?? cells[place.ref]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
      </div>
      <p className="hint">{w.asWrittenHint}</p>
      <Trouble error={trouble} />
      <p className="row">
        <ReasonButton
          label={w.asWritten}
          question={w.reason}
          onReason={(reason) => {
            api.act(claim, 'as-written', { codes, reason }).then(onDone, setTrouble);
          }}
        />
      </p>
    </Bench>
  );
}
