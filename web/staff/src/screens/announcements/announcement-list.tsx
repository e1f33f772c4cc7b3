import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoment, formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Announcement } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { ImportanceMark } from '../../evening/importance-mark.tsx';
import { useMay } from '../../evening/may.ts';
import { useNow } from '../../evening/use-now.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

const EVERY_MS = 10_000;

/** Announcements, newest first, with who has seen each. */
export function AnnouncementList({ onWithdrawn }: { readonly onWithdrawn: () => void }) {
  const words = useWords(WORDS);
  const { data, error } = useQuery({
    queryKey: ['announcements'],
    queryFn: eveningApi.announcements,
    refetchInterval: EVERY_MS,
  });
  return (
    <>
      <Trouble error={error} />
      {data?.announcements.length === 0 && <p>{words.noAnnouncement}</p>}
      <ul className="notice-list">
        {data?.announcements.map((item) => (
          <Item key={item.id} item={item} onWithdrawn={onWithdrawn} />
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  readonly item: Announcement;
  readonly onWithdrawn: () => void;
}

function Item({ item, onWithdrawn }: ItemProps) {
  const words = useWords(WORDS);
  const { say, language } = useDesk();
  const may = useMay();
  const now = useNow(30_000);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { id, area, importance, text, from, until, by, withdrawn, seenBy } = item;
  const withdraw = useMutation({
    mutationFn: () => eveningApi.withdraw(id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['announcements'] });
      void queries.invalidateQueries({ queryKey: ['notices'] });
      onWithdrawn();
    },
  });
  const over = Date.parse(until) <= now;
  const ahead = Date.parse(from) > now;
  const running = withdrawn === null && !over;
  return (
    <li className={running && !ahead ? 'running' : undefined}>
      <p>
        <ImportanceMark importance={importance} /> <strong>{say(area.name)}</strong>
        {withdrawn !== null && ` · ${words.withdrawn}`}
        {withdrawn === null && over && ` · ${words.over}`}
        {withdrawn === null && ahead && ` · ${words.ahead}`}
      </p>
      <p className="text">{say(text)}</p>
      <p className="none">
        {words.from(formatMoment(Date.parse(from), language))}{' '}
        {words.untilTime(formatMoment(Date.parse(until), language))} · {words.by} <code>{by}</code>
      </p>
      {may('see-contacts') ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.seenBy(groupDigits(seenBy))}</summary>
          {open && <ReadersOf id={id} />}
        </details>
      ) : (
        <p>{words.seenBy(groupDigits(seenBy))}</p>
      )}
      {running && may('announce') && (
        <button type="button" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </button>
      )}
      <Trouble error={withdraw.error} />
    </li>
  );
}

/** Who has acknowledged an announcement, and who at work has not. */
function ReadersOf({ id }: { readonly id: string }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['readers', id],
    queryFn: () => eveningApi.readers(id),
    refetchInterval: EVERY_MS,
  });
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return <p>…</p>;
  const { seen, notYet } = data;
  return (
    <dl>
      <dt>{words.notYet}</dt>
      <dd>{notYet.length === 0 ? words.nobody : notYet.map(({ name }) => name).join(', ')}</dd>
      <dt>{words.seen}</dt>
      <dd>
        {seen.length === 0
          ? words.nobody
          : seen.map(({ name, at }) => `${name} (${formatTime(Date.parse(at), language)})`).join(', ')}
      </dd>
    </dl>
  );
}
