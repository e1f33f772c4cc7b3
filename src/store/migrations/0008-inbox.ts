/**
 * The inbox: everything that came in by any channel, which page of which return each photo shows, and every move of a photo.
 * docs/formats/database.md explains every table.
 */
export const inbox = {
  name: '0008-inbox',
  sql: `
-- Photos that come by LINE, the committee's phone or a mailbox have no sender with an account.
alter table photo alter column sent_by drop not null;

-- The copy for the public with names and signatures covered, where the package asks for it; empty: they could not be covered, and the
-- public sees nothing of it. Null: the package does not ask.
alter table photo add column masked text check (masked = '' or masked ~ '^[0-9a-f]{64}$');

-- Pages of a return are still owed, or its photos were taken away: nobody is given it to type. pages_excuse: why a supervisor
-- let entry begin without them.
alter table return
  add column waits_for_pages boolean not null default false,
  add column pages_excuse    text,
  -- pages of the paper itself, where a code told that it is one that we printed; null: as the package says
  add column paper_pages     smallint check (paper_pages >= 1);

create table arrival (
  arrival_id  bigint generated always as identity primary key,
  key         text not null unique check (length(key) between 1 and 500),
  receipt     text not null unique check (receipt ~ '^[0-9]{9}$'),
  channel     text not null check (channel in ('line', 'phone', 'upload', 'mailbox')),
  original    text not null check (original ~ '^[0-9a-f]{64}$'),
  photo       text not null check (photo ~ '^[0-9a-f]{64}$'),
  media_type  text not null,
  bytes       integer not null check (bytes > 0),
  width       integer not null check (width > 0),
  height      integer not null check (height > 0),
  sender      text not null,
  centre_id   text,
  unit_id     text,
  code        text,
  words       text not null default '', -- what the sender wrote with it, or the name of the file
  wish        jsonb,                    -- the page that the sender named: {ballot, page}
  person_id   integer references person, -- who sent it from the desk
  sent_at     timestamptz,
  received_at timestamptz not null default now(),
  state       text not null default 'unread' check (state in ('unread', 'waiting', 'placed', 'known', 'second-photo', 'blurred',
              'not-a-form', 'asked-again', 'put-aside')),
  doubt       text,
  look        jsonb,        -- what the reader saw: codes, sharpness, brightness
  hint_unit   text,         -- the unit that a code names, where a person must decide
  at_centre   text,         -- whose inbox it is in: the centre that it came to, or that of its unit
  return_id   integer references return,
  page        smallint check (page >= 1),
  same_as     bigint references arrival, -- the very image was here before
  settled_by  integer references person,
  settled_at  timestamptz,
  rev         integer not null default 0,
  tries       smallint not null default 0,
  leased_by   uuid,
  leased_until timestamptz,
  check ((state in ('placed', 'second-photo')) <= (return_id is not null))
);
create index arrival_unread on arrival (arrival_id) where state = 'unread';
create index arrival_open on arrival (at_centre, arrival_id) where state in ('waiting', 'second-photo', 'blurred');
create index arrival_by_original on arrival (original);
create index arrival_by_sender on arrival (sender, channel) where state = 'placed';
create index arrival_by_return on arrival (return_id) where return_id is not null;
create trigger arrival_no_truncate before truncate on arrival for each statement execute function refuse_change();

-- What came in stays what it was; only what became of it changes.
create function arrival_keeps_origin() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'arrival % cannot be deleted', old.receipt using errcode = 'restrict_violation';
  end if;
  raise exception 'arrival % keeps what came in', old.receipt using errcode = 'restrict_violation';
end $$;
create trigger arrival_kept before delete on arrival for each row execute function arrival_keeps_origin();
create trigger arrival_origin before update of arrival_id, key, receipt, channel, original, photo, bytes, sender, sent_at, received_at
  on arrival for each row execute function arrival_keeps_origin();

-- Which page a photo shows, as it is known now: 0 none (it was moved or put aside), null nobody has said. A photo without a row
-- came by a way that knows no pages.
create table photo_page (
  return_id integer not null,
  original  text not null,
  page      smallint check (page >= 0),
  -- the page laid straight is there: by the geometry of our forms, or by its outline
  straight  text not null default '' check (straight in ('', 'geometry', 'outline')),
  primary key (return_id, original),
  foreign key (return_id, original) references photo
);

-- Everything that was ever said of a photo's place, in order.
create table photo_move (
  move_id    bigint generated always as identity primary key,
  original   text not null check (original ~ '^[0-9a-f]{64}$'),
  kind       text not null check (kind in ('placed', 'page', 'moved', 'put-aside', 'brought-back')),
  from_return integer references return,
  to_return  integer references return,
  page       smallint check (page >= 0),
  reason     text not null default '', -- a code of the closed list in src/returns/photo-reasons.ts, or how it was placed
  note       text not null default '',
  person_id  integer references person, -- null: by its code
  arrival_id bigint references arrival,
  at         timestamptz not null default now()
);
create index photo_move_by_original on photo_move (original, move_id);
create index photo_move_by_return on photo_move (from_return, move_id);
create trigger photo_move_append_only before update or delete on photo_move for each row execute function refuse_change();
create trigger photo_move_no_truncate before truncate on photo_move for each statement execute function refuse_change();

-- Pictures that are made of an original and can be made again. kind: thumb, straight. empty sha256: it cannot be made.
create table derived (
  original  text not null check (original ~ '^[0-9a-f]{64}$'),
  kind      text not null check (kind in ('thumb', 'straight')),
  -- the form and page whose geometry was used, e.g. 5-18-constituency/1; empty for a thumb
  geometry  text not null default '',
  sha256    text not null check (sha256 = '' or sha256 ~ '^[0-9a-f]{64}$'),
  residual  real,
  squares   smallint,
  corners   jsonb,
  made_at   timestamptz not null default now(),
  primary key (original, kind, geometry)
);

-- Files whose bytes were looked at again, and what was wrong with them.
create table scrub_fault (
  sha256   text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  fault    text not null check (fault in ('missing', 'damaged')),
  found_at timestamptz not null default now(),
  healed_at timestamptz
);
create table scrub_pass (
  only_row  boolean primary key default true check (only_row),
  position  text not null default '',
  passes    integer not null default 0,
  checked   bigint not null default 0,
  began_at  timestamptz not null default now(),
  ended_at  timestamptz
);
`,
} as const;
