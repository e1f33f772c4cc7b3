import type { ReactNode } from 'react';
import { formatMoment, formatTime } from '../../../../shared/dates.ts';
import type { Claim } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { placesOf } from '../../entry/places.ts';
import type { KeptEntry } from '../../offline/kept-entry.ts';
import type { UnitList } from '../../offline/units.ts';
import { useWords } from '../../words.ts';
import { claimName } from './claim-name.ts';
import { typedRows } from './entry-rows.ts';
import { DEVICE_WORDS } from './words.ts';

/** Sheets to note figures by hand, one for each return that was taken along. */
export function NoteSheets({ claims }: { readonly claims: readonly Claim[] }) {
  const desk = useDesk();
  const w = useWords(DEVICE_WORDS);
  return claims.map((claim) => (
    <Sheet
      key={claim.claim}
      title={`${w.paperTitle}: ${claimName(claim, desk)}`}
      hint={`${claim.unit.id} · ${w.paperHint}`}
    >
      {placesOf(claim).map((place) => (
        <tr key={place.ref}>
          <td>{place.number}</td>
          <th scope="row">{desk.say(place.label)}</th>
          <td className="blank" />
        </tr>
      ))}
    </Sheet>
  ));
}

/** What the server did not take, for a supervisor to decide on paper. */
export function RefusedSheets({ entries }: { readonly entries: readonly KeptEntry[] }) {
  const desk = useDesk();
  const w = useWords(DEVICE_WORDS);
  return entries.map((entry) => (
    <Sheet
      key={entry.claim.claim}
      title={`${w.refused}: ${claimName(entry.claim, desk)}`}
      hint={`${w.act[entry.act]} · ${w.finished} ${formatTime(entry.finishedAt, desk.language)} · ${entry.refusal === null ? '' : desk.say(entry.refusal.text)}`}
    >
      {typedRows(entry).map(({ place, value }) => (
        <tr key={place.ref}>
          <td>{place.number}</td>
          <th scope="row">{desk.say(place.label)}</th>
          <td>{desk.w.sign[String(value)] ?? String(value ?? '')}</td>
        </tr>
      ))}
    </Sheet>
  ));
}

interface SheetProps {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

function Sheet({ title, hint, children }: SheetProps) {
  const { me } = useDesk();
  const w = useWords(DEVICE_WORDS);
  return (
    <section className="note-sheet">
      <h2>{title}</h2>
      <p>{hint}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {w.field}
            </th>
            <th scope="col">{w.value}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      <p>
        {w.paperBy}: {me?.displayName || me?.username} ______________ · {w.paperTime}: ______
      </p>
    </section>
  );
}

/** Every unit of a centre on one list, to tick off while the computers are away. */
export function UnitSheet({ list }: { readonly list: UnitList }) {
  const { w: common, say, language } = useDesk();
  const w = useWords(DEVICE_WORDS);
  return (
    <section className="note-sheet">
      <h2>{w.unitTitle}</h2>
      <p>
        {w.unitsAsOf(formatMoment(list.at, language))} · {w.paperHint}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{common.unit}</th>
            <th scope="col">{common.ballot}</th>
            <th scope="col">{w.seen}</th>
            <th scope="col">{w.noted}</th>
            <th scope="col">{w.keyed}</th>
          </tr>
        </thead>
        <tbody>
          {list.units.flatMap(({ unit, name, ballots }) =>
            ballots.map((ballot) => (
              <tr key={`${unit} ${ballot}`}>
                <th scope="row">
                  {unit} {say(name)}
                </th>
                <td>{common.ballotName[ballot] ?? ballot}</td>
                <td className="blank" />
                <td className="blank" />
                <td className="blank" />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
