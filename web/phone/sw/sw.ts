/**
 * The service worker of the phone page. It keeps the page's own files, so that a code that was opened once opens again without a line.
 * Answers of the server and photos it never touches: the page keeps them itself.
 */

declare const __FILES__: readonly string[];
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
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(name: 'fetch', hear: (event: WorkerFetch) => void): void;
}

const worker = globalThis as unknown as Worker;
const PREFIX = 'khanaen-phone-';
const NAME = `${PREFIX}${__VERSION__}`;
const PAGE = '/f';

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(__FILES__.map((url) => new Request(url, { cache: 'reload' }))))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  // Every code opens the same page. The newest page is asked for first: files have their hash in their names.
  if (request.mode === 'navigate' && (url.pathname === PAGE || url.pathname.startsWith(`${PAGE}/`)))
    event.respondWith(newestPage(request));
  else if (url.pathname.startsWith('/assets/phone/'))
    event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)));
});

/** Longest wait for the server before the kept page is shown. */
const PATIENCE_MS = 4_000;

async function newestPage(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return answer;
  } catch {
    // No line, or a slow one.
  }
  return (await caches.match(PAGE)) ?? fetch(request);
}

export {};
