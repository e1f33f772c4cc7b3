import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { WORDS_AGREE, WORDS_DIFFER, WORDS_MISSING } from '../../../../src/returns/words-marks.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import type { Cell, Problem } from './cell.ts';
import { grouped, isSign, readPasted, readTyped } from './cell.ts';
import { ENTRY_WORDS } from './words.ts';

/** What a box can ask of the form around it. */
export interface BoxActs {
  readonly onCell: (ref: string, cell: Cell) => void;
  /** How the words on the paper stand to the digits: a mark of `words-marks.ts`. */
  readonly onMark: ((ref: string, mark: string) => void) | null;
  /** The focus has come to this box. */
  readonly onFocus: (ref: string) => void;
  /** Goes to a neighbour: 1 next, -1 back. */
  readonly onMove: (ref: string, step: 1 | -1) => void;
  /** Goes to the grand total. */
  readonly onTotal: () => void;
  readonly onHandIn: () => void;
}

interface VoteInputProps {
  readonly name: string;
  readonly cell: Cell;
  readonly labelledBy: string;
  readonly marked: boolean;
  /** Somebody tried to hand in the form while this box was empty. */
  readonly missed: boolean;
  readonly acts: BoxActs;
}

const MARK_KEYS: Readonly<Record<string, string>> = {
  '=': WORDS_AGREE,
  '!': WORDS_DIFFER,
  '~': WORDS_MISSING,
};

/**
 * A box for one figure of a form. A text field with a number pad, because number fields change votes on arrow keys and
 * wheels and drop Thai digits. What it cannot take it refuses aloud and keeps what was there.
 */
export function VoteInput({ name, cell, labelledBy, marked, missed, acts }: VoteInputProps) {
  const { w } = useDesk();
  const own = useWords(ENTRY_WORDS);
  const [problem, setProblem] = useState<Problem | 'empty' | 'paste' | null>(null);
  const [focused, setFocused] = useState(false);
  const help = useId();
  const shown = problem ?? (missed && cell === '' ? 'empty' : null);

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const mark = MARK_KEYS[event.key];
    if (mark !== undefined && acts.onMark !== null) {
      event.preventDefault();
      return acts.onMark(name, mark);
    }
    switch (event.key) {
      case 'Enter':
        event.preventDefault();
        if (event.shiftKey) acts.onHandIn();
        else if (cell === '') setProblem('empty');
        else acts.onMove(name, 1);
        break;
      case 'ArrowDown':
        event.preventDefault();
        if (event.shiftKey) acts.onTotal();
        else acts.onMove(name, 1);
        break;
      case 'ArrowUp':
        event.preventDefault();
        acts.onMove(name, -1);
        break;
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const pasted = readPasted(event.clipboardData.getData('text'));
    if (pasted === null) return setProblem('paste');
    setProblem(null);
    acts.onCell(name, pasted);
  };

  return (
    <>
      <input
        name={name}
        data-place={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        value={focused ? cell : grouped(cell)}
        className={`vote${marked ? ' marked' : ''}${isSign(cell) ? ' sign' : ''}`}
        aria-labelledby={labelledBy}
        aria-invalid={shown !== null}
        aria-describedby={shown === null ? undefined : help}
        onChange={(event) => {
          const typed = readTyped(event.target.value, cell);
          setProblem(typed.ok ? null : typed.problem);
          if (!typed.ok) return;
          acts.onCell(name, typed.cell);
          if (typed.next) acts.onMove(name, 1);
        }}
        onKeyDown={onKey}
        onPaste={onPaste}
        onFocus={(event) => {
          const box = event.target;
          setFocused(true);
          acts.onFocus(name);
          // After the separators have gone.
          queueMicrotask(() => box.select());
        }}
        onBlur={() => {
          setFocused(false);
          setProblem(null);
        }}
      />
      {shown !== null && (
        <span id={help} className="bubble" role="alert">
          {shown === 'paste' ? own.badPaste : w.problem[shown]}
        </span>
      )}
    </>
  );
}
