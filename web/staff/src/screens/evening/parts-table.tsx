import { useMemo, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Grouping, NumbersRow } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { searchKey } from '../../evening/search-key.ts';
import { useWords } from '../../words.ts';
import { Bar } from './bar.tsx';
import {
  acceptedOf,
  clock,
  endOf,
  findingsOf,
  oldestOf,
  percentDone,
  percentOf,
  perMinute,
  waitingOf,
} from './figures.ts';
import { WORDS } from './words.ts';

type Column =
  | 'name'
  | 'progress'
  | 'missing'
  | 'waiting'
  | 'oldest'
  | 'rate'
  | 'forecast'
  | 'differences'
  | 'corrections'
  | 'findings'
  | 'onDuty';

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** By what a column sorts; numbers that ask for attention come first at the first press. */
const VALUE: Readonly<Record<Exclude<Column, 'name'>, (row: NumbersRow) => number>> = {
  progress: (row) => -share(acceptedOf(row), row.returns),
  missing: (row) => row.units.missing,
  waiting: waitingOf,
  oldest: (row) => -(oldestOf(row) ?? Number.POSITIVE_INFINITY),
  rate: (row) => -row.rate.accepted[1],
  forecast: (row) => endOf(row.forecast),
  differences: (row) => share(row.differences.differed, row.differences.of),
  corrections: (row) => share(row.corrections.corrected, row.corrections.of),
  findings: findingsOf,
  onDuty: (row) => -row.onDuty,
};

/** Rows that are drawn before somebody asks for all. */
const DRAWN = 100;

interface PartsTableProps {
  readonly rows: readonly NumbersRow[];
  readonly by: Grouping;
  readonly now: number;
  readonly hrefOf: (row: NumbersRow) => string;
}

/** Areas side by side. A name leads into the area; the head of a column sorts. */
export function PartsTable({ rows, now, hrefOf }: PartsTableProps) {
  const words = useWords(WORDS);
  const { language, say } = useDesk();
  const [sort, setSort] = useState<{ readonly column: Column; readonly turned: boolean } | null>(null);
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => {
    if (sort === null) return rows;
    const { column, turned } = sort;
    const order =
      column === 'name'
        ? (a: NumbersRow, b: NumbersRow) => say(a.name).localeCompare(say(b.name), language)
        : (a: NumbersRow, b: NumbersRow) => compare(VALUE[column](b), VALUE[column](a));
    return rows.toSorted(turned ? (a, b) => order(b, a) : order);
  }, [rows, sort, say, language]);
  const needle = searchKey(text);
  const fitting = needle === '' ? sorted : sorted.filter((row) => searchKey(say(row.name)).includes(needle));
  const shown = all ? fitting : fitting.slice(0, DRAWN);
  const press = (column: Column) =>
    setSort(sort?.column === column ? { column, turned: !sort.turned } : { column, turned: false });
  return (
    <>
      {rows.length > 12 && (
        <label className="find-part">
          {words.find}{' '}
          <input type="search" value={text} autoComplete="off" onChange={(e) => setText(e.target.value)} />
        </label>
      )}
      <div className="parts-frame">
        <table className="parts">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === 'name' ? undefined : 'n'}
                  aria-sort={sort?.column !== column ? undefined : sort.turned ? 'ascending' : 'descending'}
                >
                  <button type="button" className="plain" onClick={() => press(column)}>
                    {words.columns[column]}
                    <span aria-hidden="true">{sort?.column !== column ? '' : sort.turned ? ' ▲' : ' ▼'}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const accepted = acceptedOf(row);
              const oldest = oldestOf(row);
              const { differences, corrections } = row;
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={hrefOf(row)}>{say(row.name)}</a>
                  </th>
                  <td className="n">
                    <Bar part={accepted} whole={row.returns} />{' '}
                    <span className="percent">{percentDone(accepted, row.returns)}</span>{' '}
                    <span className="of">
                      {groupDigits(accepted)}/{groupDigits(row.returns)}
                    </span>
                  </td>
                  <td className="n">{groupDigits(row.units.missing)}</td>
                  <td className="n">{groupDigits(waitingOf(row))}</td>
                  <td className="n">{oldest === null ? words.none : ageText(now - oldest, language)}</td>
                  <td className="n">{perMinute(row.rate.accepted[1])}</td>
                  <td className="n">
                    {accepted === row.returns
                      ? `✓ ${words.allPublic}`
                      : row.forecast === null
                        ? words.none
                        : clock(row.forecast.at, language)}
                  </td>
                  <td className="n">{percentOf(differences.differed, differences.of)}</td>
                  <td className="n">{percentOf(corrections.corrected, corrections.of)}</td>
                  <td className="n">{groupDigits(findingsOf(row))}</td>
                  <td className="n">{groupDigits(row.onDuty)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {fitting.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {words.showAll(groupDigits(fitting.length))}
        </button>
      )}
    </>
  );
}

const COLUMNS: readonly Column[] = [
  'name',
  'progress',
  'missing',
  'waiting',
  'oldest',
  'rate',
  'forecast',
  'differences',
  'corrections',
  'findings',
  'onDuty',
];

/** Also for two that are infinite. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
