import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Arrival, Candidate, PlaceWish } from '../../api/inbox-api.ts';
import { inboxApi } from '../../api/inbox-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { pageAfter } from './page-grid.ts';
import { WORDS } from './words.ts';

interface ChoosePageProps {
  readonly arrival: Arrival;
  readonly busy: boolean;
  readonly onPlace: (wish: PlaceWish, unit: string) => void;
}

/** Units that the photo may be of, likeliest first; each page is a button. Arrows walk through the pages, Enter places. */
export function ChoosePage({ arrival, busy, onPlace }: ChoosePageProps) {
  const words = useWords(WORDS);
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const { data, error } = useQuery({
    queryKey: ['candidates', arrival.receipt, arrival.rev, asked],
    queryFn: () => inboxApi.candidates(arrival.receipt, asked),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const buttons = () => [...(grid.current?.querySelectorAll<HTMLButtonElement>('button[data-row]') ?? [])];
  const onArrow = (event: KeyboardEvent) => {
    const list = buttons();
    const now = list.indexOf(document.activeElement as HTMLButtonElement);
    const rows = list.map((button) => Number(button.dataset['row']));
    const next = pageAfter(rows, now, event.key);
    if (next === null) return;
    event.preventDefault();
    list[next]?.focus();
  };
  const units = data?.units ?? [];
  return (
    <div className="choose-page">
      <h3>{words.where}</h3>
      <label>
        {words.search}
        <input
          ref={field}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') onArrow(event);
          }}
        />
      </label>
      <Trouble error={error} />
      {data !== undefined && units.length === 0 && <p>{words.noUnits}</p>}
      <div ref={grid} className="candidates">
        {units.map((candidate, row) => (
          <Unit
            key={candidate.unit.id}
            candidate={candidate}
            row={row}
            busy={busy}
            onPlace={onPlace}
            onArrow={onArrow}
          />
        ))}
      </div>
      <p className="keys">{words.keys}</p>
    </div>
  );
}

interface UnitProps {
  readonly candidate: Candidate;
  readonly row: number;
  readonly busy: boolean;
  readonly onPlace: ChoosePageProps['onPlace'];
  readonly onArrow: (event: KeyboardEvent) => void;
}

function Unit({ candidate, row, busy, onPlace, onArrow }: UnitProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const { unit, why, returns } = candidate;
  const name = say(unit.name);
  const reasons = why.flatMap((one) => words.why[one] ?? []);
  return (
    <section className="candidate" aria-label={name}>
      <p>
        <strong>{name}</strong> {unit.within.map((area) => say(area)).join(' · ')} <code>{unit.id}</code>
        {reasons.length > 0 && <span className="why"> {reasons.join(' · ')}</span>}
      </p>
      {returns.map((one, i) => (
        <p key={one.ballot} className="row">
          <span className="form-code">{one.formCode}</span>
          {Array.from({ length: one.pages }, (_, n) => n + 1).map((page) => {
            const owed = one.owed.includes(page);
            return (
              <button
                key={page}
                type="button"
                data-row={row * 10 + i}
                className={owed ? '' : 'has'}
                disabled={busy}
                aria-label={`${words.page(page)}${owed ? '' : ` ${words.here}`} · ${name} ${one.formCode}`}
                onKeyDown={onArrow}
                onClick={() =>
                  onPlace(
                    { unit: unit.id, ballot: one.ballot, page, ...(owed ? {} : { replace: true }) },
                    name,
                  )
                }
              >
                {words.page(page)}
                {!owed && <small> {words.here}</small>}
              </button>
            );
          })}
        </p>
      ))}
    </section>
  );
}
