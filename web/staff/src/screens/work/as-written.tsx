import { useMemo, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { Claim } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { concerns } from '../../entry/check.ts';
import { firstPhoto } from '../../entry/line-places.ts';
import { cellsOf, placesOf } from '../../entry/places.ts';
import { Sheet } from '../../entry/sheet.ts';
import { Findings } from '../../parts/findings.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { SUPERVISION_WORDS } from '../../parts/supervision-words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Bench } from './bench.tsx';
import type { TaskProps } from './claim-view.tsx';
import { Covered } from './covered.tsx';

/**
 * The supervisor lets errors stand as written on the paper: from the photo alone, and then they stay blind; or after a look at what was
 * typed, which they have to ask for.
 */
export function AsWritten({ claim, onDone }: TaskProps) {
  const { w, say } = useDesk();
  const [trouble, setTrouble] = useState<unknown>(null);
  const places = useMemo(() => placesOf(claim), [claim]);
  const [shown, setShown] = useState<Pick<Claim, 'entries' | 'findings'>>(claim);
  const own = useWords(SUPERVISION_WORDS);
  const findings = (shown.findings ?? []).filter((f) => f.level !== 'info');
  const covered = shown.entries === undefined ? (claim.covered ?? null) : null;
  const codes = covered?.codes ?? [
    ...new Set(findings.filter((f) => f.level === 'error').map((f) => f.code)),
  ];
  const [sheet] = useState(() => new Sheet({}));
  const [photo, setPhoto] = useState(() => firstPhoto(claim.photos));
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
        {covered === null ? (
          <Findings findings={findings} onGo={(ref) => sheet.goTo(ref)} />
        ) : (
          <Covered codes={covered.codes} onLook={() => api.look(claim).then(setShown, setTrouble)} />
        )}
        {(shown.entries ?? []).map(({ by, entry }) => {
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
        {covered !== null && (
          <button
            type="button"
            onClick={() => {
              api.act(claim, 'release', {}).then(() => onDone(null), setTrouble);
            }}
          >
            {own.leaveIt}
          </button>
        )}
      </p>
    </Bench>
  );
}
