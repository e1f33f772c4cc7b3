/** Alerts by web push: which browser wants to hear of which places, and the messages that wait for it (docs/alerts.md). */
export const push = {
  name: '0015-push',
  sql: `
-- What happened, in both languages, as it stood in a published cut. The newest is the one that is sent.
create table push_message (
  message_id  bigint generated always as identity primary key,
  cut         integer not null,
  made_at     timestamptz not null default clock_timestamp(),
  -- {"th": {"title", "text", "href"}, "en": {…}}
  texts       jsonb not null
);

-- A browser: the endpoint of its push service and the keys that messages for it are sealed with. Nothing about the person.
create table push_subscription (
  subscription_id bigint generated always as identity primary key,
  endpoint    text not null check (length(endpoint) <= 1000),
  p256dh      bytea not null check (length(p256dh) = 65),
  auth        bytea not null check (length(auth) = 16),
  language    text not null check (language in ('th', 'en')),
  -- As in addresses of pages: c/BKK_1, p/BKK.
  places      text[] not null check (cardinality(places) between 1 and 10),
  -- The day and no more: when exactly somebody began to follow is nobody's business.
  made_on     date not null default current_date,
  -- The message that waits; a newer one takes its place.
  waiting     bigint references push_message on delete set null,
  -- Set before a message leaves: whoever finds it set after a crash does not know whether it arrived, and sends it no more.
  leaving     bigint,
  next_at     timestamptz not null default clock_timestamp(),
  attempts    smallint not null default 0,
  refused     smallint not null default 0,
  unique (endpoint)
);
create index push_places on push_subscription using gin (places);
create index push_waiting on push_subscription (next_at) where waiting is not null;

-- Facts up to here were told; one row.
create table push_told (
  only_row    boolean primary key default true check (only_row),
  ledger_size bigint not null
);
`,
} as const;
