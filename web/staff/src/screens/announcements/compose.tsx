import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Bilingual } from '../../../../../src/basics/bilingual.ts';
import type { Place } from '../../api/evening-types.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { AreaChoice } from './area-choice.tsx';
import { WORDS } from './words.ts';

interface ComposeProps {
  readonly label: string;
  readonly submit: string;
  readonly most: number;
  readonly centre: string | null;
  /** More to choose, between the area and the text. */
  readonly children?: ReactNode;
  readonly onSend: (area: Place, text: Bilingual) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Writes a text in both languages to an area. */
export function Compose({ label, submit, most, centre, children, onSend, onDone }: ComposeProps) {
  const words = useWords(WORDS);
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [area, setArea] = useState<Place>({ kind: 'centre', id: centre ?? '' });
  const [text, setText] = useState<Bilingual>({ th: '', en: '' });
  const send = useMutation({
    mutationFn: () => onSend(area, { th: text.th.trim(), en: text.en.trim() }),
    onSuccess: () => {
      dialog.current?.close();
      setText({ th: '', en: '' });
      void queries.invalidateQueries({ queryKey: ['pauses'] });
      void queries.invalidateQueries({ queryKey: ['announcements'] });
      void queries.invalidateQueries({ queryKey: ['notices'] });
      onDone();
    },
  });
  const ready = text.th.trim() !== '' && text.en.trim() !== '' && area.id !== '';
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setArea({ kind: 'centre', id: centre ?? '' });
          send.reset();
          dialog.current?.showModal();
        }}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-label={label} className="compose">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <h2>{label}</h2>
          <AreaChoice value={area} onChange={setArea} />
          {children}
          {(['th', 'en'] as const).map((language) => (
            <label key={language}>
              {words[language]}
              <textarea
                lang={language}
                value={text[language]}
                onChange={(event) => setText({ ...text, [language]: event.target.value })}
                required
                rows={3}
                maxLength={most}
              />
            </label>
          ))}
          <Trouble error={send.error} />
          <p className="row">
            <button type="submit" className="main" disabled={!ready || send.isPending}>
              {submit}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}
