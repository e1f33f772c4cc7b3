/**
 * Places to which cuts are brought, and what stands there. Their addresses and secrets stand in the operator's file only.
 * docs/formats/database.md explains every table.
 */
export const delivery = {
  name: '0013-delivery',
  sql: `
create table delivery_target (
  target        text primary key check (target ~ '^[A-Za-z0-9_-]{1,40}$'),
  kind          text not null check (kind in ('folder', 's3', 'drive', 'webhook')),
  place         text not null check (place ~ '^[0-9a-f]{64}$'), -- hash of where it is: at another place, nothing has arrived yet
  -- what people said
  paused        boolean not null default false,
  pause_reason  text not null default '',
  paused_by     integer references person,
  paused_at     timestamptz,
  asked_at      timestamptz,                    -- somebody asked for a try at once
  asked_all     boolean not null default false, -- ... and for everything anew
  -- the delivery under way
  hand_cut      integer,
  hand_since    timestamptz,
  hand_files    integer,                        -- files to send; hand_done of them have arrived
  hand_done     integer,
  -- what went wrong, since the last success
  failures      integer not null default 0 check (failures >= 0),
  problem       text not null default '',       -- a code of our own list
  detail        text not null default '',
  failing_since timestamptz,
  next_at       timestamptz,
  -- the last delivery that arrived whole
  cut           integer,
  cut_at        timestamptz,
  delivered_at  timestamptz,
  files         integer,
  bytes         bigint,
  sent_files    integer,
  sent_bytes    bigint,
  seconds       real,
  left_out      integer not null default 0,     -- cuts that waited too long for a place that takes every cut
  check ((hand_cut is null) = (hand_since is null)),
  check ((cut is null) = (delivered_at is null))
);

-- What has arrived, by its hash as the place itself says it.
create table delivery_file (
  target        text not null references delivery_target,
  path          text not null check (length(path) between 1 and 500),
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes         bigint not null check (bytes >= 0),
  remote        text not null default '',       -- the place's own id of it
  arrived_at    timestamptz not null default clock_timestamp(),
  primary key (target, path)
);
`,
} as const;
