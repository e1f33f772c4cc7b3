import { formatTime } from '../../../shared/dates.ts';
import { groupDigits, withSign } from '../../../shared/numbers.ts';
import type { TimelineFile } from '../data/v1.ts';
import { TIMELINE } from '../needs.ts';
import { Nothing, PartyTag, shownPercent } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { fileOf } from '../stage.ts';
import { hourColumns } from '../wall/hours.ts';
import { seatOrder } from './headline.tsx';

/** Parties whose seats are told for every hour. */
const TOP = 5;

/** The count hour by hour: a bar, its figures, and the seats of the largest parties, one column for each hour. */
export function HoursScene({ stage }: { stage: Stage }) {
  const { nation, p, w, language } = stage;
  const { shown, expected } = nation.coverage.stations;
  const file = fileOf<TimelineFile>(stage, TIMELINE);
  if (file === null) return <Nothing stage={stage} />;
  const order = nation.seats === null ? [] : seatOrder(nation.seats);
  const seats = new Map(order.map((party) => [party.party, party.constituency + party.list]));
  const columns = hourColumns(file.value, { at: Date.parse(nation.at), stations: shown, seats });
  const top = order.slice(0, TOP).map((party) => party.party);
  return (
    <table class="rows hours">
      <thead>
        <tr>
          <th scope="col">{stage.m.time}</th>
          {columns.map((column) => (
            <th key={column.at} scope="col" class="r">
              {column.now ? p.now : formatTime(column.at, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{w.shown}</th>
          {columns.map((column) => (
            <td key={column.at} class="r">
              <svg class="column" viewBox="0 0 10 1000" preserveAspectRatio="none" aria-hidden="true">
                <path class="all" d="M0 0h10v1000H0z" />
                <path class="part" d={`M0 1000v-${height(column.stations, expected)}h10v1000z`} />
              </svg>
              <strong>{withSign(shownPercent(stage, column.stations, expected), language)}</strong>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{p.stationsShort}</th>
          {columns.map((column) => (
            <td key={column.at} class="r">
              {groupDigits(column.stations)}
            </td>
          ))}
        </tr>
        {top.length > 0 && (
          <tr class="soft">
            <th scope="colgroup" colSpan={columns.length + 1}>
              {w.seatsBar}
            </th>
          </tr>
        )}
        {top.map((party) => (
          <tr key={party}>
            <th scope="row">
              <PartyTag stage={stage} party={party} room={16} short />
            </th>
            {columns.map((column) => (
              <td key={column.at} class="r">
                {groupDigits(column.seats.get(party) ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function height(part: number, whole: number): number {
  return whole > 0 ? Math.min(1000, Math.floor((part * 1000) / whole)) : 0;
}
