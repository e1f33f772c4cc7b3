import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface ActionDialogProps {
  /** Text of the button that opens it, and the dialog's title. */
  readonly label: string;
  readonly submit: string;
  readonly ready: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
  /** Resolves when it is done: the dialog then closes. */
  readonly onSubmit: () => Promise<void>;
  readonly onOpen?: () => void;
}

/** A button that opens a form in a native dialog; what goes wrong is told inside, and nothing that was typed is lost. */
export function ActionDialog(props: ActionDialogProps) {
  const { label, submit, ready, danger, children, onSubmit, onOpen } = props;
  const words = useWords(WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(false);
  const show = () => {
    onOpen?.();
    setTrouble(null);
    setOpen(true);
    dialog.current?.showModal();
  };
  const send = () => {
    setBusy(true);
    onSubmit()
      .then(() => dialog.current?.close(), setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <button type="button" className={danger === true ? 'danger' : undefined} onClick={show}>
        {label}
      </button>
      <dialog ref={dialog} aria-label={label} className="wide" onClose={() => setOpen(false)}>
        {open && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <h2>{label}</h2>
            {children}
            <Trouble error={trouble} />
            <p className="row">
              <button type="submit" className={danger === true ? 'danger' : 'main'} disabled={!ready || busy}>
                {submit}
              </button>
              <button type="button" onClick={() => dialog.current?.close()}>
                {words.cancel}
              </button>
            </p>
          </form>
        )}
      </dialog>
    </>
  );
}
