/**
 * The service worker of the public site. It keeps the pages that were read, so that the last good cut can be read without a
 * line, and when the server does not answer in time or answers with an error. The desk, its API, photos and the pointer to the
 * newest cut it never touches: an open page must learn that the feed stands still.
 */

interface WorkerEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface OpenPage {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerPush extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

interface WorkerClick extends WorkerEvent {
  readonly notification: Notification;
}

interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', hear: (event: WorkerFetch) => void): void;
  addEventListener(name: 'push', hear: (event: WorkerPush) => void): void;
  addEventListener(name: 'notificationclick', hear: (event: WorkerClick) => void): void;
}

const worker = globalThis as unknown as Worker;
const NAME = 'khanaen-site-1';
/** Pages and scripts that are kept, the last read ones. */
const MOST = 80;
/** After this long the kept page is shown; the answer, when it comes, is kept for the next time. */
const PATIENCE_MS = 8_000;

const PAGE = /^\/(?:th|en)(?:\/|$)/;
const FRONT = /^\/(?:th|en)\/$/;
/** The wall of the press centre keeps its figures itself, but not its page. */
const WALL = /^\/press(?:\/(?:th|en))?\/?$/;
const SCRIPTS = /\/assets\/(?:(?:live|island-[a-z]+)-\w+\.js|press\/index-[\w-]+\.(?:js|css))/g;
const KEPT =
  /^\/assets\/(?:(?:live|island-[a-z]+)-\w+\.js|press\/index-[\w-]+\.(?:js|css))$|^\/app\.webmanifest$|^\/assets\/icon(?:\.svg|-192\.png)$/;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepOpenPages().finally(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const page =
    WALL.test(url.pathname) ||
    (PAGE.test(url.pathname) && !/^\/(?:th|en)\/(?:live|embed|report|tickets)\b/.test(url.pathname));
  if (!page && !KEPT.test(url.pathname)) return;
  event.respondWith(answer(event, url.pathname, page));
});

worker.addEventListener('push', (event) => {
  event.waitUntil(showAlert(event.data));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data));
});

/** Shows what the server tells of a followed place. A newer message takes the place of an older one: there is never more than one. */
async function showAlert(data: WorkerPush['data']): Promise<void> {
  const { t, b, u, l } = messageOf(data);
  await worker.registration.showNotification(t ?? 'คะแนน · Khanaen', {
    body: b ?? '',
    tag: 'khanaen',
    icon: '/assets/icon-192.png',
    lang: l === 'en' ? 'en' : 'th',
    data: { href: u ?? '/' },
  });
}

/** Title, body, path and language; a browser must show something for every message, whatever it holds. */
function messageOf(data: WorkerPush['data']): Partial<Record<'t' | 'b' | 'u' | 'l', string>> {
  try {
    const message = data?.json();
    return typeof message === 'object' && message !== null ? message : {};
  } catch {
    return {};
  }
}

/** Leads to the page of an alert: in a window of the site that is open, else in a new one. Only ever to a page of this site. */
async function openPage(data: unknown): Promise<void> {
  const { href = '/' } = (data ?? {}) as { href?: string };
  const url = new URL(href, worker.location.origin);
  if (url.origin !== worker.location.origin) return;
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const page = open.find((client) => PAGE.test(new URL(client.url).pathname));
  try {
    await page?.focus();
    await page?.navigate(url.href);
  } catch {
    // A page that another version of this worker opened.
    await worker.clients.openWindow(url.href);
    return;
  }
  if (page === undefined) await worker.clients.openWindow(url.href);
}

/** The pages that were open before this worker was there, the overview of their language, and their scripts. */
async function keepOpenPages(): Promise<void> {
  const cache = await caches.open(NAME);
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const all = open.map(({ url }) => new URL(url).pathname);
  const paths = all.filter((path) => PAGE.test(path) || WALL.test(path));
  const fronts = paths.filter((path) => PAGE.test(path)).map((path) => `${path.slice(0, 3)}/`);
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

/** What the server says; what was kept when it does not answer in time, fails, or there is no line. A device without room changes nothing. */
async function answer(event: WorkerFetch, key: string, page: boolean): Promise<Response> {
  const fresh = fetch(event.request);
  // What one reader searched for is not the search page; other questions (`?fbclid=`) change nothing.
  if (!/\/search\?/.test(event.request.url))
    event.waitUntil(fresh.then((response) => keep(key, response.clone())).catch(() => undefined));
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const first = await Promise.race([fresh.catch(() => null), late]);
  if (first !== null && first.status < 500) return first;
  return (await kept(key, page).catch(() => undefined)) ?? first ?? fresh;
}

/** A page that was never read stands back for the overview. */
async function kept(key: string, page: boolean): Promise<Response | undefined> {
  const cache = await caches.open(NAME);
  return (await cache.match(key)) ?? (page ? cache.match(`${key.slice(0, 3)}/`) : undefined);
}

async function keep(key: string, response: Response): Promise<void> {
  if (!response.ok) return;
  const cache = await caches.open(NAME);
  try {
    await cache.put(key, response);
    await keepNewest(cache, MOST);
  } catch {
    await keepNewest(cache, MOST / 2); // no room: the next page may have some
  }
}

/** The overviews stay besides: they stand in for pages that were never read. */
async function keepNewest(cache: Cache, most: number): Promise<void> {
  const keys = (await cache.keys()).filter(({ url }) => !FRONT.test(new URL(url).pathname));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)));
}
