import { at } from '../../../src/basics/assert.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { Name } from '../parts/basics.tsx';
import { MyPlaces } from '../parts/follow.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { hasParties } from '../parts/layout.tsx';
import { placeIndex } from '../place-index.ts';
import { BUCKETS, entriesOf } from '../search/entries.ts';
import type { Hit } from '../search/rank.ts';
import { rank } from '../search/rank.ts';
import type { Site } from '../site.ts';
import { areaName, link } from '../site.ts';

const SHOWN = 40;

/** Kinds of what was found, by the letter of the index. */
const KINDS = {
  c: 'candidate',
  g: 'party',
  p: 'province',
  b: 'local-body',
  k: 'constituency',
  d: 'district',
  t: 'sub-district',
} as const;

/** A form that the server answers; with its script, and on a static copy, the browser looks in the index files itself. */
export function searchPage(site: Site, query: string): PageContent {
  const { w, m, view } = site;
  const hits = query === '' ? [] : rank(entriesOf(view.election), query, SHOWN);
  return {
    title: m.search,
    description: m.searchLabel,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    island: 'search',
    body: (
      <>
        <h1>{m.search}</h1>
        <MyPlaces site={site} onSearch />
        <div data-keep="">
          <search>
            <form action={link(site, { page: 'search' })}>
              <label for="q">{m.searchLabel}</label>
              <div class="ask">
                <input
                  id="q"
                  name="q"
                  type="search"
                  value={query}
                  maxLength={80}
                  autoComplete="off"
                  aria-describedby="hint"
                />
                <button type="submit">{m.searchButton}</button>
              </div>
              <p class="soft" id="hint">
                {m.searchHint}
              </p>
            </form>
          </search>
          <div
            id="found"
            data-buckets={BUCKETS}
            data-query={query}
            data-words={[m.searchFound('#'), m.searchNothing, m.searchKind.unit].join('|')}
            data-kinds={Object.entries(KINDS)
              .map(([letter, kind]) => `${letter}${m.searchKind[kind]}`)
              .join('|')}
          >
            <p role="status">
              {query === ''
                ? ''
                : hits.length === 0
                  ? m.searchNothing
                  : m.searchFound(groupDigits(hits.length))}
            </p>
            <ul class="hits">
              {hits.map((hit) => (
                <HitItem key={`${hit.entry.k}${hit.entry.n}${hit.entry.h}`} site={site} hit={hit} />
              ))}
            </ul>
          </div>
        </div>
        <h2>{m.searchBrowse}</h2>
        <ul>
          {site.index.provinces.length > 0 && (
            <li>
              <a href={link(site, { page: 'places' })}>{m.places}</a>
            </li>
          )}
          {hasParties(site) && (
            <li>
              <a href={link(site, { page: 'parties' })}>{w.parties}</a>
            </li>
          )}
          {site.index.bodies.slice(0, SHOWN).map((body) => (
            <li key={body}>
              <a href={link(site, { page: 'area', id: at(view.election.pkg.areas, body).id })}>
                {areaName(site, body)}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

function HitItem({ site, hit }: { site: Site; hit: Hit }) {
  const { m, language } = site;
  const { entry, number } = hit;
  const below = language === 'en' ? (entry.z ?? entry.s) : entry.s;
  const kind = KINDS[entry.k as keyof typeof KINDS] ?? 'unit';
  const unit = number !== null && hasUnit(site, entry.h, number);
  return (
    <li>
      <a href={`/${language}/${entry.h}${unit ? `#n${number}` : ''}`}>
        <Name site={site} name={{ th: entry.n, en: entry.e ?? entry.n }} />
        {unit && ` ${m.searchKind.unit} ${number}`}
      </a>{' '}
      <span class="soft">
        {m.searchKind[kind]}
        {below !== undefined && ' · '}
        {below !== undefined && <Name site={site} name={{ th: below, en: below }} />}
      </span>
    </li>
  );
}

/** Whether a sub-district has a unit of this number. */
function hasUnit({ view }: Site, path: string, number: number): boolean {
  const { election } = view;
  const area = election.pkg.areas.findIndex(
    (a) => a.kind === 'sub-district' && `t/${encodeURIComponent(a.id)}` === path,
  );
  const units = placeIndex(election).unitsOfSubDistrict.get(area) ?? [];
  return units.some((unit) => at(election.pkg.units, unit).number === number);
}
