import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';

interface AskDialogProps {
  /** Text of the button that opens it, and the dialog's title. */
  readonly label: string;
  readonly submit: string;
  readonly ready: boolean;
  readonly hint?: string;
  /** `data-key`: the page opens it by Alt and this key. */
  readonly shortcut?: string;
  readonly children: ReactNode;
  /** Resolves when it is done: the dialog then closes. */
  readonly onSubmit: () => Promise<unknown>;
}

/** A button that asks in a native dialog before it acts. What goes wrong is told inside; nothing that was typed is lost. */
export function AskDialog({ label, submit, ready, hint, shortcut, children, onSubmit }: AskDialogProps) {
  const { w } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = () => {
    setBusy(true);
    setTrouble(null);
    onSubmit()
      .then(() => dialog.current?.close(), setTrouble)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <button type="button" data-key={shortcut} onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      {createPortal(
        <dialog ref={dialog} className="ask" aria-label={label}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <h2>{label}</h2>
            {hint !== undefined && <p className="hint">{hint}</p>}
            {children}
            <Trouble error={trouble} />
            <p className="row">
              <button type="submit" className="main" disabled={!ready || busy}>
                {submit}
              </button>
              <button type="button" onClick={() => dialog.current?.close()}>
                {w.cancel}
              </button>
            </p>
          </form>
        </dialog>,
        document.body,
      )}
    </>
  );
}
