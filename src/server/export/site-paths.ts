import type { Route } from '../../../web/public/routes.ts';
import { hrefOf } from '../../../web/public/routes.ts';
import { LANGUAGES } from '../../basics/bilingual.ts';
import type { PublicView } from '../../publication/model.ts';

/** Which pages a static copy of the site holds. */
export interface SiteScope {
  /** Pages and files of single units: 200,000 pages for the whole country. */
  readonly units: boolean;
}

/** Paths of all pages of a cut, in both languages. */
export function* pagePaths(view: PublicView, scope: SiteScope): Generator<string> {
  for (const language of LANGUAGES) {
    for (const route of routes(view, scope)) yield hrefOf(language, route);
  }
}

/** Paths of the files of single units. */
export function* unitFilePaths(view: PublicView, scope: SiteScope): Generator<string> {
  if (!scope.units) return;
  for (const unit of view.election.pkg.units) yield `/v1/units/${unit.id}.json`;
}

function* routes({ election }: PublicView, scope: SiteScope): Generator<Route> {
  yield { page: 'front' };
  if (election.pkg.parties.length > 0) yield { page: 'parties' };
  yield { page: 'corrections' };
  yield { page: 'about' };
  for (const area of election.pkg.areas) {
    if (area.kind === 'province' || area.kind === 'local-body') yield { page: 'area', id: area.id };
    if (area.kind === 'constituency') yield { page: 'constituency', id: area.id };
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
