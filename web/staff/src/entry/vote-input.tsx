import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { useDesk } from '../desk.tsx';
import type { Cell, Problem } from './cell.ts';
import { isSign, readTyped } from './cell.ts';

interface VoteInputProps {
  readonly name: string;
  readonly cell: Cell;
  readonly labelledBy: string;
  readonly marked: boolean;
  readonly empty: boolean;
  readonly onCell: (cell: Cell) => void;
  /** Goes to a neighbour: 1 next, -1 back. */
  readonly onMove: (step: 1 | -1) => void;
  readonly onSave: () => void;
}

/**
 * A box for one figure of a form. A text field with a number pad, because number fields change votes on arrow keys and
 * wheels and drop Thai digits. What it cannot take it refuses aloud and keeps what was there.
 */
export function VoteInput({ name, cell, labelledBy, marked, empty, onCell, onMove, onSave }: VoteInputProps) {
  const { w } = useDesk();
  const [problem, setProblem] = useState<Problem | 'empty' | null>(null);
  const help = useId();
  const shown = problem ?? (empty && cell === '' ? 'empty' : null);

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    switch (event.key) {
      case 'Enter':
        event.preventDefault();
        if (event.shiftKey) onSave();
        else if (cell === '') setProblem('empty');
        else onMove(1);
        break;
      case 'ArrowDown':
        event.preventDefault();
        onMove(1);
        break;
      case 'ArrowUp':
        event.preventDefault();
        onMove(-1);
        break;
    }
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
        value={cell}
        className={[marked ? 'marked' : '', isSign(cell) ? 'sign' : ''].join(' ')}
        aria-labelledby={labelledBy}
        aria-invalid={shown !== null}
        aria-describedby={help}
        onChange={(event) => {
          const typed = readTyped(event.target.value, cell);
          setProblem(typed.ok ? null : typed.problem);
          if (!typed.ok) return;
          onCell(typed.cell);
          if (typed.next) onMove(1);
        }}
        onKeyDown={onKey}
        onFocus={(event) => event.target.select()}
        onBlur={() => setProblem(null)}
      />
      <span id={help} className="help" role={shown === null ? undefined : 'alert'}>
        {shown === null ? (w.sign[cell] ?? '') : w.problem[shown]}
      </span>
    </>
  );
}
