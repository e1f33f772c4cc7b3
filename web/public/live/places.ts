/** A place that the reader chose. Kept on this device only, in `localStorage`. */
export interface Place {
  /** As in addresses: `c/BKK_1`, `p/BKK`. */
  readonly p: string;
  readonly th: string;
  readonly en: string;
  /** Tell its news: never, while the site is open, or by push as well. */
  readonly alert: '' | 'open' | 'always';
}

export interface Kept {
  readonly follow: readonly Place[];
  /** The place that was opened last, followed or not. */
  readonly last: Place | null;
}

const KEY = 'khanaen-places';
export const MOST_PLACES = 10;

export function keptPlaces(): Kept {
  try {
    const kept: { follow?: unknown; last?: unknown } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const follow = Array.isArray(kept.follow) ? kept.follow.filter(isPlace).slice(0, MOST_PLACES) : [];
    return { follow, last: isPlace(kept.last) ? kept.last : null };
  } catch {
    return { follow: [], last: null }; // a browser that keeps nothing, or something else under our name
  }
}

/** False when the browser keeps nothing. */
export function keepPlaces(kept: Kept): boolean {
  try {
    if (kept.follow.length === 0 && kept.last === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event('khanaen:places'));
  return true;
}

function isPlace(value: unknown): value is Place {
  const place = value as Partial<Place> | null | undefined;
  return (
    typeof place?.p === 'string' &&
    /^[cp]\/[^/]+$/.test(place.p) &&
    typeof place.th === 'string' &&
    typeof place.en === 'string'
  );
}

export const languageHere = () => (document.documentElement.lang === 'en' ? 'en' : 'th');
