import { useEffect, useState } from 'react';

/** The event with which a browser says that the page can be installed (Chromium; others have it in their menu). */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallEvent | null = null;
const watchers = new Set<() => void>();

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offered = event as InstallEvent;
  for (const tell of watchers) tell();
});

/** Installing the desk as an app: `ask` is null where the browser does not offer it now. */
export function useInstall(): { readonly ask: (() => void) | null; readonly done: boolean } {
  const [, draw] = useState(0);
  useEffect(() => {
    const tell = () => draw((n) => n + 1);
    watchers.add(tell);
    return () => {
      watchers.delete(tell);
    };
  }, []);
  const done = matchMedia('(display-mode: standalone)').matches;
  const ask =
    offered === null
      ? null
      : () => {
          offered?.prompt().catch(() => undefined);
          offered = null;
          draw((n) => n + 1);
        };
  return { ask, done };
}
