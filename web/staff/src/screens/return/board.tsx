import { useState } from 'react';
import type { BoardResult } from '../../../../../src/returns/case-terms.ts';
import { BOARD_RESULT_LABELS, BOARD_RESULTS } from '../../../../../src/returns/case-terms.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import type { ReturnView, Version } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { TextField } from './fields.tsx';
import { RETURN_WORDS } from './words.ts';

interface BoardProps {
  readonly view: ReturnView;
  readonly live: Version;
  readonly onDone: () => void;
}

/** Board = form? The newest comparison, and, for those who may, a new one. */
export function Board({ view, live, onDone }: BoardProps) {
  const { say, language } = useDesk();
  const w = useWords(RETURN_WORDS);
  const { board } = view;
  const [result, setResult] = useState<BoardResult | ''>('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const hasPhoto = view.photos.some((photo) => photo.shows === 'board');
  const save = () => {
    if (result === '' || busy) return;
    setBusy(true);
    setTrouble(null);
    returnApi
      .compareBoard(view.unit.id, view.ballot, { version: live.version, result, note: note.trim() })
      .then((done) => {
        setOpened(done.case !== null);
        setResult('');
        setNote('');
        onDone();
      }, setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <section aria-label={w.board}>
      <h2>{w.board}</h2>
      <p>
        {board === null ? (
          w.boardNever
        ) : (
          <>
            <strong>{say(BOARD_RESULT_LABELS[board.result])}</strong> ·{' '}
            {w.boardBy(board.by, formatMoment(Date.parse(board.at), language))}
            {board.note !== '' && <> · {board.note}</>}
          </>
        )}
      </p>
      {opened && (
        <p className="hint" role="status">
          {w.boardCase}
        </p>
      )}
      {view.may.includes('compare-board') && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <fieldset>
            <legend>{w.board}</legend>
            {BOARD_RESULTS.map((one) => (
              <label className="check" key={one}>
                <input
                  type="radio"
                  name="board"
                  data-key={one === (hasPhoto ? 'agrees' : 'no-photo') ? '3' : undefined}
                  checked={result === one}
                  disabled={one !== 'no-photo' && !hasPhoto}
                  onChange={() => setResult(one)}
                />{' '}
                {say(BOARD_RESULT_LABELS[one])}
              </label>
            ))}
          </fieldset>
          {!hasPhoto && <p className="help">{w.boardNeedsPhoto}</p>}
          <TextField label={w.boardNote} value={note} rows={2} onText={setNote} />
          <Trouble error={trouble} />
          <button type="submit" disabled={result === '' || busy}>
            {w.saveBoard}
          </button>
        </form>
      )}
    </section>
  );
}
