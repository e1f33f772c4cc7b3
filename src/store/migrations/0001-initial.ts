/**
 * First schema. Invariants of design 6 and the house rules stand here too: one live record per return, entries immutable,
 * ledger append-only and gapless. docs/formats/database.md explains every table.
 */
export const initial = {
  name: '0001-initial',
  sql: `
create table election (
  only_row      boolean primary key default true check (only_row),
  election_id   text not null,
  package_hash  text not null check (package_hash ~ '^[0-9a-f]{64}$'),
  opened_at     timestamptz not null default now()
);

create table person (
  person_id     integer generated always as identity primary key,
  public_id     text not null unique check (public_id ~ '^p[0-9a-f]{12}$'),
  username      text not null unique check (length(username) between 1 and 64),
  display_name  text not null,
  role          text not null check (role in ('clerk', 'supervisor', 'administrator', 'observer')),
  every_centre  boolean not null default false,
  centre_ids    text[] not null default '{}',
  password_hash text not null,
  active        boolean not null default true,
  failed_logins integer not null default 0 check (failed_logins >= 0),
  locked_until  timestamptz,
  created_at    timestamptz not null default now()
);

create table session (
  token_hash    bytea primary key check (length(token_hash) = 32),
  person_id     integer not null references person,
  created_at    timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  expires_at    timestamptz not null
);
create index session_by_person on session (person_id);

create table return (
  return_id     integer primary key check (return_id >= 0),
  unit_id       text not null,
  ballot        text not null,
  centre_id     text not null,
  constituency  integer not null check (constituency >= 0), -- place in the package's list of areas
  stage         text not null default 'expected' check (stage in ('expected', 'received', 'unreadable', 'in-doubt',
                'entered-once', 'differs', 'with-supervisor', 'accepted', 'correction-proposed', 'annulled')),
  rev           integer not null default 0,
  round         integer not null default 1 check (round >= 1),
  version       integer not null default 0 check (version >= 0),
  received_at   timestamptz,
  reason        text not null default '',
  first_entry   bigint,
  second_entry  bigint,
  third_entry   bigint,
  proposed_entry bigint,
  first_by      integer,
  second_by     integer,
  as_written    jsonb,
  claim_id      uuid,
  claimed_by    integer references person,
  claimed_until timestamptz,
  unique (unit_id, ballot)
);
create index return_queue on return (centre_id, stage, received_at, return_id)
  where stage in ('received', 'in-doubt', 'entered-once', 'differs', 'with-supervisor');
alter table return set (fillfactor = 70);

create table photo (
  return_id     integer not null references return,
  original      text not null check (original ~ '^[0-9a-f]{64}$'),
  photo         text not null check (photo ~ '^[0-9a-f]{64}$'),
  media_type    text not null,
  bytes         integer not null check (bytes > 0),
  width         integer not null check (width > 0),
  height        integer not null check (height > 0),
  source        text not null,
  sent_by       integer not null references person,
  received_at   timestamptz not null default now(),
  primary key (return_id, original)
);
create index photo_by_hash on photo (photo);

create table entry (
  entry_id      bigint generated always as identity primary key,
  return_id     integer not null references return,
  round         integer not null check (round >= 1),
  kind          text not null check (kind in ('first', 'second', 'third', 'supervisor', 'correction')),
  person_id     integer not null references person,
  claim_id      uuid unique,
  figures       integer[] not null,
  words         jsonb,
  answers       jsonb not null default '[]',
  remarks       text not null default '',
  request_hash  bytea not null,
  reply         jsonb,
  duration_ms   integer check (duration_ms >= 0),
  entered_at    timestamptz not null default now()
);
create index entry_by_return on entry (return_id);

create table record (
  return_id     integer not null references return,
  version       integer not null check (version >= 1),
  live          boolean not null,
  figures       integer[] not null,
  entered_by    integer[] not null,
  accepted_by   integer not null references person,
  findings      jsonb not null default '[]',
  as_written    jsonb,
  reason        jsonb,
  accepted_at   timestamptz not null default now(),
  primary key (return_id, version)
);
create unique index record_one_live on record (return_id) where live;

create table dossier (
  case_id       bigint generated always as identity primary key,
  return_id     integer not null references return,
  trigger       text not null,
  summary       text not null,
  opened_at     timestamptz not null default now(),
  closed_at     timestamptz,
  closing_order text,
  effect        text,
  unique (return_id, trigger, opened_at)
);

create table audit (
  audit_id      bigint generated always as identity primary key,
  at            timestamptz not null default now(),
  person_id     integer references person,
  action        text not null,
  subject       text not null,
  detail        jsonb not null default '{}'
);

create table fact_inbox (
  fact_id       bigint generated always as identity primary key,
  kind          text not null,
  body          text not null
);

create table ledger (
  seq           bigint primary key check (seq >= 0),
  kind          text not null,
  body          text not null,
  leaf          bytea not null check (length(leaf) = 32)
);

create table cut (
  number          bigint primary key check (number >= 1),
  at              timestamptz not null,
  ledger_size     bigint not null check (ledger_size >= 0),
  root            bytea not null check (length(root) = 32),
  frontier        bytea not null,
  manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  checkpoint      text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: rows are append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger ledger_append_only before update or delete on ledger for each row execute function refuse_change();
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger cut_append_only before update or delete on cut for each row execute function refuse_change();
create trigger photo_append_only before update or delete on photo for each row execute function refuse_change();
create trigger election_append_only before update or delete on election for each row execute function refuse_change();
create trigger ledger_no_truncate before truncate on ledger for each statement execute function refuse_change();
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();
create trigger cut_no_truncate before truncate on cut for each statement execute function refuse_change();
create trigger photo_no_truncate before truncate on photo for each statement execute function refuse_change();
create trigger record_no_truncate before truncate on record for each statement execute function refuse_change();
create trigger return_no_truncate before truncate on return for each statement execute function refuse_change();
create trigger election_no_truncate before truncate on election for each statement execute function refuse_change();
create trigger inbox_no_truncate before truncate on fact_inbox for each statement execute function refuse_change();

create function return_keeps_identity() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'return % cannot be deleted', old.return_id using errcode = 'restrict_violation';
  end if;
  raise exception 'return % keeps its unit, ballot, centre and constituency', old.return_id using errcode = 'restrict_violation';
end $$;
create trigger return_kept before delete on return for each row execute function return_keeps_identity();
create trigger return_identity before update of return_id, unit_id, ballot, centre_id, constituency on return
  for each row execute function return_keeps_identity();

create function record_only_retires() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.live or not old.live
     or (new.return_id, new.version, new.figures, new.entered_by, new.accepted_by, new.accepted_at,
         new.findings, new.as_written, new.reason)
        is distinct from (old.return_id, old.version, old.figures, old.entered_by, old.accepted_by, old.accepted_at,
         old.findings, old.as_written, old.reason) then
    raise exception 'record %/% is immutable', old.return_id, old.version using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger record_immutable before update or delete on record for each row execute function record_only_retires();

-- New rows must follow the last one without a gap. Rows of a transaction that has not committed are not seen, so nothing can
-- be built on what may still vanish; the primary key refuses the same number twice.
create function ledger_gapless() returns trigger language plpgsql as $$
declare
  first bigint;
  last  bigint;
  rows  bigint;
begin
  select min(seq), max(seq), count(*) into first, last, rows from new_rows;
  if rows = 0 then
    return null;
  end if;
  if last - first + 1 <> rows or (first > 0 and not exists (select 1 from ledger where seq = first - 1)) then
    raise exception 'ledger would have a gap near %', first using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger ledger_gapless after insert on ledger referencing new table as new_rows
  for each statement execute function ledger_gapless();

-- Cuts are numbered 1, 2, 3 … and never show less of the ledger than the cut before.
create function cut_follows() returns trigger language plpgsql as $$
declare
  before record;
begin
  select number, ledger_size into before from cut order by number desc limit 1;
  if new.number > coalesce(before.number, 0) + 1 then
    raise exception 'cut % does not follow cut %', new.number, before.number using errcode = 'restrict_violation';
  end if;
  if new.number = before.number + 1 and new.ledger_size < before.ledger_size then
    raise exception 'cut % shows less than cut %', new.number, before.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger cut_follows before insert on cut for each row execute function cut_follows();

-- The inbox fills and empties all night.
alter table fact_inbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
`,
} as const;
