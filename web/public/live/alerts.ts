import { keptPlaces, languageHere } from './places.ts';

/** Place in the ledger up to which this device was told. */
const KEY = 'khanaen-news';
/** A tab in the background looks this often. */
const HIDDEN_MS = 60_000;

interface News {
  readonly cut: number;
  readonly size: number;
  readonly label: string;
  readonly news: readonly {
    readonly seq: number;
    readonly places: readonly string[];
    readonly title: string;
    readonly text: string;
    readonly href: string;
  }[];
}

/**
 * Tells the news of followed places while a page of the site is open, also in the background. Every page of the site reads the same
 * small file: the server does not learn which places a reader follows. There is at most one notification: a newer one takes its place.
 */
export function startAlerts(): void {
  const look = (): void => {
    tell().catch(() => undefined);
  };
  document.addEventListener('khanaen:cut', look);
  document.addEventListener('khanaen:places', look);
  setInterval(() => {
    if (document.hidden) look();
  }, HIDDEN_MS);
}

async function tell(): Promise<void> {
  const wanted = keptPlaces().follow.filter(({ alert }) => alert === 'open');
  if (wanted.length === 0 || !('Notification' in window) || Notification.permission !== 'granted') return;
  const language = languageHere();
  const response = await fetch(`/v1/news-${language}.json`, { cache: 'no-cache' });
  if (!response.ok) return;
  const { cut, size, label, news }: News = await response.json();
  const seen = localStorage.getItem(KEY);
  localStorage.setItem(KEY, String(size));
  // The first look begins here: what happened before is on the page.
  if (seen === null || size <= Number(seen)) return;
  const fresh = news.filter(
    (item) => item.seq >= Number(seen) && item.places.some((place) => wanted.some(({ p }) => p === place)),
  );
  const [newest] = fresh;
  if (newest === undefined) return;
  const others = fresh.length - 1;
  const more = language === 'en' ? ` · and ${others} more` : ` · และอีก ${others} เรื่อง`;
  const worker = await navigator.serviceWorker.ready;
  await worker.showNotification(newest.title, {
    body: `${newest.text} · ${label} · ${language === 'en' ? 'cut' : 'รอบ'} ${cut}${others > 0 ? more : ''}`,
    tag: 'khanaen',
    icon: '/assets/icon-192.png',
    lang: language,
    data: { href: newest.href },
  });
}
