import { useSyncExternalStore } from 'react';

/** The event with which a browser says that the page can be installed (Chromium; others have it in their menu). */
interface InstallEvent extends Event {
  /** What the person said: `accepted` or `dismissed`. */
  prompt(): Promise<{ readonly outcome: string } | undefined>;
}

/** `none`: the browser does not offer it now. `put-off`: the person said no, and is not asked again before the next start. */
type InstallState = 'none' | 'offered' | 'put-off' | 'done';

let event: InstallEvent | null = null;
let state: InstallState = 'none';
const watchers = new Set<() => void>();

function become(next: InstallState): void {
  state = next;
  for (const tell of watchers) tell();
}

/** Listens from the start of the page: browsers offer it once, long before anybody opens the screen that shows it. */
export function hearInstallOffers(): void {
  if (matchMedia('(display-mode: standalone)').matches) state = 'done';
  addEventListener('beforeinstallprompt', (offer) => {
    offer.preventDefault();
    event = offer as InstallEvent;
    if (state === 'none') become('offered');
  });
  addEventListener('appinstalled', () => become('done'));
}

async function ask(): Promise<void> {
  const answer = await event?.prompt();
  // An offer is good for one question.
  event = null;
  if (state !== 'done') become(answer?.outcome === 'accepted' ? 'done' : 'put-off');
}

/** Installing the desk as an app. */
export function useInstall(): { readonly state: InstallState; readonly ask: () => void } {
  const shown = useSyncExternalStore(watch, () => state);
  return { state: shown, ask: () => ask().catch(() => become('put-off')) };
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
