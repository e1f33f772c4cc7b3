import type { ReactNode } from 'react';
import type { WireEntry } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { differsAt, figureAt, figureText } from './figures.ts';
import { Wide } from './wide.tsx';
import { RETURN_WORDS } from './words.ts';

export interface Column {
  readonly key: string;
  readonly head: ReactNode;
  readonly entry: WireEntry;
}

interface SideBySideProps {
  readonly caption: string;
  readonly places: readonly Place[];
  readonly columns: readonly Column[];
  readonly onlyChanged: boolean;
}

/** Figures of several versions or entries beside each other. What differs from the column before is marked, also in words. */
export function SideBySide({ caption, places, columns, onlyChanged }: SideBySideProps) {
  const { w: common, say } = useDesk();
  const w = useWords(RETURN_WORDS);
  const entries = columns.map((column) => column.entry);
  const shown = places.filter((place) => !onlyChanged || differsAt(entries, place));
  return (
    <Wide label={caption}>
      <table className="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {w.place}
            </th>
            {columns.map((column) => (
              <th scope="col" className="figure" key={column.key}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((place) => (
            <tr key={place.ref}>
              <td className="no">{place.number}</td>
              <th scope="row">{say(place.label)}</th>
              {columns.map((column, i) => {
                const before = entries[i - 1];
                const figure = figureAt(column.entry, place);
                const changed = before !== undefined && figureAt(before, place) !== figure;
                return (
                  <td className={changed ? 'figure changed' : 'figure'} key={column.key}>
                    {changed && <span className="sign-changed">{w.changed} </span>}
                    {figureText(figure, common.sign)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
