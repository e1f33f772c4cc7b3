import { keptPlaces, languageHere } from './places.ts';

/** The key that a browser asks its push service with; null where the server sends nothing (a copy on plain files). */
export async function pushKey(): Promise<string | null> {
  if (!('PushManager' in window)) return null;
  try {
    const response = await fetch('/v1/push.json', { cache: 'no-cache' });
    return response.ok ? ((await response.json()).key ?? null) : null;
  } catch {
    return null;
  }
}

/**
 * Tells the server which places this browser wants to hear of while the site is closed: the endpoint of its push service, the places
 * and the language. With no such place left, everything about it is deleted, here and there. False when that did not work.
 */
export async function syncPush(): Promise<boolean> {
  const places = keptPlaces()
    .follow.filter(({ alert }) => alert === 'always')
    .map(({ p }) => p);
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (places.length === 0) {
    if (before === null) return true;
    const told = await post('unsubscribe', { endpoint: before.endpoint });
    return (await before.unsubscribe()) && told;
  }
  const applicationServerKey = before === null ? await pushKey() : null;
  if (before === null && applicationServerKey === null) return false;
  const subscription =
    before ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  const { endpoint, keys } = subscription.toJSON();
  return post('subscribe', { endpoint, keys, places, language: languageHere() });
}

async function post(what: string, body: object): Promise<boolean> {
  const response = await fetch(`/api/alerts/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.ok;
}
