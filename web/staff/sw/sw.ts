/**
 * The service worker of the desk. It keeps the desk's own files (page, scripts, styles, icons), each checked by its hash, so that the
 * desk starts and reloads without a line. Answers of the server it never touches: work is kept by the desk itself.
 */

declare const __FILES__: readonly { readonly url: string; readonly integrity: string }[];
declare const __VERSION__: string;

interface WorkerEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', hear: (event: WorkerFetch) => void): void;
}

const worker = globalThis as unknown as Worker;
const PREFIX = 'khanaen-desk-';
const NAME = `${PREFIX}${__VERSION__}`;
const PAGE = '/staff';
/** Says which version the next start takes: the newest that is here as a whole, whichever worker is at work. */
const CURRENT = 'khanaen-current';
/** The build writes the hash of such a file into its name: under it there are never other bytes. */
const HASHED = /-[\w-]{8,}\.\w+$/;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepFiles());
});

/** All files, or the version is not installed. A file that an earlier version brought already is not fetched again. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(NAME);
  await Promise.all(
    __FILES__.map(async ({ url, integrity }) => {
      const hashed = HASHED.test(url);
      const request = new Request(url, { integrity, cache: hashed ? 'default' : 'reload' });
      const before = hashed ? await caches.match(url) : undefined;
      const answer = before ?? (await fetch(request));
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      await cache.put(url, answer);
    }),
  );
  await (await caches.open(CURRENT)).put('/current', new Response(NAME));
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => worker.clients.claim()));
});

/** The version before stays: another window may still work with it. */
async function tidy(): Promise<void> {
  const current = await currentName();
  const names = (await caches.keys()).filter(
    (name) => name.startsWith(PREFIX) && name !== NAME && name !== current,
  );
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && (url.pathname === PAGE || url.pathname === `${PAGE}/`))
    event.respondWith(kept(PAGE, request));
  else if (url.pathname.startsWith('/assets/staff/')) event.respondWith(kept(url.pathname, request));
});

/** A page that is open keeps its own files; a page that starts gets the newest. Nothing is taken from under anybody's hands. */
async function kept(path: string, request: Request): Promise<Response> {
  const newest = await caches.open(await currentName());
  return (await newest.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

async function currentName(): Promise<string> {
  const noted = await (await caches.open(CURRENT)).match('/current');
  return noted === undefined ? NAME : noted.text();
}

export {};
