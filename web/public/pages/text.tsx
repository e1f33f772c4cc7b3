import { at } from '../../../src/basics/assert.ts';
import type { AreaId } from '../../../src/election/model.ts';
import { groupDigits, progressPercent, withSign } from '../../shared/numbers.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { HouseBlock } from '../parts/house.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { ContestBlock } from '../parts/lines.tsx';
import type { Site } from '../site.ts';
import {
  areaAt,
  areaName,
  fullAreaName,
  link,
  namedAhead,
  nameIn,
  partyName,
  seatState,
  shortAreaName,
} from '../site.ts';

/** Parties in the table of seats; the rest is one line. */
const TOP = 12;

/** Text only, for slow connections: the overview (no id), a province or local body, a constituency. At most 12 kB. */
export function textPage(site: Site, id: string): PageContent | null {
  const { view, index } = site;
  const area = id === '' ? index.nation : view.election.areaIndex.get(id as AreaId);
  if (area === undefined || area < 0) return null;
  const { kind } = areaAt(site, area);
  if (kind === 'district' || kind === 'sub-district') return null;
  const title = kind === 'nation' ? nameIn(site, view.election.pkg.manifest.title) : fullAreaName(site, area);
  // An election of one local body has its results on the first page.
  const only = kind === 'nation' && index.bodies.length === 1 ? at(index.bodies, 0) : null;
  const up = kind === 'constituency' ? at(view.election.parentOfArea, area) : -1;
  const home = { text: site.w.home, href: link(site, { page: 'text', id: '' }) };
  return {
    title: `${title} · ${site.m.text}`,
    description: site.m.textNote,
    crumbs:
      kind === 'nation'
        ? []
        : up < 0
          ? [home]
          : [home, { text: areaName(site, up), href: link(site, { page: 'text', id: areaAt(site, up).id }) }],
    plain: true,
    island: 'saving',
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        <Coverage site={site} area={area} />
        {kind === 'nation' && view.seats !== null && <HouseBlock site={site} seats={view.seats} top={TOP} />}
        {[area, ...(only === null ? [] : [only])]
          .flatMap((own) => at(index.contestsOf, own).map((contest) => ({ own, contest })))
          .filter(({ contest }) => at(view.election.pkg.contests, contest).kind !== 'party-list')
          .map(({ own, contest }) => (
            <ContestBlock key={contest} site={site} area={own} contest={contest} own id={`k${contest}`} />
          ))}
        <Below site={site} area={only ?? area} />
        <p id="saving" data-keep="" data-words={site.m.saveData} />
        <p>
          {site.m.textNote} <a href={fullPageOf(site, area)}>{site.m.fullPage}</a>
        </p>
      </>
    ),
  };
}

function fullPageOf(site: Site, area: number): string {
  const { kind, id } = areaAt(site, area);
  if (kind === 'nation') return link(site, { page: 'front' });
  return link(site, { page: kind === 'constituency' ? 'constituency' : 'area', id });
}

function Coverage({ site, area }: { site: Site; area: number }) {
  const { view, w } = site;
  const { stations } = view.coverage(area);
  const percent = progressPercent(stations.shown, stations.expected, view.head.status === 'official');
  return (
    <Block site={site} id="counting" title={w.counting}>
      <ul>
        {site.index.kinds.map((kind, ballot) => (
          <li key={kind}>
            {w.ballot[kind]}: {percent === null ? '' : `${w.ofStations(percent)} · `}
            {w.stationsShown(
              groupDigits(view.tally.totals(area, ballot).stations),
              groupDigits(stations.expected),
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Links one level down: provinces or local bodies, or constituencies with who is first. */
function Below({ site, area }: { site: Site; area: number }) {
  const { view, index, w } = site;
  if (areaAt(site, area).kind === 'constituency') return null;
  const nation = area === index.nation;
  const bodies = at(index.bodiesOf, area);
  const provinces = index.provinces.length > 0 ? index.provinces : index.bodies;
  const areas = nation ? provinces : bodies.length > 0 ? bodies : at(index.constituenciesOf, area);
  if (areas.length === 0) return null;
  const inside = areaAt(site, at(areas, 0)).kind === 'constituency';
  return (
    <Block site={site} id="below" title={nation ? w.provinces : inside ? w.constituencies : w.result}>
      <ul>
        {areas.map((part) => {
          const { stations } = view.coverage(part);
          const percent = progressPercent(stations.shown, stations.expected, view.head.status === 'official');
          return (
            <li key={part}>
              <a href={link(site, { page: 'text', id: areaAt(site, part).id })}>
                {shortAreaName(site, part)}
              </a>{' '}
              {inside ? firstOf(site, part) : ''} {withSign(percent ?? '–', site.language)}
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** `ก 1,234 (นำ)`: those ahead in a constituency in words; the state alone while nobody may be named. */
function firstOf(site: Site, constituency: number): string {
  const { view, index, w } = site;
  const contest = at(index.contestsOf, constituency)[0];
  const outcome = contest === undefined ? null : view.outcome(contest);
  if (contest === undefined || outcome === null) return '';
  const state = w.stateShort[seatState(site, outcome)];
  const lines = at(view.election.linesOfContest, contest);
  const named = namedAhead(site, outcome).map((ahead) => {
    const line = at(lines, ahead);
    const votes = outcome.ranking.find((r) => r.line === ahead)?.votes ?? 0;
    const who = [nameIn(site, line.name), line.partyIndex < 0 ? '' : partyName(site, line.partyIndex)];
    return `${who.filter((part) => part !== '').join(', ')} ${groupDigits(votes)}`;
  });
  return [...named, `(${state})`].join(named.length > 1 ? ' · ' : ' ');
}
