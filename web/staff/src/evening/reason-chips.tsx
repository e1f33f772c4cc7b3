import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { eveningApi } from '../api/evening-api.ts';
import type { Station } from '../api/evening-types.ts';
import { useDesk } from '../desk.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.ts';
import { useMissingCodes } from './use-missing-codes.ts';
import { STATIONS_KEY } from './use-stations.ts';
import { EVENING_WORDS } from './words.ts';

/** The one that says nothing by itself. */
const NEEDS_NOTE = 'other';

/** Any return of a unit: what is said of a unit goes over one of them. */
export function anyReturn({ id, returns }: Station) {
  return { unit: id, ballot: returns[0]?.ballot ?? '' };
}

/** Why a unit is missing: one press says it. The number before a reason is its key where the list takes keys. */
export function ReasonChips({
  station,
  numbered,
}: {
  readonly station: Station;
  readonly numbered?: boolean;
}) {
  const words = useWords(EVENING_WORDS);
  const { say } = useDesk();
  const codes = useMissingCodes();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [note, setNote] = useState('');
  const set = useMutation({
    mutationFn: ({ code, text }: { readonly code: string; readonly text: string }) =>
      eveningApi.noteMissing(anyReturn(station), code, text),
    onSuccess: () => {
      dialog.current?.close();
      setNote('');
      void queries.invalidateQueries({ queryKey: [STATIONS_KEY] });
      void queries.invalidateQueries({ queryKey: ['missing-history', station.id] });
    },
  });
  return (
    <fieldset className="reason-chips">
      <legend className={numbered === true ? 'out' : undefined}>{words.reason}</legend>
      {codes.map(({ code, text }, i) => (
        <button
          key={code}
          type="button"
          className="chip"
          aria-pressed={station.reason?.code === code}
          disabled={set.isPending}
          onClick={() => (code === NEEDS_NOTE ? dialog.current?.showModal() : set.mutate({ code, text: '' }))}
        >
          {numbered === true && <kbd>{i + 1}</kbd>} {say(text)}
          {code === NEEDS_NOTE && '…'}
        </button>
      ))}
      <Trouble error={set.error} />
      <dialog ref={dialog} aria-label={words.noteNeeded}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set.mutate({ code: NEEDS_NOTE, text: note.trim() });
          }}
        >
          <label>
            {words.noteNeeded}
            <textarea
              value={note}
              onChange={(event) => setNote(event.target.value)}
              required
              rows={3}
              maxLength={500}
            />
          </label>
          <p className="row">
            <button type="submit" className="main" disabled={note.trim() === '' || set.isPending}>
              {words.save}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
          </p>
        </form>
      </dialog>
    </fieldset>
  );
}
