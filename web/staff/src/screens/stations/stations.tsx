import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Station, Status } from '../../api/evening-types.ts';
import { STATUSES } from '../../api/evening-types.ts';
import '../../evening/evening.css';
import { CsvLinks } from '../../evening/csv-links.tsx';
import { Freshness } from '../../evening/freshness.tsx';
import { useMay } from '../../evening/may.ts';
import { ScopeLine } from '../../evening/scope-line.tsx';
import { useServerNow } from '../../evening/use-now.ts';
import { useReasons } from '../../evening/use-reasons.ts';
import { scopeKey, useScope } from '../../evening/use-scope.ts';
import { STATIONS_EVERY_MS, useStations } from '../../evening/use-stations.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { chosenOf } from './chosen.ts';
import type { Sort, StationFilter } from './filter.ts';
import { filterStations, NO_FILTER, sortStations } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import type { Place } from './kept-view.ts';
import { keepView, keptView } from './kept-view.ts';
import { LargeArea } from './large-area.tsx';
import { StationPanel } from './station-panel.tsx';
import { focusCell, StationTable } from './station-table.tsx';
import './stations.css';
import { useShortcuts } from './use-shortcuts.ts';
import { WORDS } from './words.ts';

const rank = (status: Status) => STATUSES.indexOf(status);

/** Every unit of a centre and where each of its ballots stands; larger areas page by page. */
export function Stations({ centre }: { centre: string | null }) {
  const words = useWords(WORDS);
  const scope = useScope(centre);
  const may = useMay();
  const { data, error } = useStations(scope);
  return (
    <div className="evening">
      <div className="title-line">
        <h1>{words.title}</h1>
        <ScopeLine scope={scope} />
        <Freshness came={data?.came ?? 0} everyMs={STATIONS_EVERY_MS} failed={error !== null} />
      </div>
      <Trouble error={error} />
      {data === undefined && error === null && <p role="status">…</p>}
      {data !== undefined &&
        (data.next === null ? (
          <WholeList key={scopeKey(scope)} name={scopeKey(scope)} {...data} />
        ) : (
          <LargeArea key={scopeKey(scope)} scope={scope} first={data} />
        ))}
      {may('see-evening') && <CsvLinks scope={scope} names={['stations']} />}
    </div>
  );
}

interface WholeListProps {
  readonly name: string;
  readonly units: readonly Station[];
  readonly ballots: readonly string[];
  readonly at: number;
  readonly came: number;
}

function WholeList({ name, units, ballots, at, came }: WholeListProps) {
  const words = useWords(WORDS);
  const reasonOf = useReasons();
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [filter, setFilter] = useState(useStartFilter(name));
  const [sort, setSort] = useState<Sort>(() => keptView(name).sort);
  const [place, setPlace] = useState<Place | null>(() => keptView(name).place);
  const now = useServerNow(at, came);

  const wanted = useDeferredValue(filter);
  const filtered = useMemo(() => filterStations(units, wanted), [units, wanted]);
  const ordered = useMemo(() => sortStations(units, sort, rank), [units, sort]);
  const kinds = useMemo(() => [...new Set(units.map((unit) => unit.kind))], [units]);
  const places = useMemo(
    () => [...new Set(units.map((unit) => unit.place))].filter((text) => text !== ''),
    [units],
  );
  useEffect(() => keepView(name, { filter, sort, place }), [name, filter, sort, place]);
  useComeBack(name, ballots.length);

  const change = useCallback((part: Partial<StationFilter>) => setFilter((old) => ({ ...old, ...part })), []);
  useShortcuts(search, {
    toList: () => {
      // the list may still be a key behind what is typed
      const { shown } = filterStations(ordered, filter);
      const first = ordered.find((unit) => shown.has(unit.id));
      if (first !== undefined) focusCell(first.id, 0, ballots.length);
    },
    problems: () => setFilter((old) => ({ ...old, problems: !old.problems })),
  });
  const chosen = useMemo(() => chosenOf(ordered, filtered.shown, place), [ordered, filtered.shown, place]);
  return (
    <>
      <FilterBar
        filter={filter}
        sort={sort}
        counts={filtered.counts}
        problems={filtered.problems}
        total={filtered.total}
        kinds={kinds}
        places={places}
        sortable
        search={search}
        onFilter={change}
        onSort={setSort}
      />
      <p className="keys">{words.keys}</p>
      <p role="status" className="status">
        {filtered.shown.size === 0
          ? words.nothing
          : words.showing(groupDigits(filtered.shown.size), groupDigits(units.length))}
      </p>
      <div className="list-and-panel">
        <StationTable
          table={table}
          units={ordered}
          shown={filtered.shown}
          ballots={ballots}
          place={place}
          now={now}
          reasonOf={reasonOf}
          onPlace={setPlace}
        />
        <StationPanel station={chosen} now={now} />
      </div>
    </>
  );
}

/** What the address asks for, else how the list was left. */
function useStartFilter(name: string): StationFilter {
  const query = new URLSearchParams(useSearch());
  const text = query.get('text');
  const statuses = (query.get('status') ?? '')
    .split(',')
    .filter((s): s is Status => STATUSES.includes(s as Status));
  if (text === null && statuses.length === 0) return keptView(name).filter;
  return { ...NO_FILTER, text: text ?? '', statuses: new Set(statuses) };
}

/**
 * Coming back from a form, the list stands where it stood, with the focus where it was. A layout effect: it also runs when the
 * list was only hidden while a screen that never came was being fetched.
 */
function useComeBack(name: string, ballots: number): void {
  useLayoutEffect(() => {
    const { place, scrolled } = keptView(name);
    scrollTo({ top: scrolled });
    if (place !== null) focusCell(place.unit, place.ballot, ballots);
    const note = () => keepView(name, { scrolled: scrollY });
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [name, ballots]);
}
