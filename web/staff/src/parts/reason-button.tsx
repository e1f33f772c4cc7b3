import { useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '../desk.tsx';

interface ReasonButtonProps {
  readonly label: string;
  readonly question: string;
  readonly disabled?: boolean;
  readonly onReason: (reason: string) => void;
}

/** A button that asks for a reason before it acts, in a native dialog. The dialog hangs on the page, since a paragraph may hold none. */
export function ReasonButton({ label, question, disabled, onReason }: ReasonButtonProps) {
  const { w } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  return (
    <>
      <button type="button" disabled={disabled} onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      {createPortal(
        <dialog ref={dialog} aria-label={label}>
          <form
            method="dialog"
            onSubmit={() => {
              onReason(reason.trim());
              setReason('');
            }}
          >
            <label>
              {question}
              <textarea
                value={reason}
                onChange={(e) => setReason(e.target.value)}
                required
                rows={3}
                maxLength={1000}
              />
            </label>
            <p className="row">
              <button type="submit" className="main" disabled={reason.trim() === ''}>
                {w.confirm}
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
