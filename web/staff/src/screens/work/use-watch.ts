import { useEffect, useState } from 'react';

/** How often an idle desk asks for work. */
const ASK_MS = 8_000;
/** Without a key or a touch for this long nobody is taken to be at the desk: a form must not wait for an empty chair. */
const AWAY_MS = 3 * 60_000;

const ACTS = ['keydown', 'pointerdown', 'pointermove'] as const;

/**
 * Asks for work by itself while the desk is idle and somebody sits at it, so that work comes to the person. Gives false when
 * nobody seems to be there: then a press of the button is needed.
 */
export function useWatch(idle: boolean, ask: () => void): boolean {
  const [present, setPresent] = useState(true);
  useEffect(() => {
    if (!idle) return;
    let actedAt = Date.now();
    const act = () => {
      actedAt = Date.now();
      setPresent(true);
    };
    const timer = setInterval(() => {
      const here = document.visibilityState === 'visible' && Date.now() - actedAt < AWAY_MS;
      setPresent(here);
      if (here) ask();
    }, ASK_MS);
    for (const name of ACTS) document.addEventListener(name, act, { passive: true });
    return () => {
      clearInterval(timer);
      for (const name of ACTS) document.removeEventListener(name, act);
    };
  }, [idle, ask]);
  return present;
}
