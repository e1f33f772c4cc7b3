import { useDeferredValue, useRef, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Scope } from '../../api/evening-types.ts';
import type { StationSet } from '../../evening/stations.ts';
import { PROBLEMS } from '../../evening/status-mark.tsx';
import { useServerNow } from '../../evening/use-now.ts';
import { useReasons } from '../../evening/use-reasons.ts';
import { useStationPage } from '../../evening/use-stations.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { chosenOf } from './chosen.ts';
import type { StationFilter } from './filter.ts';
import { NO_FILTER } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import type { Place } from './kept-view.ts';
import { StationPanel } from './station-panel.tsx';
import { focusCell, StationTable } from './station-table.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { WORDS } from './words.ts';

const PAGE = 200;
const KINDS = ['station', 'advance-in', 'advance-out', 'special'];

interface LargeAreaProps {
  readonly scope: Scope;
  readonly first: StationSet;
}

/** A list too long for one page: the server filters it, and a page is shown at a time. */
export function LargeArea({ scope, first }: LargeAreaProps) {
  const words = useWords(WORDS);
  const reasonOf = useReasons();
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [filter, setFilter] = useState<StationFilter>(NO_FILTER);
  /** Where the pages before this one began. */
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [place, setPlace] = useState<Place | null>(null);
  const asked = useDeferredValue(filter);
  const others = { kind: asked.kind, text: asked.text };
  const status = asked.problems ? [...PROBLEMS] : [...asked.statuses];
  const start = starts.at(-1) ?? 0;
  const page = useStationPage(scope, { ...others, status: status.join(), after: start, limit: PAGE });
  const all = useStationPage(scope, { ...others, limit: 1 });
  const shown = page.data ?? first;
  const now = useServerNow(shown.at, shown.came);
  const change = (part: Partial<StationFilter>) => {
    setFilter((old) => ({ ...old, ...part }));
    setStarts([0]);
  };
  useShortcuts(search, {
    toList: () => {
      const top = shown.units[0];
      if (top !== undefined) focusCell(top.id, 0, shown.ballots.length);
    },
    problems: () => change({ problems: !filter.problems }),
  });
  const visible = new Set(shown.units.map(({ id }) => id));
  const counts = all.data?.counts ?? first.counts;
  const next = shown.next;
  return (
    <>
      <p className="hint">{words.large}</p>
      <FilterBar
        filter={filter}
        sort="order"
        counts={counts}
        problems={[...PROBLEMS].reduce((sum, name) => sum + (counts[name] ?? 0), 0)}
        total={all.data?.total ?? first.total}
        kinds={KINDS}
        places={[]}
        sortable={false}
        search={search}
        onFilter={change}
        onSort={() => undefined}
      />
      <p className="keys">{words.keys}</p>
      <Trouble error={page.error} />
      <p className="row" aria-busy={page.isPlaceholderData}>
        <span role="status">
          {shown.units.length === 0
            ? words.nothing
            : words.pageOf(
                groupDigits(start + 1),
                groupDigits(start + shown.units.length),
                groupDigits(shown.total),
              )}
        </span>
        <button type="button" disabled={starts.length < 2} onClick={() => setStarts(starts.slice(0, -1))}>
          {words.previousPage}
        </button>
        <button
          type="button"
          disabled={next === null}
          onClick={() => {
            if (next !== null) setStarts([...starts, next]);
          }}
        >
          {words.nextPage}
        </button>
      </p>
      <div className="list-and-panel">
        <StationTable
          table={table}
          units={shown.units}
          shown={visible}
          ballots={shown.ballots}
          place={place}
          now={now}
          reasonOf={reasonOf}
          onPlace={setPlace}
        />
        <StationPanel station={chosenOf(shown.units, visible, place)} now={now} />
      </div>
    </>
  );
}
