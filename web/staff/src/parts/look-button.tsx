import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { SUPERVISION_WORDS } from './supervision-words.ts';

/** Shows what others typed, after it has said what that costs. */
export function LookButton({ onLook }: { readonly onLook: () => void }) {
  const { w: common } = useDesk();
  const w = useWords(SUPERVISION_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {w.look}
      </button>
      {createPortal(
        <dialog ref={dialog} aria-label={w.look}>
          <form method="dialog" onSubmit={onLook}>
            <p>{w.lookCosts}</p>
            <p className="row">
              <button type="submit" className="main">
                {w.lookSure}
              </button>
              <button type="button" onClick={() => dialog.current?.close()}>
                {common.cancel}
              </button>
            </p>
          </form>
        </dialog>,
        document.body,
      )}
    </>
  );
}
