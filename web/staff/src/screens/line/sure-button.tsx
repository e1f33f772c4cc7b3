import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface SureButtonProps {
  /** What stands on the button. */
  readonly text: string;
  /** What it is about, for those who hear it, and as the question's title. */
  readonly label: string;
  readonly explain: string;
  readonly onSure: () => Promise<unknown>;
  readonly onDone: () => void;
}

/** A button that says what will happen before it does it. */
export function SureButton({ text, label, explain, onSure, onDone }: SureButtonProps) {
  const words = useWords(WORDS);
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const act = useMutation({
    mutationFn: onSure,
    onSuccess: () => {
      dialog.current?.close();
      onDone();
    },
  });
  return (
    <>
      <button
        type="button"
        aria-label={label}
        onClick={() => {
          act.reset();
          dialog.current?.showModal();
        }}
      >
        {text}
      </button>
      {createPortal(
        <dialog ref={dialog} aria-labelledby={title}>
          <h2 id={title}>{label}</h2>
          <p>{explain}</p>
          <Trouble error={act.error} />
          <p className="row">
            <button type="button" className="main" disabled={act.isPending} onClick={() => act.mutate()}>
              {words.confirm}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words.cancel}
            </button>
          </p>
        </dialog>,
        document.body,
      )}
    </>
  );
}
