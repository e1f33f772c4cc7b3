import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import { auditApi } from '../../api/audit-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import './audit.css';
import { AuditTable } from './audit-table.tsx';
import { EVERYTHING, FilterForm } from './filter-form.tsx';
import { fromThaiTime } from './thai-time.ts';
import { WORDS } from './words.ts';

/** Who did what and when: filters, pages of a hundred, a file for a spreadsheet. */
export function Audit() {
  const words = useWords(WORDS);
  const queries = useQueryClient();
  const [fields, setFields] = useState(EVERYTHING);
  // The form keeps its focus while somebody types in it; it is made anew only when a row of the table sets a filter.
  const [chosen, setChosen] = useState(0);
  const filter = { ...fields, from: fromThaiTime(fields.from), to: fromThaiTime(fields.to) };
  const key = ['audit', filter];
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => auditApi.page(filter, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="audit" aria-busy={isFetching}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <FilterForm key={chosen} fields={fields} onFields={setFields} />
      <p className="row">
        <button type="button" onClick={() => void queries.resetQueries({ queryKey: key })}>
          {words.newest}
        </button>
        <a
          className="button"
          href={auditApi.csvUrl(filter)}
          download="audit.csv"
          aria-describedby="audit-csv"
        >
          {words.csv}
        </a>
        <span id="audit-csv" className="keys">
          {words.csvHelp}
        </span>
      </p>
      <Trouble error={error} />
      <p role="status">
        {data === undefined ? '' : rows.length === 0 ? words.none : words.loaded(groupDigits(rows.length))}
      </p>
      {rows.length > 0 && (
        <AuditTable
          rows={rows}
          onPerson={(person) => {
            setFields({ ...fields, person });
            setChosen(chosen + 1);
          }}
        />
      )}
      {hasNextPage && (
        <button type="button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {words.older}
        </button>
      )}
      {rows.length > 0 && !hasNextPage && <p className="keys">{words.end}</p>}
    </div>
  );
}
