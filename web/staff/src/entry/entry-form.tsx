import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk.tsx';
import type { Cells, Place } from './places.ts';
import { firstEmpty } from './places.ts';
import { VoteInput } from './vote-input.tsx';

interface EntryFormProps {
  readonly places: readonly Place[];
  readonly cells: Cells;
  /** Places that findings speak of. */
  readonly marked: ReadonlySet<string>;
  readonly busy: boolean;
  readonly saveLabel: string;
  readonly onCell: (ref: string, cell: string) => void;
  /** All boxes are filled. */
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

/** The boxes in the order and with the numbers of the paper. Enter walks through them. */
export function EntryForm({
  places,
  cells,
  marked,
  busy,
  saveLabel,
  onCell,
  onSave,
  children,
}: EntryFormProps) {
  const { w, say } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);

  const first = (places.find((place) => marked.has(place.ref)) ?? places[0])?.ref;
  const start = useRef(first);
  useEffect(() => focusPlace(form.current, start.current), []);

  const save = () => {
    if (busy) return;
    setTried(true);
    const empty = firstEmpty(places, cells);
    if (empty === null) onSave();
    else focusPlace(form.current, empty);
  };
  const move = (from: number, step: 1 | -1) => {
    const to = places[from + step];
    if (to !== undefined) focusPlace(form.current, to.ref);
    else if (step === 1) form.current?.querySelector<HTMLElement>('textarea, button.main')?.focus();
  };

  return (
    <form
      ref={form}
      className="entry"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <table>
        <tbody>
          {places.map((place, i) => (
            <tr key={place.ref} className={place.part !== places[i - 1]?.part ? 'part' : ''}>
              <td className="no" id={`n-${place.ref}`}>
                {place.number}
              </td>
              <th scope="row" id={`l-${place.ref}`}>
                {say(place.label)}
                {place.party !== null && <small>{say(place.party)}</small>}
              </th>
              <td className="box">
                <VoteInput
                  name={place.ref}
                  cell={cells[place.ref] ?? ''}
                  labelledBy={`n-${place.ref} l-${place.ref}`}
                  marked={marked.has(place.ref) || (place.part === 'votes' && marked.has('votes'))}
                  empty={tried}
                  onCell={(cell) => onCell(place.ref, cell)}
                  onMove={(step) => move(i, step)}
                  onSave={save}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
      <p className="keys">{w.keys}</p>
      <button type="submit" className="main" disabled={busy}>
        {busy ? w.saving : saveLabel}
      </button>
    </form>
  );
}

function focusPlace(form: HTMLFormElement | null, ref: string | undefined): void {
  form?.querySelector<HTMLInputElement>(`[data-place="${ref}"]`)?.focus();
}
