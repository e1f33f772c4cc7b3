import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Grouping, NumbersRow, Scope } from '../../api/evening-types.ts';
import { CsvLinks } from '../../evening/csv-links.tsx';
import '../../evening/evening.css';
import { Freshness } from '../../evening/freshness.tsx';
import { useMay } from '../../evening/may.ts';
import { useServerNow } from '../../evening/use-now.ts';
import { useScope } from '../../evening/use-scope.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CoursePart } from './course-part.tsx';
import './numbers.css';
import { FindingsTable } from './findings-table.tsx';
import { PartsTable } from './parts-table.tsx';
import { PeopleTable } from './people-table.tsx';
import { eveningPath, insideOf, wallPath } from './place-path.ts';
import { StorageLine } from './storage-line.tsx';
import { TicketsLine } from './tickets-line.tsx';
import { Tiles } from './tiles.tsx';
import { NUMBERS_EVERY_MS, useNumbers } from './use-numbers.ts';
import { Wall } from './wall.tsx';
import { WORDS } from './words.ts';

/** How the evening goes in a centre, a province or everywhere; `?wall` shows it on a wall. */
export function Evening({ centre }: { centre: string | null }) {
  const words = useWords(WORDS);
  const scope = useScope(centre);
  const search = useSearch();
  const [, go] = useLocation();
  const may = useMay();
  const inside = insideOf(search);
  const { data, error } = useNumbers('total', scope);
  const now = useServerNow(data?.at ?? 0, data?.came ?? 0);
  const row = data?.rows[0];
  const wall = new URLSearchParams(search).has('wall');
  const sees = may('see-evening');
  return (
    <div className="evening numbers">
      <div className="title-line">
        <h1>{words.title}</h1>
        <Breadcrumbs scope={scope} inside={inside} />
        {data?.cut != null && <span>{words.cut(groupDigits(data.cut))}</span>}
        <Freshness came={data?.came ?? 0} everyMs={NUMBERS_EVERY_MS} failed={error !== null} />
      </div>
      <p className="row">
        <button type="button" onClick={() => go(wallPath(search, true))}>
          ⛶ {words.wall}
        </button>
        {sees && <a href={listPath('/stations', scope)}>{words.stations}</a>}
        {may('see-contacts') && <a href={listPath('/needs', scope)}>{words.needs}</a>}
      </p>
      {may('see-tickets') && <TicketsLine centre={scope.centre} />}
      <Trouble error={error} />
      {row === undefined && error === null && <p role="status">…</p>}
      {row !== undefined && (
        <>
          <Tiles row={row} now={now} />
          <CoursePart scope={scope} />
          <Parts scope={scope} inside={inside} now={now} />
          <FindingsTable row={row} />
          {may('see-contacts') && <PeopleTable scope={scope} now={now} />}
        </>
      )}
      {sees && <StorageLine />}
      {sees && (
        <CsvLinks
          scope={scope}
          names={[
            'stations',
            ...(may('see-contacts') ? (['missing'] as const) : []),
            ...(may('see-person-work') ? (['people'] as const) : []),
            'corrections',
            'findings',
          ]}
        />
      )}
      {wall && <Wall scope={scope} inside={inside} onLeave={() => go(wallPath(search, false))} />}
    </div>
  );
}

function listPath(path: string, { centre, area }: Scope): string {
  if (centre !== undefined) return `#${path}?centre=${encodeURIComponent(centre)}`;
  return area === undefined ? `#${path}` : `#${path}?area=${encodeURIComponent(area)}`;
}

const GROUPINGS = ['province', 'constituency', 'centre'] as const;

interface PartsProps {
  readonly scope: Scope;
  readonly inside: readonly string[];
  readonly now: number;
}

/** The parts of what is shown, each of which can be gone into. A centre has none. */
function Parts({ scope, inside, now }: PartsProps) {
  const words = useWords(WORDS);
  const [wish, setWish] = useState<Grouping | null>(null);
  const whole = scope.centre === undefined;
  const top = scope.area === undefined;
  const provinces = useNumbers(whole && top ? 'province' : null, scope);
  const several = (provinces.data?.rows.length ?? 0) > 1;
  const choices = GROUPINGS.filter((by) => by !== 'province' || several);
  const by = wish !== null && choices.some((name) => name === wish) ? wish : several ? 'province' : 'centre';
  const { data, error } = useNumbers(whole ? by : null, scope);
  if (!whole) return null;
  const deeper = scope.area === undefined ? inside : [...inside, scope.area];
  const hrefOf = ({ id }: NumbersRow) =>
    `#${by === 'centre' ? eveningPath({ centre: id }, deeper) : eveningPath({ area: id }, deeper)}`;
  return (
    <section aria-labelledby="evening-parts">
      <h2 id="evening-parts">{words.parts}</h2>
      <fieldset className="chips">
        <legend className="out">{words.parts}</legend>
        {choices.map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={by === name}
            onClick={() => setWish(name)}
          >
            {words.by[name]}
          </button>
        ))}
      </fieldset>
      <Trouble error={error} />
      {data !== undefined && <PartsTable key={by} by={by} rows={data.rows} now={now} hrefOf={hrefOf} />}
    </section>
  );
}
