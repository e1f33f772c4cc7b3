const ADDRESS = '/staff-sw.js';
const SCOPE = '/staff';

/**
 * Has the browser keep the desk for days without a line, and look for a newer version, which the next start takes. Over plain http,
 * or where it is forbidden, the desk works with a line.
 */
export function keepDesk(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(ADDRESS, { scope: SCOPE }).catch(() => undefined);
}
