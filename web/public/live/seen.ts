/** What a page said when the reader looked at it. */
export interface Look {
  readonly cut: number;
  /** As-of time of that cut, and when the reader looked, milliseconds UTC. */
  readonly at: number;
  readonly seen: number;
  /** The number that is compared: ballots counted, or units shown. */
  readonly count: number;
}

const KEY = 'khanaen-seen';
const BASE = 'khanaen-base';
/** Pages that are remembered, the newest. */
const MOST = 30;
/** A reader who comes back to an open tab after this long looks anew. */
const AWAY_MS = 10 * 60_000;

type Looks = Record<string, Look | null>;

/**
 * Notes that the reader looks at a page now, and gives the look before this one; null when there was none. A reload of the tab is
 * the same look, so that the difference stays. Nothing leaves the device.
 */
export function lookBefore(key: string, now: Look): Look | null {
  try {
    const looks = read(localStorage, KEY);
    const bases = read(sessionStorage, BASE);
    const before = bases[key] === undefined ? (looks[key] ?? null) : bases[key];
    bases[key] = before;
    delete looks[key];
    looks[key] = now;
    for (const old of Object.keys(looks).slice(0, -MOST)) delete looks[old];
    localStorage.setItem(KEY, JSON.stringify(looks));
    sessionStorage.setItem(BASE, JSON.stringify(bases));
    return before;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** A tab that was away for long begins a new look when the reader comes back. */
export function watchReturns(key: string, again: () => void): void {
  let left = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      left = Date.now();
      return;
    }
    if (left === 0 || Date.now() - left < AWAY_MS) return;
    try {
      const bases = read(sessionStorage, BASE);
      delete bases[key];
      sessionStorage.setItem(BASE, JSON.stringify(bases));
      again();
    } catch {
      // A browser that keeps nothing has no look before.
    }
  });
}

function read(store: Storage, key: string): Looks {
  const value: unknown = JSON.parse(store.getItem(key) ?? '{}');
  return typeof value === 'object' && value !== null ? (value as Looks) : {};
}

/**
 * Fills the line `#since` of a page: what came since the reader last looked, at which time and cut. Returns the look before.
 * Its data say which page it is (`key`), the number now (`count`), and the words, with `#` for numbers.
 */
export function tellSince(): Look | null {
  const main = document.getElementById('main');
  const line = document.getElementById('since');
  if (main === null || line === null) return null;
  const { key = '', count = '0', words = '' } = line.dataset;
  const now: Look = {
    cut: Number(main.dataset['cut']),
    at: Date.parse(main.dataset['at'] ?? ''),
    seen: Date.now(),
    count: Number(count),
  };
  const before = lookBefore(key, now);
  if (before === null) return null;
  const [some = '', none = ''] = words.split('|');
  const more = now.count - before.count;
  const text = more === 0 ? none : some;
  const sign = more > 0 ? '+' : '−';
  line.textContent = text
    .replace('#n', `${sign}${Math.abs(more).toLocaleString('en')}`)
    .replace('#t', clock(before.seen))
    .replace('#c', before.cut.toLocaleString('en'));
  return before;
}

/** Time in Bangkok; with the day when it was not in the last 18 hours. */
function clock(ms: number): string {
  const thai = document.documentElement.lang !== 'en';
  const zone = { timeZone: 'Asia/Bangkok' } as const;
  const time = new Date(ms).toLocaleTimeString('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' });
  const words = thai ? `${time.replace(':', '.')} น.` : time;
  if (Date.now() - ms < 18 * 3_600_000) return words;
  const day = new Date(ms).toLocaleDateString(thai ? 'th' : 'en-GB', {
    ...zone,
    day: 'numeric',
    month: 'short',
  });
  return `${day} ${words}`;
}
