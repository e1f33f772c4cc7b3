import { useRef, useState } from 'react';
import type { WaitingProposal } from '../../api/publication-api.ts';
import { useWords } from '../../words.ts';
import { CheckList } from './check-list.tsx';
import { EffectView } from './effect-view.tsx';
import { TypeLotAgain } from './type-lot-again.tsx';
import { ValueText } from './value-text.tsx';
import { WORDS } from './words.ts';

interface ConfirmButtonProps {
  readonly proposal: WaitingProposal;
  readonly busy: boolean;
  /** Confirms what stood in the dialog when it was opened; `order` of a lot as this person typed it. */
  readonly onConfirm: (seen: WaitingProposal, order: readonly number[] | null) => void;
}

/** The second person's button: shows once more what will change, then asks. The order of a lot is typed again, blind. */
export function ConfirmButton({ proposal, busy, onConfirm }: ConfirmButtonProps) {
  const words = useWords(WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [seen, setSeen] = useState<WaitingProposal | null>(null);
  const [order, setOrder] = useState<readonly number[] | null>(null);
  const show = () => {
    setSeen(proposal);
    setOrder(null);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  const lot = seen?.value.kind === 'draw' ? seen.value : null;
  return (
    <>
      <button type="button" className="main" disabled={busy} onClick={show}>
        {words.confirm}
      </button>
      <dialog ref={dialog} aria-label={words.confirm} className="wide" onClose={() => setSeen(null)}>
        {seen !== null && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              close();
              onConfirm(seen, order);
            }}
          >
            <h2>{words.kind[seen.value.kind]}</h2>
            <ValueText value={seen.value} />
            {seen.checks !== null && <CheckList checks={seen.checks} />}
            {lot === null ? (
              <EffectView effect={seen.effect} />
            ) : (
              <TypeLotAgain contest={lot.contest} order={order} onOrder={setOrder} />
            )}
            <p>{words.confirmAsk}</p>
            <p className="row">
              <button type="submit" className="main" disabled={lot !== null && order === null}>
                {words.confirmNow}
              </button>
              <button type="button" onClick={close}>
                {words.cancel}
              </button>
            </p>
          </form>
        )}
      </dialog>
    </>
  );
}
