import { at } from '../../../basics/assert.ts';
import type { Election } from '../../../election/lookup.ts';
import type { AreaKind } from '../../../election/model.ts';
import { pressFigures, pressScopes } from '../../../press/figures.ts';
import { areaName } from '../../../press/names.ts';
import { STATEMENT_KINDS } from '../../../press/statements/model.ts';
import { KIND_NAMES } from '../../../press/statements/statement-words.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { areaOf } from './parts.ts';

export const getPressDesk: ApiRoute = {
  method: 'GET',
  url: '/api/press',
  access: 'see-press',
  area: 'none',
  schema: {
    summary:
      'What papers can be made of: areas, kinds of statements, the newest cut, corrections of an area, hourly bulletins, mistakes in own templates.',
    querystring: { type: 'object', properties: { of: { type: 'string', maxLength: 64 } } },
    response: replies({ 200: described('The press desk.') }),
  },
  async handle(call) {
    const { deps, query } = call;
    const { election, press } = deps;
    const area = areaOf(call, query['of']);
    const { own, problems } = await press.templates();
    const view = await press.view();
    const figures = view === null ? null : pressFigures(view, area);
    return {
      status: 200,
      body: {
        scopes: pressScopes(election).map((i) => {
          const { id, kind } = at(election.pkg.areas, i);
          return { id, kind, name: areaName(election, i) };
        }),
        kinds: STATEMENT_KINDS.map((kind) => ({ kind, name: KIND_NAMES[kind] })),
        inside: areasInside(election, area),
        cut: figures === null ? null : { number: figures.cut.number, at: figures.cut.at },
        corrections: (figures?.corrections.latest ?? []).map(({ seq, at: when, place, ballot }) => ({
          ...{ seq, at: when, place, ballot },
        })),
        summaries: election.pkg.forms
          .filter((form) => form.unitKinds.length === 0)
          .map(({ id, code, title }) => ({ id, code, title })),
        hours: press.bulletins.hours,
        templates: { own, problems },
      },
    };
  },
};

/** More are no list to choose from: a province is chosen first. */
const MOST_INSIDE = 1500;
const SMALL: ReadonlySet<AreaKind> = new Set<AreaKind>(['constituency', 'district', 'sub-district']);

/** The smaller areas of an area, for posters and notices. */
function areasInside(election: Election, whole: number): readonly object[] {
  const inside: object[] = [];
  for (const [i, { id, kind, name }] of election.pkg.areas.entries()) {
    if (i === whole || !SMALL.has(kind) || !liesIn(election, i, whole)) continue;
    const up = at(election.parentOfArea, i);
    inside.push({ id, kind, name, within: up < 0 ? null : at(election.pkg.areas, up).name });
    if (inside.length > MOST_INSIDE) return [];
  }
  return inside;
}

function liesIn(election: Election, area: number, whole: number): boolean {
  for (let i = area; i >= 0; i = at(election.parentOfArea, i)) if (i === whole) return true;
  return false;
}
