import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TicketLevel, TicketStage } from '../../../../../src/returns/ticket-terms.ts';
import {
  TICKET_ANSWER_LABELS,
  TICKET_LEVEL_LABELS,
  TICKET_LEVELS,
  TICKET_STAGE_LABELS,
  TICKET_STAGES,
} from '../../../../../src/returns/ticket-terms.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { ListedTicket } from '../../api/tickets-api.ts';
import { ticketsApi } from '../../api/tickets-api.ts';
import { useDesk } from '../../desk.tsx';
import { ageText } from '../../evening/ages.ts';
import { useScope } from '../../evening/use-scope.ts';
import { Trouble } from '../../parts/trouble.tsx';
import type { ScreenProps } from '../../screens.ts';
import { useWords } from '../../words.ts';
import '../cases/cases.css';
import { Choice } from '../return/fields.tsx';
import { AreaChoice } from './area-choice.tsx';
import { TICKET_WORDS } from './words.ts';

const REFRESH_MS = 20_000;

/** The list, those that wait longest first. */
export function TicketList({ centre }: ScreenProps) {
  const w = useWords(TICKET_WORDS);
  const scope = useScope(centre);
  const [stage, setStage] = useState<TicketStage | ''>('open');
  const [level, setLevel] = useState<TicketLevel | ''>('');
  const filter = { centre: scope.centre, area: scope.area, stage, level };
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['tickets', filter],
    queryFn: ({ pageParam }) => ticketsApi.list(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.tickets.at(-1)?.ticket : undefined),
    refetchInterval: REFRESH_MS,
  });
  const tickets = data?.pages.flatMap((page) => page.tickets) ?? [];
  return (
    <div className="cases-screen">
      <h1>{w.title}</h1>
      <p className="help">{w.intro}</p>
      <div className="row tools">
        <AreaChoice area={scope.area} />
        <Choice
          label={w.state}
          nothing={w.anyStage}
          value={stage}
          options={TICKET_STAGES}
          names={TICKET_STAGE_LABELS}
          onValue={setStage}
        />
        <Choice
          label={w.level}
          nothing={w.anyLevel}
          value={level}
          options={TICKET_LEVELS}
          names={TICKET_LEVEL_LABELS}
          onValue={setLevel}
        />
        <span role="status">{w.shown(tickets.length)}</span>
      </div>
      <Trouble error={error} />
      {tickets.length === 0 && data !== undefined && <p>{w.none}</p>}
      {tickets.length > 0 && <TicketTable tickets={tickets} />}
      {hasNextPage && (
        <button type="button" className="tools" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {w.more}
        </button>
      )}
    </div>
  );
}

function TicketTable({ tickets }: { readonly tickets: readonly ListedTicket[] }) {
  const { w: common, say, language } = useDesk();
  const w = useWords(TICKET_WORDS);
  const now = Date.now() / 1000;
  return (
    <table className="list case-list">
      <thead>
        <tr>
          <th scope="col">{w.number}</th>
          <th scope="col">{w.unit}</th>
          <th scope="col">{w.place}</th>
          <th scope="col">{w.claimed}</th>
          <th scope="col">{w.reports}</th>
          <th scope="col">{w.state}</th>
          <th scope="col">{w.waits}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((one) => (
          <tr key={one.ticket}>
            <th scope="row">
              <a className="target" href={`#/tickets/${one.ticket}`}>
                {one.ticket}
              </a>
            </th>
            <td>
              {one.unit}
              <small>
                {say(one.unitName)} · {common.ballotName[one.ballot] ?? one.ballot}
              </small>
            </td>
            <td data-label={w.place}>{one.place === null ? w.covered : say(one.place)}</td>
            <td data-label={w.claimed}>{one.claimed ?? '…'}</td>
            <td data-label={w.reports}>
              {groupDigits(one.reports)}
              <small>
                {[
                  one.photos > 0 ? w.photoCount(one.photos) : '',
                  one.comments > 0 ? w.commentCount(one.comments) : '',
                  one.since > 0 ? w.since(one.since) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </small>
            </td>
            <td data-label={w.state}>
              <strong>{say(TICKET_STAGE_LABELS[one.stage])}</strong>
              <small>
                {one.answer === null
                  ? say(TICKET_LEVEL_LABELS[one.level])
                  : say(TICKET_ANSWER_LABELS[one.answer.code])}
              </small>
            </td>
            <td data-label={w.waits}>{ageText(now - Date.parse(one.opened) / 1000, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
