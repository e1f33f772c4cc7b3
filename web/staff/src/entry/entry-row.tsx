import { memo } from 'react';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import type { Place } from './places.ts';
import type { Sheet } from './sheet.ts';
import { useRow } from './sheet.ts';
import type { BoxActs } from './vote-input.tsx';
import { VoteInput } from './vote-input.tsx';
import { ENTRY_WORDS } from './words.ts';

/** How the score in words is given beside the digits: not at all, as a mark, or typed. */
export type WordsShown = 'no' | 'marks' | 'typed';

/** What one person read. */
export interface Reading {
  readonly by: string;
  readonly reading: string;
}

interface EntryRowProps {
  readonly sheet: Sheet;
  readonly place: Place;
  readonly marked: boolean;
  readonly missed: boolean;
  readonly words: WordsShown;
  readonly acts: BoxActs;
  /** Other people's readings, for whoever decides; by column. */
  readonly readings?: readonly Reading[];
  readonly onReading?: (ref: string, reading: string) => void;
}

/** One line of the form. A key typed in it renders this line and no other. */
export const EntryRow = memo(function EntryRow({
  sheet,
  place,
  marked,
  missed,
  words,
  acts,
  readings = [],
  onReading,
}: EntryRowProps) {
  const { w, say } = useDesk();
  const own = useWords(ENTRY_WORDS);
  const { cell, word, current } = useRow(sheet, place.ref);
  const differ = readings.some((r) => r.reading !== readings[0]?.reading);
  return (
    <tr className={`${current ? 'current' : ''}${marked ? ' asked' : ''}`} data-row={place.ref}>
      <td className="no" id={`n-${place.ref}`}>
        {place.number}
      </td>
      <th scope="row" id={`l-${place.ref}`}>
        {say(place.label)}
        {place.party !== null && <small>{say(place.party)}</small>}
      </th>
      {readings.map(({ by, reading }) => (
        <td className="reading" key={by}>
          <button
            type="button"
            tabIndex={-1}
            className={differ && reading === cell ? 'chosen' : ''}
            onClick={() => onReading?.(place.ref, reading)}
          >
            {w.sign[reading] ?? reading}
          </button>
        </td>
      ))}
      <td className="box">
        <VoteInput
          name={place.ref}
          cell={cell}
          labelledBy={`n-${place.ref} l-${place.ref}`}
          marked={marked}
          missed={missed}
          acts={acts}
        />
      </td>
      <td className="said">
        {w.sign[cell] ?? ''}
        {words !== 'typed' && word !== '' && <span className="mark">{own.mark[word] ?? word}</span>}
        {words === 'typed' && (
          <input
            className="in-words"
            lang="th"
            value={own.mark[word] ?? word}
            maxLength={200}
            aria-label={own.wordsOf(`${place.number} ${say(place.label)}`)}
            onChange={(event) => sheet.setWord(place.ref, event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              acts.onMove(place.ref, 1);
            }}
          />
        )}
      </td>
    </tr>
  );
});
