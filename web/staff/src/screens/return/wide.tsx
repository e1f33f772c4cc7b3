import type { ReactNode } from 'react';

interface WideProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A part that may be wider than its place. It takes the focus, so that arrow keys can move it sideways (WCAG 2.1.1). */
export function Wide({ label, children }: WideProps) {
  return (
    <section className="wide-table" aria-label={label} ref={takesFocus}>
      {children}
    </section>
  );
}

function takesFocus(part: HTMLElement | null): void {
  if (part !== null) part.tabIndex = 0;
}
