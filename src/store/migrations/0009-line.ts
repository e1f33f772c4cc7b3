/**
 * Photos over LINE: chats and senders, which centre and units they stand for, events as they came, photos to fetch, answers to
 * send. Every queue is rows, so that it survives restarts. docs/formats/database.md explains every table.
 */
export const line = {
  name: '0009-line',
  sql: `
-- What the people at the desk see of each official account; its secrets stand in the operator's file only.
create table line_channel (
  channel     text primary key check (length(channel) between 1 and 40),
  name        text not null default '',
  token_good  boolean,              -- null: not asked yet
  problem     text not null default '',
  quota_limit integer,              -- messages a month that the account may push; null: no limit, or not known
  quota_used  integer,
  checked_at  timestamptz
);

-- A group, a room or a person who talks with the account. line_id is LINE's own id: needed to answer, shown to nobody.
create table line_chat (
  chat_id     bigint generated always as identity primary key,
  channel     text not null,
  kind        text not null check (kind in ('user', 'group', 'room')),
  line_id     text not null check (length(line_id) between 1 and 100),
  name        text not null default '',
  language    text not null default 'th' check (language in ('th', 'en')),
  centre_id   text,                 -- groups and rooms: the score centre that they serve
  here        boolean not null default true, -- false: the account was put out of the group, or blocked
  here_at     timestamptz,
  wrong_codes smallint not null default 0,
  wrong_since timestamptz,
  first_at    timestamptz not null default now(),
  unique (channel, line_id)
);
create index line_chat_by_centre on line_chat (centre_id) where centre_id is not null;

-- Somebody who sends. The name is what they call themselves; it may be emptied at any time.
create table line_sender (
  sender_id   bigint generated always as identity primary key,
  channel     text not null,
  line_id     text not null check (length(line_id) between 1 and 100),
  name        text not null default '',
  name_at     timestamptz,
  first_at    timestamptz not null default now(),
  unique (channel, line_id)
);

-- For which units somebody sends. The unit named last is the one that photos without a readable code belong to.
create table line_binding (
  binding_id  bigint generated always as identity primary key,
  sender_id   bigint not null references line_sender,
  unit_id     text not null,
  named_at    timestamptz not null,
  how         text not null check (how in ('chat', 'desk')),
  bound_by    integer references person,
  bound_at    timestamptz not null default now(),
  ended_at    timestamptz,
  ended_how   text check (ended_how in ('chat', 'desk')),
  ended_by    integer references person,
  check ((ended_at is null) = (ended_how is null))
);
create unique index line_binding_one on line_binding (sender_id, unit_id) where ended_at is null;
create index line_binding_by_unit on line_binding (unit_id) where ended_at is null;

-- Codes by which a group is tied to a centre: used once, and not for long. Only their hash is kept.
create table line_code (
  code_hash   text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
  centre_id   text not null,
  made_by     integer not null references person,
  made_at     timestamptz not null default now(),
  expires_at  timestamptz not null,
  used_at     timestamptz,
  used_chat   bigint references line_chat,
  check ((used_at is null) = (used_chat is null))
);
create index line_code_by_centre on line_code (centre_id, expires_at);

-- Every event once, by LINE's own id of it. Talk is never kept: detail holds what a command asks for, nothing else.
create table line_event (
  event_id    text primary key check (length(event_id) between 1 and 100),
  channel     text not null,
  kind        text not null,
  chat_id     bigint references line_chat,
  sender_id   bigint references line_sender,
  detail      jsonb not null default '{}',
  reply_token text,
  at          timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  redelivered boolean not null default false,
  attempts    smallint not null default 0,
  next_at     timestamptz not null default clock_timestamp(),
  done_at     timestamptz,
  problem     text not null default ''
);
create index line_event_open on line_event (next_at) where done_at is null;
create index line_event_open_chat on line_event (chat_id, at) where done_at is null;
create index line_event_newest on line_event (channel, received_at);

-- Messages that their sender took back. May come before the message itself.
create table line_unsent (
  channel     text not null,
  message_id  text not null,
  at          timestamptz not null,
  primary key (channel, message_id)
);

-- Answers on their way. What is answered together is one bundle; its words are set once, before the first try, with one key,
-- so that LINE itself refuses to deliver it twice.
create table line_answer (
  answer_id   bigint generated always as identity primary key,
  channel     text not null,
  chat_id     bigint not null references line_chat,
  bundle      text not null,
  reply_token text,
  token_at    timestamptz,
  body        jsonb,
  retry_key   uuid not null default gen_random_uuid(),
  state       text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped')),
  replying    boolean not null default false, -- a reply was begun, and nobody knows whether it arrived
  attempts    smallint not null default 0,
  next_at     timestamptz not null default clock_timestamp(),
  sent_by     text check (sent_by in ('reply', 'push')),
  problem     text not null default '',
  made_at     timestamptz not null default clock_timestamp(),
  done_at     timestamptz,
  check ((state = 'waiting') = (done_at is null))
);
create unique index line_answer_open_bundle on line_answer (bundle) where body is null;
create index line_answer_waiting on line_answer (next_at) where state = 'waiting';
create index line_answer_dropped on line_answer (channel, answer_id) where state = 'dropped';

-- One row for each image or file to fetch. state: waiting, done (it went through the door), withdrawn (taken back before it was
-- fetched), expired (LINE has it no more), refused (too large or of a kind that we take none of).
create table line_photo (
  photo_id    bigint generated always as identity primary key,
  channel     text not null,
  message_id  text not null check (length(message_id) between 1 and 100),
  chat_id     bigint not null references line_chat,
  sender_id   bigint references line_sender,
  kind        text not null check (kind in ('image', 'file')),
  file_name   text not null default '',
  file_size   integer,
  set_id      text,
  set_total   smallint,
  sent_at     timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  reply_token text,
  state       text not null default 'waiting' check (state in ('waiting', 'done', 'withdrawn', 'expired', 'refused')),
  attempts    smallint not null default 0,
  next_at     timestamptz not null default clock_timestamp(),
  problem     text not null default '',
  unit_id     text,
  outcomes    jsonb,
  done_at     timestamptz,
  answer_id   bigint references line_answer,
  unique (channel, message_id),
  check ((state = 'waiting') = (done_at is null))
);
create index line_photo_waiting on line_photo (next_at) where state = 'waiting';
create index line_photo_by_set on line_photo (channel, set_id) where set_id is not null;
create index line_photo_by_chat on line_photo (chat_id, received_at);
create index line_photo_to_answer on line_photo (chat_id) where state <> 'waiting' and answer_id is null;
create index line_photo_ended on line_photo (state, photo_id) where state in ('withdrawn', 'expired', 'refused');
`,
} as const;
