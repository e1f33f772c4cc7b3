/**
 * The service worker of the public site. It keeps the pages that were read, so that the last good cut can be read without a
 * line, and when the server does not answer in time or answers with an error. The desk, its API, photos and the pointer to the
 * newest cut it never touches: an open page must learn that the feed stands still.
 */

interface WorkerEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', hear: (event: WorkerFetch) => void): void;
}

const worker = globalThis as unknown as Worker;
const NAME = 'khanaen-site-1';
/** Pages and scripts that are kept, the last read ones. */
const MOST = 80;
/** After this long the kept page is shown; the answer, when it comes, is kept for the next time. */
const PATIENCE_MS = 8_000;

const PAGE = /^\/(?:th|en)(?:\/|$)/;
const SCRIPTS = /\/assets\/(?:live|island-[a-z]+)-\w+\.js/g;
const KEPT = /^\/assets\/(?:live|island-[a-z]+)-\w+\.js$|^\/app\.webmanifest$|^\/assets\/icon\.svg$/;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepOpenPages().finally(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const page = PAGE.test(url.pathname) && !/^\/(?:th|en)\/(?:live|embed)\//.test(url.pathname);
  if (!page && !KEPT.test(url.pathname)) return;
  event.respondWith(answer(event.request, url, page));
});

/** The pages that were open before this worker was there, the overview of their language, and their scripts. */
async function keepOpenPages(): Promise<void> {
  const cache = await caches.open(NAME);
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const paths = open.map(({ url }) => new URL(url).pathname).filter((path) => PAGE.test(path));
  const fronts = paths.map((path) => `${path.slice(0, 3)}/`);
  await Promise.all(
    [...new Set([...fronts, ...paths])].map(async (path) => {
      const response = await fetch(path);
      if (!response.ok) return;
      await cache.put(path, response.clone());
      const scripts = (await response.text()).match(SCRIPTS) ?? [];
      await Promise.all(scripts.map((script) => cache.add(script)));
    }),
  );
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('khanaen-site-') && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request: Request, url: URL, page: boolean): Promise<Response> {
  const cache = await caches.open(NAME);
  const key = url.pathname;
  const fresh = fetch(request).then(async (response) => {
    if (response.ok) await keep(cache, key, response.clone());
    return response;
  });
  fresh.catch(() => undefined);
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const first = await Promise.race([fresh.catch(() => null), late]);
  if (first !== null && first.status < 500) return first;
  const kept = (await cache.match(key)) ?? (page ? await cache.match(`${key.slice(0, 3)}/`) : undefined);
  return kept ?? first ?? fresh;
}

async function keep(cache: Cache, key: string, response: Response): Promise<void> {
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((old) => cache.delete(old)));
}
