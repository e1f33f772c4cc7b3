import type { Pool } from 'pg';

/** How one official account is, for the screen and the metrics. */
export interface ChannelState {
  readonly channel: string;
  readonly name: string;
  /** Null: LINE was not asked yet. */
  readonly tokenGood: boolean | null;
  readonly problem: string;
  readonly checkedAt: Date | null;
  readonly quotaLimit: number | null;
  readonly quotaUsed: number | null;
  readonly lastEventAt: Date | null;
  /** Photos to fetch, and since when the oldest of them waits. */
  readonly photosWaiting: number;
  readonly oldestWaiting: Date | null;
  /** Photos of groups that serve no centre yet. */
  readonly photosHeld: number;
  /** Photos that failed at least once and are tried again. */
  readonly photosFailing: number;
  readonly photosDone: number;
  readonly photosExpired: number;
  readonly photosWithdrawn: number;
  readonly answersWaiting: number;
  /** Answers that never arrived, in the last day. */
  readonly answersDropped: number;
}

/** How all accounts are: those configured now, and those of which something is kept. */
export async function channelStates(db: Pool): Promise<ChannelState[]> {
  const found = await db.query<ChannelState>(
    `select l.channel, l.name, l.token_good as "tokenGood", l.problem, l.checked_at as "checkedAt",
            l.quota_limit as "quotaLimit", l.quota_used as "quotaUsed",
            (select max(received_at) from line_event e where e.channel = l.channel) as "lastEventAt",
            coalesce(w.ready, 0)::int as "photosWaiting", w.oldest as "oldestWaiting", coalesce(w.held, 0)::int as "photosHeld",
            coalesce(w.failing, 0)::int as "photosFailing", coalesce(p.done, 0)::int as "photosDone",
            coalesce(p.expired, 0)::int as "photosExpired",
            (select count(*)::int from line_unsent u join line_photo t
                on t.channel = u.channel and t.message_id = u.message_id where u.channel = l.channel) as "photosWithdrawn",
            (select count(*)::int from line_answer a where a.channel = l.channel and a.state = 'waiting') as "answersWaiting",
            (select count(*)::int from line_answer a where a.channel = l.channel and a.state = 'dropped' and a.problem <> ''
                and a.done_at > now() - interval '1 day') as "answersDropped"
       from line_channel l
       left join (select p.channel, count(*) filter (where not loose) as ready, count(*) filter (where loose) as held,
                         min(p.received_at) filter (where not loose) as oldest,
                         count(*) filter (where not loose and p.problem <> '') as failing
                    from line_photo p
                    join (select chat_id, kind <> 'user' and centre_id is null as loose from line_chat) c using (chat_id)
                   where p.state = 'waiting' group by p.channel) w using (channel)
       left join (select channel, count(*) filter (where state = 'done') as done,
                         count(*) filter (where state = 'expired') as expired
                    from line_photo group by channel) p using (channel)
      order by l.channel`,
  );
  return found.rows;
}

export interface GroupRow {
  /** Our own number of it: `G12`. */
  readonly group: number;
  readonly channel: string;
  readonly kind: 'group' | 'room';
  readonly name: string;
  readonly centre: string;
  readonly here: boolean;
  readonly photos: number;
  readonly lastAt: Date | null;
}

/** Groups of these centres (null: of every one). A group that serves none is nobody's yet and is not listed. */
export async function groupRows(db: Pool, centres: readonly string[] | null): Promise<GroupRow[]> {
  const found = await db.query<GroupRow>(
    `select c.chat_id as "group", c.channel, c.kind, c.name, c.centre_id as centre, c.here,
            (select count(*)::int from line_photo p where p.chat_id = c.chat_id and p.state = 'done') as photos,
            (select max(received_at) from line_photo p where p.chat_id = c.chat_id) as "lastAt"
       from line_chat c
      where c.kind <> 'user' and c.centre_id is not null and ($1::text[] is null or c.centre_id = any ($1))
      order by c.centre_id, c.chat_id limit 500`,
    [centres],
  );
  return found.rows;
}

export interface SenderRow {
  readonly binding: number;
  /** Our own number of the sender: `S7`. */
  readonly sender: number;
  readonly name: string;
  readonly unit: string;
  readonly how: 'chat' | 'desk';
  readonly namedAt: Date;
  /** True for the one of the sender's units that photos without a code now belong to. */
  readonly now: boolean;
}

/** Who sends for which of these units. */
export async function senderRows(db: Pool, units: readonly string[] | null): Promise<SenderRow[]> {
  const found = await db.query<SenderRow>(
    `select b.binding_id as binding, b.sender_id as sender, s.name, b.unit_id as unit, b.how, b.named_at as "namedAt",
            not exists (select from line_binding o where o.sender_id = b.sender_id and o.ended_at is null
                         and (o.named_at, o.binding_id) > (b.named_at, b.binding_id)) as now
       from line_binding b join line_sender s using (sender_id)
      where b.ended_at is null and ($1::text[] is null or b.unit_id = any ($1))
      order by b.unit_id, b.binding_id limit 2000`,
    [units],
  );
  return found.rows;
}

export interface TroubleRow {
  readonly photo: number;
  readonly state: 'withdrawn' | 'expired' | 'done' | 'waiting';
  readonly problem: string;
  readonly sender: number | null;
  readonly name: string;
  readonly centre: string | null;
  readonly unit: string | null;
  /** Receipts of what went through the door before it was taken back. */
  readonly receipts: readonly string[];
  readonly at: Date;
}

/** Photos that a person should know of: taken back by their sender, lost at LINE, or failing; the newest first. */
export async function troubleRows(db: Pool, centres: readonly string[] | null): Promise<TroubleRow[]> {
  const found = await db.query<TroubleRow>(
    `select p.photo_id as photo, case when p.state = 'done' then 'done' else p.state end as state, p.problem,
            p.sender_id as sender, coalesce(s.name, '') as name, c.centre_id as centre, p.unit_id as unit,
            coalesce((select array_agg(o->>'receipt') from jsonb_array_elements(p.outcomes) o where o ? 'receipt'), '{}')
              as receipts, coalesce(u.at, p.received_at) as at
       from line_photo p join line_chat c using (chat_id) left join line_sender s using (sender_id)
       left join line_unsent u on u.channel = p.channel and u.message_id = p.message_id
      where (u.at is not null or p.state = 'expired' or (p.state = 'waiting' and p.attempts >= 3))
        and ($1::text[] is null or c.centre_id = any ($1))
      order by p.photo_id desc limit 100`,
    [centres],
  );
  return found.rows;
}
