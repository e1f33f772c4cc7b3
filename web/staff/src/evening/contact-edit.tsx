import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { eveningApi } from '../api/evening-api.ts';
import type { Station } from '../api/evening-types.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.ts';
import { CallLink } from './call-link.tsx';
import { anyReturn } from './reason-chips.tsx';
import { STATIONS_KEY } from './use-stations.ts';
import { EVENING_WORDS } from './words.ts';

interface ContactEditProps {
  readonly station: Station;
  readonly mayEdit: boolean;
}

/** Whom to call about a unit, and a small form to change it. */
export function ContactEdit({ station, mayEdit }: ContactEditProps) {
  const words = useWords(EVENING_WORDS);
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const { contact } = station;
  const set = useMutation({
    mutationFn: (value: { readonly name: string; readonly phone: string }) =>
      eveningApi.setContact(anyReturn(station), value),
    onSuccess: () => {
      dialog.current?.close();
      void queries.invalidateQueries({ queryKey: [STATIONS_KEY] });
    },
  });
  return (
    <div className="contact row">
      {contact === null ? <span className="none">{words.noContact}</span> : <CallLink contact={contact} />}
      {mayEdit && (
        <>
          <button type="button" className="plain" onClick={() => dialog.current?.showModal()}>
            {words.editContact}
          </button>
          <dialog ref={dialog} aria-label={`${words.editContact} ${station.name}`}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                const form = new FormData(event.currentTarget);
                const text = (name: string) => String(form.get(name) ?? '').trim();
                set.mutate({ name: text('name'), phone: text('phone') });
              }}
            >
              <h2>{station.name}</h2>
              <label>
                {words.name}
                <input name="name" defaultValue={contact?.name} maxLength={200} autoComplete="off" />
              </label>
              <label>
                {words.phone}
                <input
                  name="phone"
                  type="tel"
                  defaultValue={contact?.phone}
                  maxLength={60}
                  autoComplete="off"
                />
              </label>
              <Trouble error={set.error} />
              <p className="row">
                <button type="submit" className="main" disabled={set.isPending}>
                  {words.save}
                </button>
                <button type="button" onClick={() => dialog.current?.close()}>
                  {words.cancel}
                </button>
              </p>
            </form>
          </dialog>
        </>
      )}
    </div>
  );
}
