/**
 * Running the evening: priority and times of a return, missing units with whom to call, pauses of entry, announcements.
 * docs/formats/database.md explains every table.
 */
export const evening = {
  name: '0003-evening',
  sql: `
-- Times are kept on the row itself, so that one look at it tells how long each step took. No index: they change all night.
alter table return
  add column priority    smallint not null default 0 check (priority between 0 and 9),
  add column stage_since timestamptz,
  add column first_at    timestamptz,
  add column second_at   timestamptz,
  add column accepted_at timestamptz,
  add column differed    boolean not null default false,
  add column lapses      smallint not null default 0 check (lapses >= 0);
update return r set
  stage_since = coalesce(v.accepted_at, e.second_at, e.first_at, r.received_at),
  first_at = e.first_at, second_at = e.second_at, accepted_at = v.accepted_at, differed = coalesce(e.differed, false)
  from return o
  left join (select return_id, min(entered_at) filter (where kind = 'first') as first_at,
                    min(entered_at) filter (where kind = 'second') as second_at,
                    bool_or(kind in ('third', 'supervisor')) as differed from entry group by return_id) e using (return_id)
  left join (select return_id, accepted_at from record where live) v using (return_id)
 where o.return_id = r.return_id and (e.return_id is not null or r.received_at is not null);
-- Nearly always empty: what a supervisor raised is looked for here before anything else, at the price of one empty page.
create index return_raised on return (centre_id, priority desc, received_at) where priority > 0;

create table unit_contact (
  unit_id       text primary key,
  name          text not null check (length(name) <= 200), -- empty: nobody any more
  phone         text not null check (length(phone) <= 60),
  set_by        integer not null references person,
  set_at        timestamptz not null default now()
);

create table missing_reason (
  reason_id     bigint generated always as identity primary key,
  unit_id       text not null,
  code          text not null,
  note          text not null default '' check (length(note) <= 500),
  set_by        integer not null references person,
  set_at        timestamptz not null default now()
);
create index missing_reason_by_unit on missing_reason (unit_id, reason_id);

-- Where nobody takes new work. The area is spelled out as the places that rows of the queue have.
create table entry_pause (
  pause_id      bigint generated always as identity primary key,
  area_kind     text not null check (area_kind in ('centre', 'constituency', 'province', 'nation')),
  area_id       text not null,
  everywhere    boolean not null default false,
  centre_ids    text[] not null default '{}',
  constituencies integer[] not null default '{}',
  message_th    text not null check (length(message_th) between 1 and 500),
  message_en    text not null check (length(message_en) between 1 and 500),
  paused_by     integer not null references person,
  paused_at     timestamptz not null default now(),
  resumed_by    integer references person,
  resumed_at    timestamptz
);
create index entry_pause_now on entry_pause (pause_id) where resumed_at is null;

create table announcement (
  announcement_id bigint generated always as identity primary key,
  area_kind     text not null check (area_kind in ('centre', 'constituency', 'province', 'nation')),
  area_id       text not null,
  importance    text not null check (importance in ('normal', 'important', 'urgent')),
  text_th       text not null check (length(text_th) between 1 and 1000),
  text_en       text not null check (length(text_en) between 1 and 1000),
  from_at       timestamptz not null,
  until_at      timestamptz not null check (until_at > from_at),
  made_by       integer not null references person,
  made_at       timestamptz not null default now(),
  withdrawn_by  integer references person,
  withdrawn_at  timestamptz
);
create index announcement_until on announcement (until_at) where withdrawn_at is null;

create table announcement_seen (
  announcement_id bigint not null references announcement,
  person_id     integer not null references person,
  seen_at       timestamptz not null default now(),
  primary key (announcement_id, person_id)
);

create trigger missing_reason_append_only before update or delete on missing_reason for each row execute function refuse_change();
create trigger missing_reason_no_truncate before truncate on missing_reason for each statement execute function refuse_change();
`,
} as const;
