const ADDRESS = '/staff-sw.js';
const SCOPE = '/staff';
const PATIENCE_MS = 3_000;

/** Has the desk kept by the browser for days without a line. Over plain http, or where it is forbidden, the desk works with a line. */
export function keepDesk(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(ADDRESS, { scope: SCOPE }).catch(() => undefined);
}

/**
 * Takes a newer version of the desk that is ready, before anything is on the screen: never under somebody's hands. True when the
 * page is about to be loaded again.
 */
export async function takeNewVersion(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.getRegistration(SCOPE).catch(() => undefined);
  const waiting = registration?.waiting;
  if (!waiting || navigator.serviceWorker.controller === null) return false;
  const taken = new Promise<boolean>((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
  waiting.postMessage('take-over');
  if (!(await taken)) return false;
  location.reload();
  return true;
}
