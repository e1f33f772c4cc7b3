import { startAlerts } from './alerts.ts';
import { Bar } from './bar.ts';
import { startMine } from './mine.ts';
import { morph } from './morph.ts';
import { nextDelay, soonDelay, staleSeconds } from './pace.ts';
import { startPicture } from './picture.ts';
import { savesData } from './saving.ts';
import { Stream } from './stream.ts';
import { roveTiles } from './tiles.ts';

/** A line that is silent this long is given up, milliseconds: the next look comes all the same. */
const PATIENCE_MS = 20_000;

/** Keeps an open page at the newest cut: looks at a small pointer, fetches the changing part, and swaps what differs. */
function start(main: HTMLElement, place: HTMLElement): void {
  const language = document.documentElement.lang === 'en' ? 'en' : 'th';
  const saving = main.hasAttribute('data-slow') || savesData();
  let cut = Number(main.dataset['cut']);
  let at = Date.parse(main.dataset['at'] ?? '');
  let keptCut = cut;
  /** The server's clock minus ours: ages are told by the server's. */
  let skew = 0;
  let failures = 0;
  let paused = false;
  let wholePages = false;
  let timer: number | undefined;
  let lookedAt = 0;
  /** A look is about to come because there is news. */
  let due = false;
  const stream = new Stream((heard) => {
    if (due || heard === cut) return;
    due = true;
    clearTimeout(timer);
    timer = window.setTimeout(look, soonDelay(Date.now() - lookedAt, Math.random()));
  });
  /** Two servers behind one address may be a cut apart: figures never go back. */
  const newer = (when: string | undefined) => !(Date.parse(when ?? '') <= at);

  const bar = new Bar(place, language, () => {
    paused = !paused;
    show();
    if (!paused) look();
    else rest();
  });
  const rest = () => {
    clearTimeout(timer);
    stream.close();
    due = false;
  };
  const show = () => {
    const ageSeconds = (Date.now() + skew - at) / 1000;
    // A whole count brings no new cuts: its age is no alarm.
    const old = !main.hasAttribute('data-whole') && ageSeconds > staleSeconds(saving);
    bar.show({ ageSeconds, old, failing: failures > 0, paused });
  };

  const get = async (path: string, missing = false) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), PATIENCE_MS);
    const response = await fetch(path, { cache: 'no-cache', signal: stop.signal });
    if (response.ok || (missing && response.status === 404)) return response;
    throw new Error();
  };

  /** The changing part of this page; the whole page where a host of plain files has only that. */
  const changingPart = async () => {
    if (!wholePages) {
      const part = await get(location.pathname.replace(/^\/(th|en)\/?/, '/$1/live/'), true);
      if (part.ok) return part;
      wholePages = true;
    }
    return get(location.pathname);
  };

  const refresh = async () => {
    const pointer = await get('/v1/cut.json');
    const served = Date.parse(pointer.headers.get('date') ?? '');
    if (!Number.isNaN(served)) skew = served - Date.now();
    if (!saving && !paused && !document.hidden && window.top === window)
      stream.offer(pointer.headers.get('link'));
    const head: { at: string } = await pointer.json();
    if (!newer(head.at)) return;
    const html = await (await changingPart()).text();
    const next = new DOMParser().parseFromString(html, 'text/html').getElementById('main');
    if (next === null || paused || !newer(next.dataset['at'])) return;
    swap(main, next);
    document.dispatchEvent(new Event('khanaen:cut'));
    cut = Number(main.dataset['cut']);
    at = Date.parse(main.dataset['at'] ?? '');
    bar.announce(String(cut), Date.now());
  };

  const look = async () => {
    clearTimeout(timer);
    due = false;
    if (paused || document.hidden) return;
    lookedAt = Date.now();
    try {
      await refresh();
      failures = 0;
    } catch {
      failures++;
    }
    show();
    if (!due) timer = window.setTimeout(look, nextDelay(failures, saving || stream.live, Math.random()));
  };

  /** The service worker keeps pages as they came: who comes back without a line finds the cut that was last seen here. */
  const keep = () => {
    if (cut === keptCut || saving || !navigator.serviceWorker?.controller) return;
    keptCut = cut;
    fetch(location.pathname).catch(() => undefined);
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) look();
    else {
      rest();
      keep();
    }
  });
  setInterval(show, 2_000);
  show();
  timer = window.setTimeout(look, nextDelay(0, saving, Math.random()) / 2);
}

/** Swaps the content; the reader's focus follows the link it was on, even when its row moved. */
function swap(main: HTMLElement, next: HTMLElement): void {
  const focused = document.activeElement;
  const href = focused?.getAttribute('href') ?? null;
  morph(main, next);
  if (href === null || (focused?.isConnected && focused.getAttribute('href') === href)) return;
  const again = [...main.querySelectorAll<HTMLElement>('a')].find((a) => a.getAttribute('href') === href);
  again?.focus({ preventScroll: true });
}

const main = document.getElementById('main');
const place = document.getElementById('live');
for (const map of document.querySelectorAll<SVGSVGElement>('svg#tiles,svg#geo')) {
  if (map.hasAttribute('data-tiles')) startPicture(map);
  else roveTiles(map);
}
if (main?.dataset['cut'] !== undefined && place !== null) start(main, place);
// A frame of another site remembers nothing and keeps nothing on the device.
if (window.top === window) {
  startMine();
  startAlerts();
  // Keeps the last good cut.
  navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
}
