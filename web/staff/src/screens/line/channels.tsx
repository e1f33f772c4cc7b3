import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatMoment, formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { LineChannel } from '../../api/line-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Each account: whether LINE accepts it, when it was last heard of, what waits. */
export function Channels({ channels }: { readonly channels: readonly LineChannel[] }) {
  const words = useWords(WORDS);
  return (
    <section aria-labelledby="line-channels">
      <h2 id="line-channels">{words.channels}</h2>
      {channels.map((channel) => (
        <Account key={channel.channel} channel={channel} />
      ))}
    </section>
  );
}

function Account({ channel: row }: { readonly channel: LineChannel }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const id = useId();
  const quota = () => {
    if (row.quotaUsed === null) return '–';
    const used = groupDigits(row.quotaUsed);
    return row.quotaLimit === null ? used : words.ofLimit(used, groupDigits(row.quotaLimit));
  };
  return (
    <section className="line-account" aria-labelledby={id}>
      <h3 id={id}>{row.name || row.channel}</h3>
      <dl>
        <Figure name={words.token} bad={row.tokenGood === false}>
          {row.tokenGood === null ? words.tokenUnknown : row.tokenGood ? words.tokenGood : words.tokenBad}
        </Figure>
        <Figure name={words.lastEvent}>
          {row.lastEventAt === null ? words.never : formatMoment(Date.parse(row.lastEventAt), language)}
        </Figure>
        <Figure name={words.waiting} bad={row.photosFailing > 0}>
          {groupDigits(row.photosWaiting)}
          {row.oldestWaiting !== null &&
            ` ${words.since(formatTime(Date.parse(row.oldestWaiting), language))}`}
          {row.photosFailing > 0 && ` · ${words.failing(groupDigits(row.photosFailing))}`}
        </Figure>
        <Figure name={words.held}>{groupDigits(row.photosHeld)}</Figure>
        <Figure name={words.done}>{groupDigits(row.photosDone)}</Figure>
        <Figure name={words.expired}>{groupDigits(row.photosExpired)}</Figure>
        <Figure name={words.withdrawn}>{groupDigits(row.photosWithdrawn)}</Figure>
        <Figure name={words.answers} bad={row.answersDropped > 0}>
          {groupDigits(row.answersWaiting)}
          {row.answersDropped > 0 && ` · ${words.dropped(groupDigits(row.answersDropped))}`}
        </Figure>
        <Figure name={words.quota}>{quota()}</Figure>
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly bad?: boolean;
  readonly children: ReactNode;
}

function Figure({ name, bad, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={bad === true ? 'bad' : undefined}>{children}</dd>
    </div>
  );
}
