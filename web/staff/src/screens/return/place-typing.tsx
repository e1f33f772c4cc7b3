import { useEffect, useRef } from 'react';
import type { WireEntry } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import type { Cells, Place } from '../../entry/places.ts';
import { VoteInput } from '../../entry/vote-input.tsx';
import { useWords } from '../../words.ts';
import { figureAt, figureText } from './figures.ts';
import { RETURN_WORDS } from './words.ts';

interface PlaceTypingProps {
  readonly caption: string;
  readonly places: readonly Place[];
  /** What counts now, beside the box. */
  readonly old: WireEntry;
  readonly cells: Cells;
  readonly missed: boolean;
  /** A place that is added takes the focus. */
  readonly follows: boolean;
  readonly onCell: (ref: string, cell: string) => void;
  readonly onHandIn: () => void;
  /** The typist has come to this place. */
  readonly onPlace: (ref: string) => void;
  /** Takes a place out again; without it the places are given. */
  readonly onRemove?: (ref: string) => void;
}

/** A few places of the form with what counts now and a box for what the paper says. */
export function PlaceTyping(props: PlaceTypingProps) {
  const { caption, places, old, cells, missed, follows, onCell, onHandIn, onPlace, onRemove } = props;
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const table = useRef<HTMLTableElement>(null);
  const focus = (ref: string | undefined) =>
    table.current?.querySelector<HTMLInputElement>(`[data-place="${ref}"]`)?.focus();
  const newest = follows ? places.length : 0;
  const shown = useRef(0);
  useEffect(() => {
    const added = newest > shown.current;
    shown.current = newest;
    if (added) focusLast(table.current);
  }, [newest]);
  const acts = {
    onCell,
    onMark: null,
    onFocus: onPlace,
    onMove: (ref: string, step: 1 | -1) => {
      const to = places[places.findIndex((place) => place.ref === ref) + step];
      if (to !== undefined) focus(to.ref);
      else if (step === 1)
        table.current?.parentElement?.querySelector<HTMLElement>('select, textarea, button.main')?.focus();
    },
    onTotal: () => undefined,
    onHandIn,
  };
  return (
    <table ref={table} className="typing">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {w.place}
          </th>
          <th scope="col" className="figure">
            {w.old}
          </th>
          <th scope="col" className="figure">
            {w.newValue}
          </th>
          {onRemove !== undefined && <td />}
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.ref}>
            <td className="no" id={`t-no-${place.ref}`}>
              {place.number}
            </td>
            <th scope="row" id={`t-${place.ref}`}>
              {say(place.label)}
              {place.party !== null && <small>{say(place.party)}</small>}
            </th>
            <td className="figure">{figureText(figureAt(old, place), common.sign)}</td>
            <td className="box">
              <VoteInput
                name={place.ref}
                cell={cells[place.ref] ?? ''}
                labelledBy={`t-no-${place.ref} t-${place.ref}`}
                marked={false}
                missed={missed}
                acts={acts}
              />
            </td>
            {onRemove !== undefined && (
              <td>
                <button
                  type="button"
                  className="plain"
                  aria-label={`${w.remove} ${place.number} ${say(place.label)}`}
                  onClick={() => onRemove(place.ref)}
                >
                  {w.remove}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function focusLast(table: HTMLTableElement | null): void {
  const boxes = table?.querySelectorAll<HTMLInputElement>('[data-place]');
  boxes?.item(boxes.length - 1)?.focus();
}
