import { at } from '../../../src/basics/assert.ts';
import { groupDigits, progressPercent, withSign } from '../../shared/numbers.ts';
import { placeIndex } from '../place-index.ts';
import type { Site } from '../site.ts';
import { areaAt, areaName, link } from '../site.ts';
import { Block } from './basics.tsx';

/** Districts of a province or sub-districts of a district, each with how much of it is shown. */
export function Parts({ site, area }: { site: Site; area: number }) {
  const { view, m, w } = site;
  const parts = at(placeIndex(view.election).partsOf, area);
  if (parts.length === 0) return null;
  const official = view.head.status === 'official';
  const ofProvince = areaAt(site, area).kind === 'province';
  return (
    <Block
      site={site}
      id="parts"
      title={ofProvince ? m.districts : m.subDistrict}
      // On the page of a district it is the first block: what stands in the first window must have its size at once.
      lazy={ofProvince ? parts.length : undefined}
    >
      <ul class="grid">
        {parts.map((part) => {
          const { kind, id } = areaAt(site, part);
          const { stations } = view.coverage(part);
          const percent = progressPercent(stations.shown, stations.expected, official);
          return (
            <li key={part}>
              <a href={link(site, { page: kind === 'district' ? 'district' : 'sub-district', id })}>
                {areaName(site, part)}
              </a>
              <span class="n">
                {percent === null ? '' : `${withSign(percent, site.language)} `}
                <span class="soft">
                  {groupDigits(stations.shown)}/{groupDigits(stations.expected)}
                  <span class="skip"> {w.stations}</span>
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}
