import type { PublicView } from '../../../src/publication/model.ts';
import type { EmbedKind, PlainPage, Route } from '../routes.ts';
import { PLAIN_PAGES } from '../routes.ts';

/** Ids of an election that stand for all others of their kind; `none` where it has no such thing. */
function idsOf({ election }: PublicView) {
  const { pkg } = election;
  const first = (kind: string) => pkg.areas.find((area) => area.kind === kind)?.id ?? 'none';
  return {
    province: first('province'),
    body: first('local-body'),
    district: first('district'),
    subDistrict: first('sub-district'),
    constituency: first('constituency'),
    unit: pkg.units[0]?.id ?? 'none',
    party: pkg.parties[0]?.id ?? 'none',
  };
}
type Ids = ReturnType<typeof idsOf>;

/** Addresses of every embed. A new kind does not compile until it stands here. */
const EMBEDS: { readonly [kind in EmbedKind]: (ids: Ids) => readonly string[] } = {
  headline: () => [''],
  map: () => [''],
  constituency: (ids) => [`/${ids.constituency}`],
  party: (ids) => [`/${ids.party}`],
};

/** Addresses of every page that is not plain. A new kind of page does not compile until it stands here. */
const OTHERS: { readonly [page in Exclude<Route['page'], PlainPage>]: (ids: Ids) => readonly string[] } = {
  front: () => ['/'],
  region: () => ['/r/northeast'],
  area: (ids) => [ids.province, ids.body].filter((id) => id !== 'none').map((id) => `/p/${id}`),
  district: (ids) => [`/d/${ids.district}`],
  'sub-district': (ids) => [`/t/${ids.subDistrict}`],
  constituency: (ids) => [`/c/${ids.constituency}`],
  unit: (ids) => [`/u/${ids.unit}`],
  text: (ids) => ['/text/', `/text/${ids.province}`, `/text/${ids.constituency}`],
  tickets: () => ['/tickets'],
  // Only a server has it, and it gives the form by itself.
  report: (ids) => [`/report/${ids.unit}`],
  flags: (ids) => ['/flags', '/flags/no-photo', `/flags/no-photo/${ids.constituency}`],
  embed: (ids) =>
    Object.entries(EMBEDS).flatMap(([kind, tails]) => tails(ids).map((tail) => `/embed/${kind}${tail}`)),
};

/**
 * One address of every kind of page that an election may have, without its language; some give "not found" for some elections.
 * Plain pages stand here by themselves.
 */
export function pageKinds(view: PublicView): readonly string[] {
  const ids = idsOf(view);
  return [
    ...Object.values(OTHERS).flatMap((addresses) => addresses(ids)),
    ...PLAIN_PAGES.map((page) => `/${page}`),
    '/search?q=%E0%B8%A1%E0%B8%AB%E0%B8%B2',
    '/nothing',
  ];
}
