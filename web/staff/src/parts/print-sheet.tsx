import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import './print-sheet.css';

interface PrintSheetProps {
  readonly children: ReactNode;
  /** Paper came out, or the person changed their mind: the sheet may go. */
  readonly onDone: () => void;
}

/** Prints something that is not the screen. While it stands on the page, only it goes to the printer. */
export function PrintSheet({ children, onDone }: PrintSheetProps) {
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const after = () => done.current();
    window.addEventListener('afterprint', after);
    window.print();
    return () => window.removeEventListener('afterprint', after);
  }, []);
  return createPortal(<div className="print-sheet">{children}</div>, document.body);
}
