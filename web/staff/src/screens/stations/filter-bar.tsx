import type { RefObject } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Status } from '../../api/evening-types.ts';
import { STATUSES } from '../../api/evening-types.ts';
import { familyOf, StatusSign } from '../../evening/status-mark.tsx';
import { EVENING_WORDS } from '../../evening/words.ts';
import { useWords } from '../../words.ts';
import type { Sort, StationFilter } from './filter.ts';
import { NO_FILTER, SORTS } from './filter.ts';
import { WORDS } from './words.ts';

interface FilterBarProps {
  readonly filter: StationFilter;
  readonly sort: Sort;
  readonly counts: Readonly<Partial<Record<Status, number>>>;
  /** Null: not known for a list that comes page by page. */
  readonly problems: number | null;
  readonly total: number;
  readonly kinds: readonly string[];
  readonly places: readonly string[];
  /** Long lists keep the order of the units. */
  readonly sortable: boolean;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onFilter: (change: Partial<StationFilter>) => void;
  readonly onSort: (sort: Sort) => void;
}

/** Everything that chooses what the list shows, with how many units each choice has. */
export function FilterBar(props: FilterBarProps) {
  const { filter, sort, counts, problems, total, kinds, places, sortable, search, onFilter, onSort } = props;
  const words = useWords(WORDS);
  const shared = useWords(EVENING_WORDS);
  const toggle = (status: Status) => {
    const statuses = new Set(filter.statuses);
    if (!statuses.delete(status)) statuses.add(status);
    onFilter({ statuses });
  };
  const any = filter.statuses.size > 0 || filter.problems;
  const touched = any || filter.text !== '' || filter.kind !== '' || filter.place !== '';
  return (
    <search className="station-filter">
      <p className="row">
        <label className="find">
          {words.search}{' '}
          <input
            ref={search}
            type="search"
            value={filter.text}
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="/"
            onChange={(event) => onFilter({ text: event.target.value })}
          />
        </label>
        {kinds.length > 1 && (
          <Choice
            label={words.kind}
            value={filter.kind}
            all={words.all}
            options={kinds.map((kind) => [kind, shared.kind[kind] ?? kind])}
            onChange={(kind) => onFilter({ kind })}
          />
        )}
        {places.length > 1 && (
          <Choice
            label={words.place}
            value={filter.place}
            all={words.all}
            options={places.map((place) => [place, place])}
            onChange={(place) => onFilter({ place })}
          />
        )}
        {sortable && (
          <label>
            {words.sort}{' '}
            <select value={sort} onChange={(event) => onSort(event.target.value as Sort)}>
              {SORTS.map((name) => (
                <option key={name} value={name}>
                  {words.sorts[name]}
                </option>
              ))}
            </select>
          </label>
        )}
      </p>
      <fieldset className="chips">
        <legend>{words.statuses}</legend>
        <button
          type="button"
          className="chip"
          aria-pressed={!any}
          onClick={() => onFilter({ statuses: NO_FILTER.statuses, problems: false })}
        >
          {words.all} <b>{groupDigits(total)}</b>
        </button>
        {problems !== null && (
          <button
            type="button"
            className="chip stuck"
            aria-pressed={filter.problems}
            aria-keyshortcuts="P"
            onClick={() => onFilter({ problems: !filter.problems })}
          >
            <span aria-hidden="true">⚑</span> {words.problems} <b>{groupDigits(problems)}</b>
          </button>
        )}
        {STATUSES.filter((status) => (counts[status] ?? 0) > 0 || filter.statuses.has(status)).map(
          (status) => (
            <button
              key={status}
              type="button"
              className={`chip ${familyOf(status)}`}
              aria-pressed={filter.statuses.has(status)}
              onClick={() => toggle(status)}
            >
              <StatusSign status={status} /> {shared.status[status]} <b>{groupDigits(counts[status] ?? 0)}</b>
            </button>
          ),
        )}
        {touched && (
          <button type="button" className="plain" onClick={() => onFilter(NO_FILTER)}>
            {words.clear}
          </button>
        )}
      </fieldset>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly all: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, all, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
