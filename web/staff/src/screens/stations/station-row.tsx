import { memo } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import type { Station, StationReturn } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { CallLink } from '../../evening/call-link.tsx';
import { StatusMark } from '../../evening/status-mark.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface CellsProps {
  readonly station: Station;
  readonly ballots: readonly string[];
  /** Which ballot of this unit the Tab key comes to; -1: none. */
  readonly tabStop: number;
  /** The server's time, seconds, rounded: ages need no more. */
  readonly now: number;
  readonly reason: string;
}

interface StationRowProps extends CellsProps {
  readonly hidden: boolean;
  readonly chosen: boolean;
}

/** Name of the link that the arrow keys move between. */
export function cellId(unit: string, ballot: number): string {
  return `cell-${ballot}-${unit}`;
}

export function returnPath(unit: string, ballot: string): string {
  return `#/returns/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}`;
}

/** One unit. A filter hides and shows rows without drawing anew what is in them. */
export const StationRow = memo(function StationRow({ hidden, chosen, ...cells }: StationRowProps) {
  return (
    <tr hidden={hidden} data-unit={cells.station.id} className={chosen ? 'chosen' : undefined}>
      <Cells {...cells} />
    </tr>
  );
});

/** A link for each ballot of a unit, and why it waits. */
const Cells = memo(function Cells({ station, ballots, tabStop, now, reason }: CellsProps) {
  const words = useWords(WORDS);
  return (
    <>
      <th scope="row">
        <span className="unit-name">
          {station.name}{' '}
          {!station.name.includes(station.place) && <span className="none">{station.place}</span>}
        </span>
        <code>{station.id}</code>
      </th>
      {ballots.map((ballot, i) => {
        const found = station.returns.find((r) => r.ballot === ballot);
        return (
          <td key={ballot}>
            {found === undefined ? (
              <span className="none">{words.notHere}</span>
            ) : (
              <a
                id={cellId(station.id, i)}
                data-ballot={i}
                href={returnPath(station.id, ballot)}
                tabIndex={tabStop === i ? 0 : -1}
              >
                <StatusMark status={found.status} why={station.why} />
                <Waits found={found} now={now} />
              </a>
            )}
          </td>
        );
      })}
      <td className="notes">
        {station.priority > 0 && (
          <strong className="raised">▲ {station.priority >= 9 ? words.raisedMost : words.raised}</strong>
        )}
        {reason !== '' && <span>{reason}</span>}
        {station.contact !== null && <CallLink contact={station.contact} outOfTab />}
      </td>
    </>
  );
});

/** How long it has been there, and who holds it. */
function Waits({ found, now }: { readonly found: StationReturn; readonly now: number }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const held = found.holder !== null && found.until > now;
  // what is public waits for nothing
  const waits = found.since > 0 && found.status !== 'public' && found.status !== 'corrected';
  if (!waits && !held && found.version < 2) return null;
  return (
    <span className="waits">
      {waits && ageText(now - found.since, language)}
      {held &&
        ` · ${words.held(found.holder.name ?? words.someone, formatTime(found.until * 1000, language))}`}
      {found.version > 1 && ` · ${words.version(found.version)}`}
    </span>
  );
}
