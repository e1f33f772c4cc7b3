import { createStore, get, set } from 'idb-keyval';
import type { Shown } from './reader.ts';

/** Keeps the last good cut on the computer of the wall, so that a restart without a line shows it again. */
export interface Kept {
  load(): Promise<Shown | null>;
  save(shown: Shown): Promise<void>;
}

const KEY = 'shown-2';

/** In the browser's database. One that cannot be used (a private window, a full disk) keeps nothing. */
export function keptInBrowser(base: string): Kept {
  const place = () => createStore('khanaen-press', 'cuts');
  const key = `${KEY} ${base}`;
  return {
    load: async () => {
      try {
        return (await get<Shown>(key, place())) ?? null;
      } catch {
        return null;
      }
    },
    save: async (shown) => {
      try {
        await set(key, shown, place());
      } catch {
        // The wall goes on; only a restart without a line would stay empty.
      }
    },
  };
}
