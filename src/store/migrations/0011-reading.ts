/**
 * What was read from the boxes of accepted forms, and where the paper seems to say something else than the record.
 * docs/formats/database.md explains every table.
 */
export const reading = {
  name: '0011-reading',
  sql: `
-- One row for each record whose photos were read, after it was accepted.
create table reading (
  return_id   integer not null,
  version     integer not null,
  outcome     text not null check (outcome in ('read', 'no-photo', 'no-code', 'not-straight', 'no-layout', 'failed')),
  model       text not null check (model ~ '^[0-9a-f]{64}$'), -- SHA-256 of the weights
  script      text check (script in ('arabic', 'thai')),
  photos      text[] not null default '{}', -- originals that were read, in the order of the pages
  -- by position of the record's figures: a number, -2 a dash; null where nothing is read
  figures     integer[] not null default '{}',
  confidences real[] not null default '{}',
  suggested   smallint not null default 0 check (suggested >= 0), -- figures that passed the bar and the sums
  agreed      smallint not null default 0 check (agreed between 0 and suggested),
  read_at     timestamptz not null default now(),
  primary key (return_id, version),
  foreign key (return_id, version) references record
);
create trigger reading_append_only before update or delete on reading for each row execute function refuse_change();
create trigger reading_no_truncate before truncate on reading for each statement execute function refuse_change();

create table paper_doubt (
  doubt_id    bigint generated always as identity primary key,
  return_id   integer not null,
  version     integer not null,
  position    smallint not null check (position >= 0),
  recorded    integer not null,
  read        integer not null,
  confidence  real not null check (confidence between 0 and 1),
  verdict     text check (verdict in ('record-right', 'paper-differs')), -- null: nobody has looked yet
  settled_by  integer references person,
  settled_at  timestamptz,
  unique (return_id, version, position),
  foreign key (return_id, version) references reading,
  check ((verdict is null) = (settled_by is null) and (verdict is null) = (settled_at is null))
);
create index paper_doubt_open on paper_doubt (return_id) where verdict is null;
create trigger paper_doubt_no_truncate before truncate on paper_doubt for each statement execute function refuse_change();

create function paper_doubt_only_settles() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.verdict is not null
     or (new.doubt_id, new.return_id, new.version, new.position, new.recorded, new.read, new.confidence)
        is distinct from (old.doubt_id, old.return_id, old.version, old.position, old.recorded, old.read, old.confidence) then
    raise exception 'doubt % keeps what was read', old.doubt_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger paper_doubt_kept before update or delete on paper_doubt
  for each row execute function paper_doubt_only_settles();
`,
} as const;
