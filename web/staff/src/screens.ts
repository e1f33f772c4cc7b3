import type { ComponentType } from 'react';
import { lazy } from 'react';
import type { Bilingual } from '../../../src/basics/bilingual.ts';

/** What every screen gets. */
export interface ScreenProps {
  /** The score centre that the person chose; null for all of their area of duty. */
  readonly centre: string | null;
}

/** A screen of the desk. Each lives in a folder of its own under `screens/` and says here who needs it and where it stands. */
export interface Screen {
  /** Path after `#`, e.g. `/people`; `:names` are taken by `useParams`. */
  readonly path: string;
  /** Place in the menu, lowest first; null when no menu leads there. */
  readonly order: number | null;
  readonly label: Bilingual;
  /** The right without which the screen is of no use. */
  readonly action: string;
  readonly view: View;
}

type View = ComponentType<ScreenProps>;

/** A view that is fetched when it is first shown: `later(() => import('./work.tsx'), (file) => file.Work)`. */
export function later<M>(load: () => Promise<M>, pick: (file: M) => View): View {
  return lazy(async () => ({ default: pick(await load()) }));
}

const found = import.meta.glob<{ readonly screen: Screen }>('./screens/*/screen.ts', { eager: true });

/** All screens, in the order of the menu. Adding one needs no change here: a folder with a `screen.ts` is enough. */
export const SCREENS: readonly Screen[] = Object.values(found)
  .map((module) => module.screen)
  .sort((a, b) => (a.order ?? 1000) - (b.order ?? 1000) || a.path.localeCompare(b.path));
