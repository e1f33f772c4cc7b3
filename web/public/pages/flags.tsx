import { at } from '../../../src/basics/assert.ts';
import type { AreaId } from '../../../src/election/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { flagWordsOf } from '../flag-words.ts';
import { FLAG_KINDS, flagIndex, flagText } from '../flags.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import type { Crumb, PageContent } from '../parts/layout.tsx';
import { UnitItem } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName, link } from '../site.ts';

/** With so few units of a kind, they stand on its page already. */
const FEW = 100;

/** Units with remarks: the kinds, the constituencies of one kind, or the units of one kind in a constituency. */
export function flagsPage(site: Site, mark: string, id: string): PageContent | null {
  const f = flagWordsOf(site.language);
  const home = { text: site.w.home, href: link(site, { page: 'front' }) };
  if (mark === '') return kindsPage(site, [home]);
  if (!FLAG_KINDS.includes(mark)) return null;
  const all = { text: f.title, href: link(site, { page: 'flags', mark: '', id: '' }) };
  if (id === '') return kindPage(site, mark, [home, all]);
  const area = site.view.election.areaIndex.get(id as AreaId);
  if (area === undefined || areaAt(site, area).kind !== 'constituency') return null;
  const kind = { text: flagText(site, mark), href: link(site, { page: 'flags', mark, id: '' }) };
  return placePage(site, mark, area, [home, all, kind]);
}

function kindsPage(site: Site, crumbs: readonly Crumb[]): PageContent {
  const f = flagWordsOf(site.language);
  const index = flagIndex(site.view);
  const kinds = FLAG_KINDS.filter((kind) => index.has(kind));
  return {
    title: f.title,
    description: f.intro,
    crumbs,
    body: (
      <>
        <h1>{f.title}</h1>
        <CutLine site={site} />
        <p>{f.intro}</p>
        <Block site={site} id="kinds" title={f.kind}>
          {kinds.length === 0 ? (
            <p>{f.none}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{f.kind}</th>
                  <th scope="col" class="r w3">
                    {f.units}
                  </th>
                </tr>
              </thead>
              <tbody>
                {kinds.map((kind) => (
                  <tr key={kind}>
                    <th scope="row">
                      <a href={link(site, { page: 'flags', mark: kind, id: '' })}>{flagText(site, kind)}</a>
                    </th>
                    <td class="r">{groupDigits(unitsOf(site, kind).length)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Block>
      </>
    ),
  };
}

function unitsOf(site: Site, kind: string): readonly number[] {
  return [...(flagIndex(site.view).get(kind)?.values() ?? [])].flat();
}

function kindPage(site: Site, kind: string, crumbs: readonly Crumb[]): PageContent {
  const f = flagWordsOf(site.language);
  const areas = flagIndex(site.view).get(kind) ?? new Map<number, readonly number[]>();
  const units = unitsOf(site, kind);
  const title = flagText(site, kind);
  return {
    title,
    description: `${f.title} · ${title}`,
    crumbs,
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        {units.length === 0 && <p>{f.noneOf}</p>}
        {areas.size > 1 && (
          <Block site={site} id="areas" title={f.by}>
            <ul class="grid">
              {[...areas]
                .toSorted(([a], [b]) => a - b)
                .map(([area, inside]) => (
                  <li key={area}>
                    <a href={link(site, { page: 'flags', mark: kind, id: areaAt(site, area).id })}>
                      {fullAreaName(site, area)}
                    </a>
                    <span class="n">{groupDigits(inside.length)}</span>
                  </li>
                ))}
            </ul>
          </Block>
        )}
        {units.length > 0 && (units.length <= FEW || areas.size === 1) && (
          <Block site={site} id="units" title={f.units}>
            <ul class="grid">
              {units.map((unit) => (
                <UnitItem key={unit} site={site} unit={unit} />
              ))}
            </ul>
          </Block>
        )}
      </>
    ),
  };
}

function placePage(site: Site, kind: string, area: number, crumbs: readonly Crumb[]): PageContent {
  const f = flagWordsOf(site.language);
  const units = flagIndex(site.view).get(kind)?.get(area) ?? [];
  const name = fullAreaName(site, area);
  const { stations, others } = site.view.coverage(area);
  return {
    title: `${name} · ${flagText(site, kind)}`,
    description: `${f.title} · ${name}`,
    crumbs: [
      ...crumbs,
      { text: name, href: link(site, { page: 'constituency', id: areaAt(site, area).id }) },
    ],
    body: (
      <>
        <h1>{name}</h1>
        <p>{flagText(site, kind)}</p>
        <CutLine site={site} />
        {units.length === 0 ? (
          <p>{f.noneOf}</p>
        ) : (
          <Block site={site} id="units" title={f.units}>
            <p>{f.ofUnits(groupDigits(units.length), groupDigits(stations.shown + others.shown))}</p>
            <ul class="grid">
              {units.map((unit) => (
                <UnitItem key={at(site.view.election.pkg.units, unit).id} site={site} unit={unit} />
              ))}
            </ul>
          </Block>
        )}
      </>
    ),
  };
}
