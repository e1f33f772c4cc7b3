import { at } from '../../../src/basics/assert.ts';
import { groupDigits, progressPercent, withSign } from '../../shared/numbers.ts';
import type { SeatState, Site } from '../site.ts';
import { areaAt, areaName, link, namedAhead, partyName, seatState, shortAreaName } from '../site.ts';
import { Block, Name, PartyLabel, Pieces, StateTag } from './basics.tsx';

/** All provinces: who is ahead in how many constituencies, and how much of each is shown. */
export function ProvinceTable({ site, areas }: { site: Site; areas?: readonly number[] }) {
  const { w, index, view } = site;
  const official = view.head.status === 'official';
  const hasConstituencies = index.kinds.includes('constituency');
  const list = areas ?? index.provinces;
  return (
    <Block site={site} id="provinces" title={w.provinces} lazy={list.length}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.province}</th>
            {hasConstituencies && <th scope="col">{official ? w.electedParties : w.leadingParties}</th>}
            <th scope="col" class="r w3">
              {w.shown}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((area) => {
            const { stations } = view.coverage(area);
            const percent = progressPercent(stations.shown, stations.expected, official);
            return (
              <tr key={area}>
                {site.fragment ? (
                  <th data-keep="" />
                ) : (
                  <th scope="row">
                    <a href={link(site, { page: 'area', id: areaAt(site, area).id })}>
                      {areaName(site, area)}
                    </a>
                  </th>
                )}
                {hasConstituencies && (
                  <td class="q">
                    <Pieces texts={leadersIn(site, area)} />
                  </td>
                )}
                <td class="r">
                  {percent === null ? '' : withSign(percent, site.language)}
                  <div class="soft">
                    {groupDigits(stations.shown)}/<wbr />
                    {groupDigits(stations.expected)}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

/** `ก 8`, `ข 2`, `ยังน้อยเกินไป 1`: parties ahead in the constituencies of a province, most first, then those without a leader to name. */
function leadersIn(site: Site, area: number): readonly string[] {
  const { view, index, w } = site;
  const counts = new Map<number, number>();
  const others = new Map<SeatState, number>();
  for (const constituency of at(index.constituenciesOf, area)) {
    const contest = at(index.contestsOf, constituency)[0];
    const outcome = contest === undefined ? null : view.outcome(contest);
    if (contest === undefined || outcome === null) continue;
    const ahead = namedAhead(site, outcome);
    const state = seatState(site, outcome);
    if (ahead.length === 0) others.set(state, (others.get(state) ?? 0) + 1);
    for (const line of ahead) {
      const party = at(at(view.election.linesOfContest, contest), line).partyIndex;
      counts.set(party, (counts.get(party) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return [
    ...sorted.map(([party, n]) => `${partyName(site, party)}\u00a0${n}`),
    ...[...others].map(([state, n]) => `${w.stateShort[state]}\u00a0${n}`),
  ];
}

/** Constituencies of a province or local body: who is ahead, by how much, how far. */
export function ConstituencyTable({ site, area }: { site: Site; area: number }) {
  const { w, view, index } = site;
  const list = at(index.constituenciesOf, area);
  if (list.length === 0) return null;
  const official = view.head.status === 'official';
  return (
    <Block site={site} id="constituencies" title={w.constituencies}>
      <table>
        <thead>
          <tr>
            <th scope="col" class={list.some((c) => shortAreaName(site, c).length > 9) ? 'w4' : 'w2'}>
              {w.constituencyShort}
            </th>
            <th scope="col">
              <span class="lead">
                <span>{official ? w.elected : w.leaders}</span> <span>{w.votes}</span>
              </span>
            </th>
            <th scope="col" class="r w2 wide">
              {w.shown}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((constituency) => {
            const spec = areaAt(site, constituency);
            const { stations } = view.coverage(constituency);
            const leaders = leadersOf(site, constituency);
            return (
              <tr key={constituency}>
                <th scope="row">
                  <a href={link(site, { page: 'constituency', id: spec.id })}>
                    {shortAreaName(site, constituency)}
                  </a>
                </th>
                <td>
                  {leaders.map((leader) => (
                    <div key={leader.line} class="lead">
                      <div>
                        <Name site={site} name={leader.name} />
                        {leader.party >= 0 && (
                          <div class="soft">
                            <PartyLabel site={site} partyIndex={leader.party} />
                          </div>
                        )}
                      </div>
                      <span>{groupDigits(leader.votes)}</span>
                    </div>
                  ))}
                  <ContestState site={site} constituency={constituency} />
                </td>
                <td class="r wide">
                  {withSign(
                    progressPercent(stations.shown, stations.expected, official) ?? '–',
                    site.language,
                  )}
                  <div class="soft">
                    {groupDigits(stations.shown)}/{groupDigits(stations.expected)}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

function ContestState({ site, constituency }: { site: Site; constituency: number }) {
  const contest = at(site.index.contestsOf, constituency)[0];
  const outcome = contest === undefined ? null : site.view.outcome(contest);
  return outcome === null ? null : <StateTag site={site} state={seatState(site, outcome)} short />;
}

function leadersOf(site: Site, constituency: number) {
  const contest = at(site.index.contestsOf, constituency)[0];
  const outcome = contest === undefined ? null : site.view.outcome(contest);
  if (contest === undefined || outcome === null) return [];
  const lines = at(site.view.election.linesOfContest, contest);
  return namedAhead(site, outcome).map((line) => ({
    line,
    name: at(lines, line).name,
    party: at(lines, line).partyIndex,
    votes: outcome.ranking.find((r) => r.line === line)?.votes ?? 0,
  }));
}
