import { madeFeedPaths } from '../../../web/public/feeds/made.ts';
import { FLAG_KINDS, flagIndex } from '../../../web/public/flags.ts';
import { REGIONS } from '../../../web/public/regions.ts';
import type { Route } from '../../../web/public/routes.ts';
import { hrefOf, PLAIN_PAGES } from '../../../web/public/routes.ts';
import { at } from '../../basics/assert.ts';
import { LANGUAGES } from '../../basics/bilingual.ts';
import type { PublicView } from '../../publication/model.ts';

/** Which pages a static copy of the site holds. */
export interface SiteScope {
  /** Pages and files of single units: 200,000 pages for the whole country. */
  readonly units: boolean;
}

/** Paths of all pages that a cut may have, in both languages; an election without parties lacks some of them. */
export function* pagePaths(view: PublicView, scope: SiteScope): Generator<string> {
  for (const language of LANGUAGES) {
    for (const route of routesOf(view, scope)) yield hrefOf(language, route);
  }
}

/** The desk and the committees' page need the server. */
const NEEDS_SERVER = /^\/(?:staff(?:\/|-sw\.js)?|f|phone-sw\.js)$|^\/assets\/(?:staff|phone)\//;

/** True for what a copy without a server can hold, too. */
export function isStatic(path: string): boolean {
  return !NEEDS_SERVER.test(path);
}

/** `/index.html` of a copy: leads to the Thai overview, also below another address than the root. */
export const HOME =
  '<!doctype html><html lang="th"><meta charset="utf-8"><title>คะแนน · Khanaen</title><meta http-equiv="refresh" content="0;url=th/"><a href="th/">คะแนน</a></html>';

/** Paths of small files that are made from the cut. */
export const MADE_PATHS = ['/v1/timeline.json', '/v1/tickets.json'] as const;

/** Paths of feeds and of the files of single units. */
export function* unitFilePaths(view: PublicView, scope: SiteScope): Generator<string> {
  yield* madeFeedPaths(view);
  if (!scope.units) return;
  for (const unit of view.election.pkg.units) yield `/v1/units/${unit.id}.json`;
}

/** Answered reports of readers, and lists of units with remarks. */
function* reportRoutes(view: PublicView): Generator<Route> {
  yield { page: 'tickets', id: '' };
  for (const { id } of view.tickets) yield { page: 'tickets', id };
  yield { page: 'flags', mark: '', id: '' };
  for (const mark of FLAG_KINDS) {
    yield { page: 'flags', mark, id: '' };
    for (const area of flagIndex(view).get(mark)?.keys() ?? [])
      yield { page: 'flags', mark, id: at(view.election.pkg.areas, area).id };
  }
}

/** Every page that a cut may have, without its language. */
export function* routesOf(view: PublicView, scope: SiteScope): Generator<Route> {
  const { election } = view;

  yield { page: 'front' };
  yield { page: 'text', id: '' };
  for (const page of PLAIN_PAGES) yield { page };
  yield* reportRoutes(view);
  yield { page: 'embed', kind: 'headline', id: '' };
  yield { page: 'embed', kind: 'map', id: '' };
  for (const region of REGIONS) yield { page: 'region', id: region };
  for (const party of election.pkg.parties) yield { page: 'embed', kind: 'party', id: party.id };
  for (const area of election.pkg.areas) {
    if (area.kind === 'province' || area.kind === 'local-body') yield { page: 'area', id: area.id };
    if (area.kind === 'constituency') {
      yield { page: 'constituency', id: area.id };
      yield { page: 'embed', kind: 'constituency', id: area.id };
    }
    if (area.kind === 'province' || area.kind === 'local-body' || area.kind === 'constituency')
      yield { page: 'text', id: area.id };
    if (scope.units && (area.kind === 'district' || area.kind === 'sub-district'))
      yield { page: area.kind, id: area.id };
  }
  if (!scope.units) return;
  for (const unit of election.pkg.units) yield { page: 'unit', id: unit.id };
}

/** Public copies of all photos that the shown pages name. */
export function* photoNames(view: PublicView): Generator<string> {
  const seen = new Set<string>();
  for (const [unitIndex] of view.election.pkg.units.entries()) {
    const unit = view.unit(unitIndex);
    const named = [
      ...unit.photos.flat(),
      ...unit.versions.flatMap((list) => list.flatMap((version) => version.photos)),
    ];
    for (const name of named) {
      if (seen.has(name)) continue;
      seen.add(name);
      yield name;
    }
  }
}
