import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { PHOTO_REASONS, WORK_WORDS } from './words.ts';

type PhotoTrouble = keyof typeof PHOTO_REASONS;

interface TroubleMenuProps {
  /** False after the first entry: then the server takes no request for a new photo. */
  readonly mayAskAgain: boolean;
  readonly onUnreadable: (reason: string) => void;
  readonly onRelease: () => void;
}

const TROUBLES: readonly PhotoTrouble[] = ['wrongUnit', 'unreadable', 'notThisForm'];

/** What can be wrong with a form, one key each: Alt+X opens the menu. */
export function TroubleMenu({ mayAskAgain, onUnreadable, onRelease }: TroubleMenuProps) {
  const { w: common } = useDesk();
  const w = useWords(WORK_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<PhotoTrouble | null>(null);
  const [more, setMore] = useState('');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyX' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const close = () => {
    setChosen(null);
    setMore('');
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {w.menu} <kbd>Alt+X</kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label={w.menu}
        className="trouble-menu"
        onClose={() => setChosen(null)}
        onKeyDown={(event) => {
          if (chosen !== null || event.altKey || event.ctrlKey) return;
          const trouble = TROUBLES[Number(event.key) - 1];
          if (trouble !== undefined && mayAskAgain) setChosen(trouble);
          else if (event.key === '4') {
            close();
            onRelease();
          } else return;
          event.preventDefault();
        }}
      >
        <h2>{w.menu}</h2>
        {chosen === null ? (
          <>
            <p>{w.menuHint}</p>
            {!mayAskAgain && <p className="hint">{w.onlyFirst}</p>}
            {TROUBLES.map((trouble, i) => (
              <button type="button" key={trouble} disabled={!mayAskAgain} onClick={() => setChosen(trouble)}>
                <kbd>{i + 1}</kbd> {w[trouble]}
              </button>
            ))}
            <button
              type="button"
              onClick={() => {
                close();
                onRelease();
              }}
            >
              <kbd>4</kbd> {w.giveBack}
            </button>
            <button type="button" onClick={close}>
              <kbd>Esc</kbd> {common.cancel}
            </button>
          </>
        ) : (
          <form
            method="dialog"
            onSubmit={() => {
              const text = more.trim();
              onUnreadable(text === '' ? PHOTO_REASONS[chosen] : `${PHOTO_REASONS[chosen]}: ${text}`);
              close();
            }}
          >
            <p>
              <strong>{w[chosen]}</strong>
            </p>
            <label>
              {w.more}
              <input
                className="wide"
                ref={(box) => box?.focus()}
                value={more}
                maxLength={900}
                onChange={(event) => setMore(event.target.value)}
              />
            </label>
            <p className="row">
              <button type="submit" className="main">
                {w.askAgain} <kbd>Enter</kbd>
              </button>
              <button type="button" onClick={close}>
                {common.cancel} <kbd>Esc</kbd>
              </button>
            </p>
          </form>
        )}
      </dialog>
    </>
  );
}
