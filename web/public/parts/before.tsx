import type { Election } from '../../../src/election/lookup.ts';
import type { PreviousFigure } from '../../../src/election/model.ts';
import { LEADER_PERCENT } from '../../../src/publication/leader-percent.ts';
import { sharePercent } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { areaAt } from '../site.ts';
import { Block, PartyLabel } from './basics.tsx';
import { BeforeSeats } from './before-seats.tsx';

/** Parties compared: those that have, or had, the most. */
const TOP = 6;

const cache = new WeakMap<Election, ReadonlyMap<string, readonly PreviousFigure[]>>();

/** Figures of the election before by area id. */
function previousOf(election: Election): ReadonlyMap<string, readonly PreviousFigure[]> {
  let index = cache.get(election);
  if (index === undefined) {
    const made = new Map<string, PreviousFigure[]>();
    for (const figure of election.pkg.previous ?? []) {
      const list = made.get(figure.areaId);
      if (list === undefined) made.set(figure.areaId, [figure]);
      else list.push(figure);
    }
    index = made;
    cache.set(election, index);
  }
  return index;
}

interface Row {
  readonly key: string;
  readonly party: number;
  /** Hundredths of a percent. */
  readonly now: number;
  readonly before: number;
}

/** Seats, shares of parties and turnout against the election before; says so where boundaries have changed (P19). */
export function BeforeBlock({ site, area }: { site: Site; area: number }) {
  const { view, m } = site;
  const { election } = view;
  const index = previousOf(election);
  if (index.size === 0) return null;
  const { id } = areaAt(site, area);
  const figures = index.get(id);
  if (figures === undefined) {
    return (
      <Block site={site} id="before" title={m.before}>
        <p>{m.beforeMoved}</p>
      </Block>
    );
  }
  const { stations } = view.coverage(area);
  const early = stations.shown * 100 < stations.expected * LEADER_PERCENT;
  const th = site.language === 'th';
  return (
    <Block site={site} id="before" title={m.before}>
      {early && <p class="note">{m.beforeEarly}</p>}
      <BeforeSeats site={site} area={area} figures={figures.filter((f) => f.item === 'seats')} />
      {election.ballots.map((ballot, b) => {
        const rows = rowsOf(
          site,
          area,
          b,
          figures.filter((f) => f.ballot === ballot),
        );
        const kind = site.index.kinds[b] ?? 'constituency';
        return rows.length === 0 ? null : (
          <table key={ballot}>
            <caption>{site.w.contest[kind]}</caption>
            <thead>
              <tr>
                <th scope="col">{site.w.party}</th>
                <th scope="col" class="r w2">
                  {m.shareNow}
                </th>
                <th scope="col" class="r w2">
                  {m.shareThen}
                </th>
                <th scope="col" class="r w2">
                  {m.difference}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {row.party < 0 ? m.turnout : <PartyLabel site={site} partyIndex={row.party} />}
                  </th>
                  <td class="r">{percent(row.now)}</td>
                  <td class="r">{percent(row.before)}</td>
                  <td class="r">{signed(row.now - row.before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
      <p class="soft">{m.beforeNote(th ? 'การเลือกตั้งครั้งก่อน' : 'the election before')}</p>
    </Block>
  );
}

function rowsOf(
  site: Site,
  area: number,
  ballot: number,
  figures: readonly PreviousFigure[],
): readonly Row[] {
  const { view } = site;
  const totals = view.tally.totals(area, ballot);
  const stations = view.tally.stationTotals(area, ballot);
  const value = (item: PreviousFigure['item']) => figures.find((f) => f.item === item)?.value ?? 0;
  const rows: Row[] = [];
  if (value('registered') > 0 && stations.registered > 0) {
    rows.push({
      key: 'turnout',
      party: -1,
      now: hundredths(stations.present, stations.registered),
      before: hundredths(value('present'), value('registered')),
    });
  }
  const now = totals.partyVotes ?? [];
  const base = now.reduce((sum, n) => sum + n, 0);
  const before = figures.filter((f) => f.item === 'votes');
  const beforeBase = before.reduce((sum, f) => sum + f.value, 0);
  if (totals.returns === 0 || base === 0 || beforeBase === 0) return rows;
  const parties = view.election.pkg.parties.map((party, p): Row => {
    const votes = before.find((f) => f.partyId === party.id)?.value ?? 0;
    return {
      key: party.id,
      party: p,
      now: hundredths(now[p] ?? 0, base),
      before: hundredths(votes, beforeBase),
    };
  });
  return [
    ...rows,
    ...parties
      .filter((row) => row.now > 0 || row.before > 0)
      .sort((a, b) => Math.max(b.now, b.before) - Math.max(a.now, a.before) || a.party - b.party)
      .slice(0, TOP),
  ];
}

function hundredths(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.floor((2 * part * 10_000 + whole) / (2 * whole));
}

function percent(hundredth: number): string {
  return sharePercent(hundredth, 10_000) ?? '–';
}

function signed(hundredth: number): string {
  const text = percent(Math.abs(hundredth));
  return hundredth > 0 ? `+${text}` : hundredth < 0 ? `−${text}` : text;
}
