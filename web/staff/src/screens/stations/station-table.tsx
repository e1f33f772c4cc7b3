import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { Station } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import type { Place } from './kept-view.ts';
import { cellId, StationRow } from './station-row.tsx';
import { WORDS } from './words.ts';

interface StationTableProps {
  readonly units: readonly Station[];
  readonly shown: ReadonlySet<string>;
  readonly ballots: readonly string[];
  readonly place: Place | null;
  readonly now: number;
  /** Why a unit is missing, in words. */
  readonly reasonOf: (station: Station) => string;
  readonly onPlace: (place: Place) => void;
  readonly table: RefObject<HTMLTableElement | null>;
}

const PAGE_ROWS = 10;

/** The list. Arrows move between units and ballots; rows that do not fit the filter stay in place, hidden, so that typing costs little. */
export function StationTable(props: StationTableProps) {
  const { units, shown, ballots, place, now, reasonOf, onPlace, table } = props;
  const words = useWords(WORDS);
  const { w } = useDesk();
  const first = place !== null && shown.has(place.unit) ? null : units.find((unit) => shown.has(unit.id));
  useKeys(props);
  useKeptFocus(table, place, units, shown);
  useEffect(() => {
    const element = table.current;
    if (element === null) return;
    const choose = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      const unit = target?.closest<HTMLElement>('tr[data-unit]')?.dataset['unit'];
      const ballot = target?.closest<HTMLElement>('[data-ballot]')?.dataset['ballot'];
      if (unit !== undefined) onPlace({ unit, ballot: Number(ballot ?? 0) });
    };
    element.addEventListener('focusin', choose);
    element.addEventListener('click', choose);
    return () => {
      element.removeEventListener('focusin', choose);
      element.removeEventListener('click', choose);
    };
  }, [table, onPlace]);
  return (
    <table ref={table} className={`stations ballots-${Math.min(3, ballots.length)}`} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          {ballots.map((ballot) => (
            <th scope="col" key={ballot}>
              {w.ballotName[ballot] ?? ballot}
            </th>
          ))}
          <th scope="col">{words.note}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <StationRow
            key={unit.id}
            station={unit}
            ballots={ballots}
            hidden={!shown.has(unit.id)}
            tabStop={tabStopOf(unit, place, first)}
            chosen={place?.unit === unit.id}
            now={now}
            reason={reasonOf(unit)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The Tab key comes to one link of the list: where the arrows were, else the first one. */
function tabStopOf(unit: Station, place: Place | null, first: Station | null | undefined): number {
  if (first === null) return place?.unit === unit.id ? place.ballot : -1;
  return first?.id === unit.id ? 0 : -1;
}

function useKeys({ units, shown, ballots, table }: StationTableProps): void {
  useEffect(() => {
    const element = table.current;
    if (element === null) return;
    const visible = () => units.filter((unit) => shown.has(unit.id));
    const press = (event: KeyboardEvent) => {
      const cell = event.target instanceof HTMLElement ? event.target.closest('[data-ballot]') : null;
      const unit = cell?.closest<HTMLElement>('tr')?.dataset['unit'];
      if (cell === null || unit === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const ballot = Number(cell.getAttribute('data-ballot'));
      const list = visible();
      const at = list.findIndex(({ id }) => id === unit);
      const goal = goalOf(event.key, at, ballot, list.length, ballots.length);
      if (goal === null) return;
      event.preventDefault();
      focusCell(list[goal.row]?.id ?? unit, goal.ballot, ballots.length);
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  }, [units, shown, ballots, table]);
}

function goalOf(key: string, row: number, ballot: number, rows: number, ballots: number) {
  const to = (n: number) => ({ row: Math.max(0, Math.min(rows - 1, n)), ballot });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1);
    case 'ArrowUp':
      return to(row - 1);
    case 'PageDown':
      return to(row + PAGE_ROWS);
    case 'PageUp':
      return to(row - PAGE_ROWS);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows - 1);
    case 'ArrowRight':
      return { row, ballot: Math.min(ballots - 1, ballot + 1) };
    case 'ArrowLeft':
      return { row, ballot: Math.max(0, ballot - 1) };
    default:
      return null;
  }
}

/** Focuses the link of a ballot, or of the nearest one that the unit has. */
export function focusCell(unit: string, ballot: number, ballots: number): void {
  const near = [ballot, ...Array.from({ length: ballots }, (_, i) => i)];
  for (const i of near) {
    const cell = document.getElementById(cellId(unit, i));
    if (cell === null) continue;
    cell.focus({ preventScroll: true });
    // below the head of the list, which stays in view
    cell.closest('tr')?.scrollIntoView({ block: 'nearest' });
    return;
  }
}

/**
 * When the order changes, rows move in the page, and the browser takes the focus from what it moves: it goes back. When the row no
 * longer fits the filter, it goes to the first that does.
 */
function useKeptFocus(
  table: RefObject<HTMLTableElement | null>,
  place: Place | null,
  units: readonly Station[],
  shown: ReadonlySet<string>,
): void {
  const inside = useRef(false);
  useEffect(() => {
    const note = () => {
      const now = document.activeElement;
      if (now !== document.body) inside.current = table.current?.contains(now) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [table]);
  useEffect(() => {
    if (units.length === 0 || place === null || !inside.current) return;
    if (document.activeElement !== document.body) return;
    const unit = shown.has(place.unit) ? place.unit : units.find(({ id }) => shown.has(id))?.id;
    if (unit !== undefined)
      document.getElementById(cellId(unit, place.ballot))?.focus({ preventScroll: true });
  }, [units, place, shown]);
}
