import { at } from '../../src/basics/assert.ts';
import type { Bilingual, Language } from '../../src/basics/bilingual.ts';
import type { Area, Party, Unit } from '../../src/election/model.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { seatStateOf } from '../../src/publication/seat-state.ts';
import type { ContestOutcome } from '../../src/tally/model.ts';
import type { Words } from '../shared/words.ts';
import { wordsOf } from '../shared/words.ts';
import type { MoreWords } from './more-words.ts';
import { moreWordsOf } from './more-words.ts';
import type { Route } from './routes.ts';
import { hrefOf } from './routes.ts';
import type { SiteIndex } from './site-index.ts';
import { siteIndex } from './site-index.ts';
import type { LiveTickets } from './tickets/live.ts';

/** Addresses of built files that pages load; null: the page goes without. */
export interface SiteAssets {
  /** The live patcher, e.g. `/assets/live-1a2b3c4d.js`. */
  readonly live: string | null;
  /** Where a photo is found, by its SHA-256. A static copy names the kind of image too; left out, the name is the hash. */
  readonly photoPath?: (sha256: string) => string;
  /** Where the small copy of a photo is found; left out, pages show the photo itself. */
  readonly previewPath?: (sha256: string) => string;
  /** Scripts of single pages by name, e.g. `search`: `/assets/search-1a2b3c4d.js`. */
  readonly islands?: ReadonlyMap<string, string>;
  /** The address that readers see, `https://…` without a path; pages name their share cards only where it is known. */
  readonly origin?: string;
  /** A static copy holds no share cards, or those of areas and the nation only. */
  readonly cards?: 'areas' | 'none';
  /** Readers can report a notice that differs: only a server takes reports. */
  readonly reports?: boolean;
  /** What the server knows of reports beside the cut, on the pages about them. */
  readonly tickets?: LiveTickets;
}

/** What every part of a page gets: the published state in one language. */
export interface Site {
  readonly view: PublicView;
  readonly language: Language;
  readonly w: Words;
  /** Texts of the pages around the results. */
  readonly m: MoreWords;
  readonly index: SiteIndex;
  readonly assets: SiteAssets;
  /** True when only the changing part is rendered, for the patcher. */
  readonly fragment: boolean;
}

export function makeSite(view: PublicView, language: Language, assets: SiteAssets, fragment = false): Site {
  const words = { w: wordsOf(language), m: moreWordsOf(language) };
  return { view, language, ...words, index: siteIndex(view.election), assets, fragment };
}

export function photoPath({ assets }: Site, sha256: string): string {
  return assets.photoPath?.(sha256) ?? `/photos/${sha256}`;
}

/** The photo as pages show it: a small copy where there is one. Links and comparisons take the photo itself. */
export function previewPath(site: Site, sha256: string): string {
  return site.assets.previewPath?.(sha256) ?? photoPath(site, sha256);
}

export function link(site: Site, route: Route): string {
  return hrefOf(site.language, route);
}

/** A name in the page's language; the other one where the package has only that. */
export function nameIn(site: Site, name: Bilingual): string {
  return name[site.language] || name.th || name.en;
}

export function areaAt(site: Site, areaIndex: number): Area {
  return at(site.view.election.pkg.areas, areaIndex);
}

export function partyAt(site: Site, partyIndex: number): Party | null {
  return partyIndex < 0 ? null : at(site.view.election.pkg.parties, partyIndex);
}

export function partyName(site: Site, partyIndex: number): string {
  const party = partyAt(site, partyIndex);
  return party === null ? site.w.independent : nameIn(site, party.name);
}

export function areaName(site: Site, areaIndex: number): string {
  return nameIn(site, areaAt(site, areaIndex).name);
}

/** Name without that of the area above it, where it begins with it: `เขต 3` instead of `มหาสารคาม เขต 3`. */
export function shortAreaName(site: Site, areaIndex: number): string {
  const own = areaName(site, areaIndex);
  const up = at(site.view.election.parentOfArea, areaIndex);
  const parent = up < 0 ? '' : areaName(site, up);
  return parent !== '' && own.startsWith(`${parent} `) ? own.slice(parent.length + 1) : own;
}

/** Name that stands alone: province and constituency. */
export function fullAreaName(site: Site, areaIndex: number): string {
  const area = areaAt(site, areaIndex);
  if (area.kind !== 'constituency') return areaName(site, areaIndex);
  const parent = areaName(site, at(site.view.election.parentOfArea, areaIndex));
  const own = nameIn(site, area.name);
  return own.startsWith(parent) ? own : `${parent} ${own}`;
}

/** `หน่วยเลือกตั้งที่ 4`: kind and number, as on the form. */
export function unitTitle(site: Site, unit: Unit): string {
  return `${site.w.unitKind[unit.kind]} ${unit.number}`;
}

export type SeatState = keyof Words['state'];

/** Lines of those who may be named as ahead: nobody while it is too early, as on the maps. */
export function namedAhead(site: Site, outcome: ContestOutcome): readonly number[] {
  return seatState(site, outcome) === 'too-early' ? [] : outcome.ahead;
}

/** What may be said of a contest of persons: a problem first, else how far it is. Never "won" before it cannot change. */
export function seatState({ view }: Site, outcome: ContestOutcome): SeatState {
  return seatStateOf(view, outcome);
}
