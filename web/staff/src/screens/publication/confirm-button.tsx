import { useRef, useState } from 'react';
import type { WaitingProposal } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { EffectView } from './effect-view.tsx';
import { ValueText } from './value-text.tsx';
import { WORDS } from './words.ts';

interface ConfirmButtonProps {
  readonly proposal: WaitingProposal;
  readonly busy: boolean;
  /** Confirms what stood in the dialog when it was opened. */
  readonly onConfirm: (seen: WaitingProposal) => void;
}

/** The second person's button: shows once more what will change, then asks. */
export function ConfirmButton({ proposal, busy, onConfirm }: ConfirmButtonProps) {
  const words = useWords(WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [seen, setSeen] = useState<WaitingProposal | null>(null);
  const show = () => {
    setSeen(proposal);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" className="main" disabled={busy} onClick={show}>
        {words.confirm}
      </button>
      <dialog ref={dialog} aria-label={words.confirm} className="wide" onClose={() => setSeen(null)}>
        {seen !== null && (
          <>
            <h2>{words.kind[seen.value.kind]}</h2>
            <ValueText value={seen.value} />
            <EffectView effect={seen.effect} />
            <p>{words.confirmAsk}</p>
            <p className="row">
              <button
                type="button"
                className="main"
                onClick={() => {
                  close();
                  onConfirm(seen);
                }}
              >
                {words.confirmNow}
              </button>
              <button type="button" onClick={close}>
                {words.cancel}
              </button>
            </p>
          </>
        )}
      </dialog>
    </>
  );
}
