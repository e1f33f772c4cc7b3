import { at } from '../../../src/basics/assert.ts';
import type { PreviousFigure } from '../../../src/election/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { areaAt, partyName } from '../site.ts';
import { squaresOf } from '../tile-squares.ts';
import { PartyLabel } from './basics.tsx';

/** Parties compared: those that have, or had, the most seats. */
const TOP = 8;

interface SeatsProps {
  readonly site: Site;
  readonly area: number;
  /** What the package says of the area, `seats` only. */
  readonly figures: readonly PreviousFigure[];
}

/** Seats against the election before: of the House and of a province in numbers, of a constituency in words. */
export function BeforeSeats({ site, area, figures }: SeatsProps) {
  if (figures.length === 0) return null;
  const { kind } = areaAt(site, area);
  if (kind === 'constituency') return <Holder site={site} area={area} figures={figures} />;
  return <SeatTable site={site} area={area} figures={figures} />;
}

/** Who held the seat, and who is ahead now. Nobody is said to have won it before that cannot change. */
function Holder({ site, area, figures }: SeatsProps) {
  const { m, w, view } = site;
  const [held] = figures;
  const party = held?.partyId == null ? undefined : view.election.partyIndex.get(held.partyId);
  const now = squaresOf(site).find((square) => square.area === area);
  if (party === undefined || now === undefined) return null;
  const same = now.party === party;
  const decided = now.code === 'd' || now.code === 'c';
  return (
    <p>
      {m.seatHeld(partyName(site, party))}{' '}
      {now.party < 0 ? (
        w.seatsOpen
      ) : same ? (
        decided ? (
          m.seatKept
        ) : (
          m.seatKeeping
        )
      ) : (
        <strong>{(decided ? m.seatGained : m.seatGaining)(partyName(site, now.party))}</strong>
      )}
    </p>
  );
}

function SeatTable({ site, area, figures }: SeatsProps) {
  const { m, w, view } = site;
  const { parties } = view.election.pkg;
  const now = seatsNow(site, area);
  if (now === null) return null;
  const before = new Array<number>(parties.length).fill(0);
  for (const { partyId, value } of figures) {
    const party = partyId === null ? undefined : view.election.partyIndex.get(partyId);
    if (party !== undefined) before[party] = at(before, party) + value;
  }
  const [sumNow, sumThen] = [sumOf(now.seats) + now.open, sumOf(before)];
  const rows = parties
    .map((_, party) => ({ party, now: at(now.seats, party), was: at(before, party) }))
    .filter((row) => row.now > 0 || row.was > 0)
    .sort((a, b) => Math.max(b.now, b.was) - Math.max(a.now, a.was) || a.party - b.party);
  return (
    <>
      <table>
        <caption>{site.view.head.status === 'official' ? w.seatsBar : w.seats}</caption>
        <thead>
          <tr>
            <th scope="col">{w.party}</th>
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
          {rows.slice(0, TOP).map((row) => (
            <tr key={row.party}>
              <th scope="row">
                <PartyLabel site={site} partyIndex={row.party} />
              </th>
              <td class="r">{groupDigits(row.now)}</td>
              <td class="r">{groupDigits(row.was)}</td>
              <td class="r">{signed(row.now - row.was)}</td>
            </tr>
          ))}
          {now.open > 0 && (
            <tr>
              <th scope="row">{w.seatsOpen}</th>
              <td class="r">{groupDigits(now.open)}</td>
              <td class="r" />
              <td class="r" />
            </tr>
          )}
        </tbody>
      </table>
      {rows.length > TOP && <p class="soft">{m.seatsRest(groupDigits(rows.length - TOP))}</p>}
      {sumThen > 0 && sumNow !== sumThen && (
        <p class="note">{m.seatsOther(groupDigits(sumThen), groupDigits(sumNow))}</p>
      )}
    </>
  );
}

interface Now {
  /** By party, in package order. */
  readonly seats: readonly number[];
  /** Seats where nobody is ahead, or where it is too early to say. */
  readonly open: number;
}

/** Seats of the House by the projection; of a province, the constituencies where a party is ahead. Null where there are none. */
function seatsNow(site: Site, area: number): Now | null {
  const { view, index } = site;
  const seats = new Array<number>(view.election.pkg.parties.length).fill(0);
  if (area === index.nation) {
    if (view.seats === null) return null;
    for (const p of view.seats.parties) seats[p.partyIndex] = p.constituency + p.list;
    return { seats, open: view.seats.open };
  }
  if (!index.kinds.includes('constituency')) return null;
  const inside = new Set(index.constituenciesOf[area] ?? []);
  let open = 0;
  for (const { area: one, party } of squaresOf(site)) {
    if (!inside.has(one)) continue;
    if (party < 0) open++;
    else seats[party] = at(seats, party) + 1;
  }
  return { seats, open };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function signed(difference: number): string {
  const text = groupDigits(Math.abs(difference));
  return difference > 0 ? `+${text}` : difference < 0 ? `−${text}` : text;
}
