import type { ReactNode } from 'react';
import { useState } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import '../../evening/evening.css';
import { Freshness } from '../../evening/freshness.tsx';
import { ScopeLine } from '../../evening/scope-line.tsx';
import { useNow } from '../../evening/use-now.ts';
import { useScope } from '../../evening/use-scope.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import './needs.css';
import { StuckItem } from './stuck-item.tsx';
import type { Needs as AllNeeds } from './use-needs.ts';
import { NEEDS_EVERY_MS, useNeeds } from './use-needs.ts';
import { WORDS } from './words.ts';

/** Items of a group that are shown before somebody asks for more. */
const STEP = 10;

/** What does not move on by itself, in the order of urgency, each with the one button that leads on. */
export function Needs({ centre }: { centre: string | null }) {
  const words = useWords(WORDS);
  const scope = useScope(centre);
  const { data, error } = useNeeds(scope);
  return (
    <div className="evening needs">
      <div className="title-line">
        <h1>{words.title}</h1>
        <ScopeLine scope={scope} />
        <Freshness came={data?.came ?? 0} everyMs={NEEDS_EVERY_MS} failed={error !== null} />
      </div>
      <p className="none">{words.intro}</p>
      <Trouble error={error} />
      {data === undefined && error === null && <p role="status">…</p>}
      {data !== undefined && <Groups needs={data} centre={scope.centre} />}
    </div>
  );
}

function Groups({ needs, centre }: { readonly needs: AllNeeds; readonly centre: string | undefined }) {
  const words = useWords(WORDS);
  const { me, w, say, language } = useDesk();
  const now = useNow(15_000);
  const seconds = now / 1000;
  const { proposals, stuck, corrections, cases, units } = needs;
  const stuckGroups = [...stuck].filter(([, list]) => list.length > 0);
  const quiet =
    proposals.length + corrections.length + cases.length + stuckGroups.length + units.missing === 0;
  const query = centre === undefined ? '' : `?centre=${encodeURIComponent(centre)}`;
  const age = (iso: string) => ageText((now - Date.parse(iso)) / 1000, language);
  const urgent = ['with-supervisor', 'in-doubt', 'no-third-person', 'no-second-person'];
  const stuckGroup = ([name, list]: (typeof stuckGroups)[number]) => (
    <Group
      key={name}
      name={name}
      items={list.map((item) => (
        <StuckItem key={`${item.unit} ${item.ballot}`} group={name} stuck={item} now={seconds} />
      ))}
    />
  );
  if (quiet) return <p role="status">✓ {words.nothing}</p>;
  return (
    <>
      {needs.more && <p className="hint">{words.capped}</p>}
      <Group
        name="proposals"
        items={proposals.map((proposal) => (
          <li key={proposal.id}>
            <div className="what">
              <p>
                <strong>{say(proposal.reason) || proposal.reference}</strong>
              </p>
              <p>
                {proposal.proposedBy.name} ·{' '}
                {words.expires(formatTime(Date.parse(proposal.expiresAt), language))}
                {proposal.proposedBy.id === me?.id && ` · ${words.own}`}
              </p>
            </div>
            <a className="button" href="#/publication">
              {words.toPublication}
            </a>
          </li>
        ))}
      />
      {stuckGroups.filter(([name]) => urgent.includes(name)).map(stuckGroup)}
      <Group
        name="corrections"
        items={corrections.map((item) => (
          <li key={`${item.unit} ${item.ballot}`}>
            <div className="what">
              <p>
                <strong>{say(item.unitName)}</strong> <code>{item.unit}</code>{' '}
                {w.ballotName[item.ballot] ?? item.ballot} · {words.centre(item.centre)}
              </p>
              <p>
                {words.since(age(item.at))}
                {item.by === me?.id && ` · ${words.own}`}
              </p>
            </div>
            <a
              className="button"
              href={`#/returns/${encodeURIComponent(item.unit)}/${encodeURIComponent(item.ballot)}`}
            >
              {item.by === me?.id ? words.open : words.confirm}
            </a>
          </li>
        ))}
      />
      {stuckGroups.filter(([name]) => !urgent.includes(name)).map(stuckGroup)}
      <Group
        name="missing"
        count={units.missing}
        items={
          units.missing === 0
            ? []
            : [
                <li key="missing">
                  <div className="what">
                    <p>
                      <strong>
                        {words.missingLine(groupDigits(units.missing), groupDigits(units.expected))}
                      </strong>
                    </p>
                  </div>
                  <a className="button" href={`#/missing${query}`}>
                    {words.toMissing}
                  </a>
                </li>,
              ]
        }
      />
      <Group
        name="cases"
        items={cases.map((item) => (
          <li key={item.case}>
            <div className="what">
              <p>
                <strong>{say(item.unitName)}</strong> <code>{item.unit}</code>{' '}
                {w.ballotName[item.ballot] ?? item.ballot} · {words.centre(item.centre)}
              </p>
              <p>{words.since(age(item.opened))}</p>
            </div>
            <a className="button" href={`#/cases/${encodeURIComponent(item.case)}`}>
              {words.toCase}
            </a>
          </li>
        ))}
      />
    </>
  );
}

interface GroupProps {
  readonly name: string;
  readonly items: readonly ReactNode[];
  /** How many there are, when an item stands for several. */
  readonly count?: number;
}

function Group({ name, items, count }: GroupProps) {
  const words = useWords(WORDS);
  const [shown, setShown] = useState(STEP);
  const texts = words.group[name];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`needs-${name}`} className={`need-${name}`}>
      <h2 id={`needs-${name}`}>
        {texts?.title} <span className="count">{groupDigits(count ?? items.length)}</span>
      </h2>
      <p className="none">{texts?.why}</p>
      <ul>{items.slice(0, shown)}</ul>
      {items.length > shown && (
        <button type="button" onClick={() => setShown(shown + STEP * 5)}>
          {words.more(groupDigits(items.length - shown))}
        </button>
      )}
    </section>
  );
}
