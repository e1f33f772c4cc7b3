import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import { eveningApi } from '../../api/evening-api.ts';
import { Refused } from '../../api/http.ts';
import { useDesk } from '../../desk.tsx';
import { STATIONS_KEY } from '../../evening/use-stations.ts';
import { EVENING_WORDS } from '../../evening/words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Takes whom to call from a file: the server checks all of it first and says every error; nothing is kept before a second press. */
export function ImportContacts() {
  const words = useWords(WORDS);
  const shared = useWords(EVENING_WORDS);
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const preview = useMutation({ mutationFn: (csv: File) => eveningApi.previewContacts(csv) });
  const keep = useMutation({
    mutationFn: (csv: File) => eveningApi.importContacts(csv),
    onSuccess: () => queries.invalidateQueries({ queryKey: [STATIONS_KEY] }),
  });
  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    keep.reset();
    preview.mutate(chosen);
  };
  const again = () => {
    setFile(null);
    preview.reset();
    keep.reset();
  };
  const checked = preview.data;
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {words.importTitle}…
      </button>
      <dialog ref={dialog} className="import" aria-label={words.importTitle} onClose={again}>
        <h2>{words.importTitle}</h2>
        {file === null && (
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
              take(event.dataTransfer.files[0]);
            }}
          >
            {words.drop}
            <br />
            <input type="file" accept=".csv,text/csv" onChange={(event) => take(event.target.files?.[0])} />
            <span className="help">{words.importHint}</span>
          </label>
        )}
        {file !== null && <p>{file.name}</p>}
        <div role="status">
          {preview.isPending && '…'}
          {keep.data !== undefined && words.kept(groupDigits(keep.data.kept))}
        </div>
        <FileErrors error={preview.error ?? keep.error} />
        {checked !== undefined && keep.data === undefined && (
          <>
            <p>
              <strong>{words.preview(groupDigits(checked.count))}</strong> {words.replaced}
            </p>
            <section className="scroll" aria-label={words.firstRows(checked.first.length)}>
              <table>
                <caption>{words.firstRows(checked.first.length)}</caption>
                <tbody>
                  {checked.first.map(({ unit, name, phone }) => (
                    <tr key={unit}>
                      <th scope="row">{unit}</th>
                      <td>{name}</td>
                      <td>{phone}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
        <p className="row">
          {checked !== undefined && file !== null && keep.data === undefined && (
            <button
              type="button"
              className="main"
              disabled={keep.isPending}
              onClick={() => keep.mutate(file)}
            >
              {words.confirmImport(groupDigits(checked.count))}
            </button>
          )}
          {file !== null && (
            <button type="button" onClick={again}>
              {words.another}
            </button>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {shared.cancel}
          </button>
        </p>
      </dialog>
    </>
  );
}

/** Every error of the file, with its line. */
function FileErrors({ error }: { readonly error: Error | null }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  if (!(error instanceof Refused) || error.problems.length === 0) return <Trouble error={error} />;
  return (
    <div className="trouble" role="alert">
      <p>{words.errors(groupDigits(error.problems.length))}</p>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.problem}</th>
            </tr>
          </thead>
          <tbody>
            {error.problems.map((problem) => (
              <tr key={`${problem.line} ${problem.field} ${problem.message?.en}`}>
                <td>{problem.line}</td>
                <td>{problem.field}</td>
                <td>{problem.message !== undefined && say(problem.message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
