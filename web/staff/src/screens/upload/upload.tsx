import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { SentList } from './sent-list.tsx';
import './upload.css';
import { useSending } from './use-sending.ts';
import { WORDS } from './words.ts';

const BALLOTS = ['constituency', 'party-list', 'referendum', 'executive', 'council'];
/** Chosen in place of a page. */
const BOARD = 'board';
const TYPES = 'image/jpeg,image/png,image/webp,application/pdf';

/** Sends photos of forms by hand: chosen, dragged or pasted. The same file twice changes nothing. */
export function Upload({ centre }: { readonly centre: string | null }) {
  const { w, say, me } = useDesk();
  const words = useWords(WORDS);
  const { files, add } = useSending();
  const [over, setOver] = useState(false);
  const [noUnit, setNoUnit] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const centres = me?.centres ?? [];
  const [chosen, setChosen] = useState('');
  const to = centre ?? (chosen === '' ? (centres[0]?.id ?? '') : chosen);

  const send = useCallback(
    (taken: readonly File[]) => {
      if (form.current === null || taken.length === 0) return;
      const data = new FormData(form.current);
      const text = (name: string) => String(data.get(name) ?? '').trim();
      const page = Number(text('page'));
      const board = text('page') === BOARD;
      // A board has no code that would say its unit.
      setNoUnit(board && text('unit') === '');
      if (board && text('unit') === '') return;
      add(taken, {
        centre: to,
        unit: text('unit'),
        ballot: text('ballot'),
        page: Number.isInteger(page) && page > 0 ? page : null,
        board,
      });
    },
    [add, to],
  );

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      send(pasted);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [send]);

  return (
    <div className="upload">
      <form
        ref={form}
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const chosenFiles = new FormData(event.currentTarget).getAll('file');
          send(chosenFiles.filter((file): file is File => file instanceof File && file.size > 0));
        }}
      >
        <h1>{w.sendPhoto}</h1>
        <p>{words.intro}</p>
        {centre === null && centres.length > 1 && (
          <label>
            {words.centre}
            <select value={to} onChange={(event) => setChosen(event.target.value)}>
              {centres.map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            send([...event.dataTransfer.files]);
          }}
        >
          {w.file}
          <input name="file" type="file" accept={TYPES} multiple required />
          <span className="help">{words.drop}</span>
        </label>
        <fieldset>
          <legend>{words.byHand}</legend>
          <p className="hint">{words.byHandHint}</p>
          <label>
            {w.unitId}
            <input name="unit" autoComplete="off" />
          </label>
          <label>
            {w.ballot}
            <select name="ballot">
              {BALLOTS.map((ballot) => (
                <option key={ballot} value={ballot}>
                  {w.ballotName[ballot]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.page}
            <select name="page">
              <option value="">{words.whole}</option>
              <option value={BOARD}>{words.board}</option>
              {Array.from({ length: 12 }, (_, i) => i + 1).map((page) => (
                <option key={page} value={page}>
                  {page}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
        {noUnit && (
          <p className="trouble" role="alert">
            {words.boardNeedsUnit}
          </p>
        )}
        <button type="submit" className="main">
          {w.send}
        </button>
      </form>
      <SentList files={files} />
    </div>
  );
}
