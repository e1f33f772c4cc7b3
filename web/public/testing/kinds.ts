import type { PublicView } from '../../../src/publication/model.ts';

/** One address of every kind of page that an election may have, without its language; some give "not found" for some elections. */
export function pageKinds(view: PublicView): readonly string[] {
  const { pkg } = view.election;
  const first = (kind: string) => pkg.areas.find((area) => area.kind === kind)?.id ?? 'none';
  return [
    '/',
    '/parties',
    '/house',
    '/close',
    '/changes',
    '/corrections',
    '/timeline',
    '/missing',
    '/map',
    '/places',
    '/search',
    '/search?q=%E0%B8%A1%E0%B8%AB%E0%B8%B2',
    '/about',
    '/glossary',
    '/status',
    '/data',
    '/r/northeast',
    `/p/${first('province')}`,
    `/d/${first('district')}`,
    `/t/${first('sub-district')}`,
    `/c/${first('constituency')}`,
    `/u/${pkg.units[0]?.id ?? ''}`,
    '/text/',
    `/text/${first('province')}`,
    `/text/${first('constituency')}`,
    '/embed/headline',
    '/embed/map',
    `/embed/constituency/${first('constituency')}`,
    `/embed/party/${pkg.parties[0]?.id ?? 'none'}`,
    '/nothing',
  ];
}
