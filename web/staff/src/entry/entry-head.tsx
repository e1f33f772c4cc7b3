import type { RefObject } from 'react';
import { useState } from 'react';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import type { Place } from './places.ts';
import type { Sheet } from './sheet.ts';
import { useCells, useCurrent } from './sheet.ts';
import { ENTRY_WORDS } from './words.ts';

interface EntryHeadProps {
  readonly places: readonly Place[];
  readonly sheet: Sheet;
  readonly onGo: (ref: string) => void;
  readonly jump: RefObject<HTMLInputElement | null>;
}

/** The first box that was passed over: nothing is typed in it, and something is typed after it. */
export function gapsOf(places: readonly Place[], cells: Readonly<Record<string, string>>): readonly Place[] {
  let last = -1;
  places.forEach((place, i) => {
    if ((cells[place.ref] ?? '') !== '') last = i;
  });
  return places.filter((place, i) => i < last && (cells[place.ref] ?? '') === '');
}

/** Where the typist is, how much is done, what was passed over. Stays in its place while the rows move. */
export function EntryHead({ places, sheet, onGo, jump }: EntryHeadProps) {
  const { say } = useDesk();
  const w = useWords(ENTRY_WORDS);
  const cells = useCells(sheet);
  const current = useCurrent(sheet);
  const [wrong, setWrong] = useState(false);
  const place = places.find((p) => p.ref === current) ?? places[0];
  const typed = places.filter((p) => (cells[p.ref] ?? '') !== '').length;
  const blanks = places.filter((p) => cells[p.ref] === '/').length;
  const gaps = gapsOf(places, cells);
  const [gap] = gaps;
  return (
    <div className="entry-head">
      <p className="where">
        {place !== undefined && (
          <>
            <span className="section-name">{w.section[place.section]}</span>
            <strong>
              <span className="where-no">{place.number}</span> {say(place.label)}
            </strong>
          </>
        )}
      </p>
      <p className="counts">
        <progress value={typed} max={places.length} aria-label={w.typed(typed, places.length)} />
        <span>{w.typed(typed, places.length)}</span>
        <span>{w.blanks(blanks)}</span>
        {gap !== undefined && (
          <button type="button" className="gap" onClick={() => onGo(gap.ref)}>
            {w.gaps(gaps.length)} <kbd>Alt+N</kbd>
          </button>
        )}
        <label className="jump">
          {w.jump} <kbd>Ctrl+G</kbd>{' '}
          <input
            ref={jump}
            type="text"
            inputMode="numeric"
            size={4}
            aria-label={w.jumpLabel}
            aria-invalid={wrong}
            onChange={() => setWrong(false)}
            onBlur={() => setWrong(false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && current !== null) return onGo(current);
              if (event.key !== 'Enter') return;
              event.preventDefault();
              const box = event.currentTarget;
              const number = box.value.trim().replace(/[๐-๙]/g, (d) => String(d.charCodeAt(0) - 0x0e50));
              const row = places.find((p) => p.part === 'votes' && p.number === number);
              const found = row ?? places.find((p) => p.number === number);
              if (found === undefined) return setWrong(true);
              box.value = '';
              onGo(found.ref);
            }}
          />
          {wrong && (
            <span className="bubble" role="alert">
              {w.noSuchRow}
            </span>
          )}
        </label>
      </p>
    </div>
  );
}
