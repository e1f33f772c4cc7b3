/**
 * Cases grow from a line to a file of their own: orders, evidence, notes, links to the records that came of them. The second
 * person's reading of a correction is an entry; a photo may show the score board, and somebody compares it with the form.
 */
export const cases = {
  name: '0004-cases',
  sql: `
alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check
  check (kind in ('first', 'second', 'third', 'supervisor', 'correction', 'confirmation'));

alter table dossier
  add column open_key      uuid unique,            -- the request that opened it; null: opened by a rule
  add column opened_by     integer references person,
  add column opened_version integer not null default 0 check (opened_version >= 0),
  add column summary_en    text not null default '',
  add column rev           integer not null default 0,
  add column stage         text not null default 'open' check (stage in ('open', 'ordered', 'closed')),
  add column decision      text check (decision in ('no-action', 'recount', 'new-vote', 'correction')),
  add column order_body    text,
  add column order_number  text,
  add column order_date    date,
  add column order_version integer check (order_version >= 0),
  add column effect_en     text,
  add column closed_version integer check (closed_version >= 0),
  add column changed       boolean;
update dossier set stage = 'closed', decision = 'no-action', closed_version = 0, changed = false where closed_at is not null;
alter table dossier
  add constraint dossier_closed check ((stage = 'closed') = (closed_at is not null)),
  add constraint dossier_order check (
    (order_number is null) = (order_version is null) and (order_number is null) = (order_body is null)
    and (order_number is null) = (order_date is null) and (stage <> 'ordered' or order_number is not null));
create index dossier_by_return on dossier (return_id);

-- What happened to a case, in order. body holds what was said: orders, effects, notes.
create table case_step (
  step_id   bigint generated always as identity primary key,
  case_id   bigint not null references dossier,
  kind      text not null check (kind in ('opened', 'ordered', 'closed', 'reopened', 'noted')),
  person_id integer not null references person,
  at        timestamptz not null default now(),
  body      jsonb not null default '{}'
);
create index case_step_by_case on case_step (case_id);

-- Photos are kept as photos of returns are: the file as it came, and a copy without personal metadata. Texts are hashed as UTF-8.
create table case_evidence (
  case_id    bigint not null references dossier,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kind       text not null check (kind in ('photo', 'text')),
  photo      text check (photo ~ '^[0-9a-f]{64}$'),
  media_type text,
  bytes      integer not null check (bytes > 0),
  text       text,
  source     text not null,
  made_on    date, -- the day that the evidence is from, as it was told
  added_by   integer not null references person,
  added_at   timestamptz not null default now(),
  primary key (case_id, sha256),
  check ((kind = 'photo') = (photo is not null) and (kind = 'photo') = (media_type is not null) and (kind = 'text') = (text is not null))
);

-- What was done to the return because of a case.
create table case_link (
  link_id   bigint generated always as identity primary key,
  case_id   bigint not null references dossier,
  return_id integer not null references return,
  kind      text not null check (kind in ('annulment', 'proposal', 'correction')),
  version   integer not null check (version >= 1), -- annulled, or made by the correction
  entry_id  bigint references entry,               -- the proposed entry
  person_id integer not null references person,
  at        timestamptz not null default now()
);
create index case_link_by_case on case_link (case_id);
create index case_link_by_return on case_link (return_id);

-- What a photo shows; the newest mark holds, and a photo without one shows the form.
create table photo_mark (
  mark_id   bigint generated always as identity primary key,
  return_id integer not null,
  original  text not null,
  kind      text not null check (kind in ('form', 'board')),
  person_id integer not null references person,
  at        timestamptz not null default now(),
  foreign key (return_id, original) references photo
);
create index photo_mark_by_return on photo_mark (return_id);

-- Does the score board say what the form says? The newest check of a version holds.
create table board_check (
  check_id  bigint generated always as identity primary key,
  return_id integer not null,
  version   integer not null,
  result    text not null check (result in ('agrees', 'differs', 'no-photo')),
  note      text not null default '',
  person_id integer not null references person,
  at        timestamptz not null default now(),
  foreign key (return_id, version) references record
);
create index board_check_by_return on board_check (return_id, version);

create trigger case_step_append_only before update or delete on case_step for each row execute function refuse_change();
create trigger case_evidence_append_only before update or delete on case_evidence for each row execute function refuse_change();
create trigger case_link_append_only before update or delete on case_link for each row execute function refuse_change();
create trigger photo_mark_append_only before update or delete on photo_mark for each row execute function refuse_change();
create trigger board_check_append_only before update or delete on board_check for each row execute function refuse_change();
create trigger case_step_no_truncate before truncate on case_step for each statement execute function refuse_change();
create trigger case_evidence_no_truncate before truncate on case_evidence for each statement execute function refuse_change();
create trigger case_link_no_truncate before truncate on case_link for each statement execute function refuse_change();
create trigger photo_mark_no_truncate before truncate on photo_mark for each statement execute function refuse_change();
create trigger board_check_no_truncate before truncate on board_check for each statement execute function refuse_change();
create trigger dossier_no_truncate before truncate on dossier for each statement execute function refuse_change();
`,
} as const;
