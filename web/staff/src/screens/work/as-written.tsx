import { useState } from 'react';
import { api } from '../../api/desk-api.ts';
import { useDesk } from '../../desk.tsx';
import { cellsOf, placesOf } from '../../entry/places.ts';
import { Findings } from '../../parts/findings.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import type { TaskProps } from './claim-view.tsx';

/** The supervisor sees what was typed and its errors, and lets them stand as written on the paper. */
export function AsWritten({ claim, onDone }: TaskProps) {
  const { w, say } = useDesk();
  const [trouble, setTrouble] = useState<unknown>(null);
  const places = placesOf(claim);
  const findings = claim.findings ?? [];
  const marked = new Set(findings.flatMap((f) => f.fields));
  const codes = findings.filter((f) => f.level === 'error').map((f) => f.code);
  return (
    <>
      <Findings findings={findings} />
      {(claim.entries ?? []).map(({ by, entry }) => {
        const cells = cellsOf(places, entry);
        return (
          <table key={by} className="typed">
            <caption>{w.typedBy(by)}</caption>
            <tbody>
              {places.map((place) => (
                <tr key={place.ref} className={marked.has(place.ref) ? 'marked' : ''}>
                  <td className="no">{place.number}</td>
                  <th scope="row">{say(place.label)}</th>
                  <td className="box">{w.sign[cells[place.ref] ?? ''] ?? cells[place.ref]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      <p className="hint">{w.asWrittenHint}</p>
      <Trouble error={trouble} />
      <ReasonButton
        label={w.asWritten}
        question={w.reason}
        onReason={(reason) => {
          api.act(claim, 'as-written', { codes, reason }).then(onDone, setTrouble);
        }}
      />
    </>
  );
}
