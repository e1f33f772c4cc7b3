/**
 * Reports of readers: the notice at the station is said to show another figure than what is published. Answers become facts; reports
 * without an answer stay here, within limits. docs/tickets.md, docs/formats/database.md.
 */
export const tickets = {
  name: '0014-tickets',
  sql: `
create table ticket (
  ticket_id    bigint generated always as identity primary key,
  return_id    integer not null references return,
  figure       smallint not null check (figure >= 0),  -- place in the figures of a record
  claimed      integer not null check (claimed >= -4), -- what the notice is said to show there
  version      integer not null check (version >= 0),  -- of the record that was public at the first report
  stage        text not null default 'open' check (stage in ('open', 'answered', 'merged')),
  level        text not null default 'centre' check (level in ('centre', 'province', 'national')),
  merged_into  bigint references ticket,
  reports      integer not null default 1 check (reports >= 1),
  opened_at    timestamptz not null default now(),
  last_at      timestamptz not null default now(),
  rev          integer not null default 0,
  answer       text,
  answer_th    text,
  answer_en    text,
  answered_at  timestamptz,
  case_id      bigint references dossier,
  -- Reports that were in when it was answered: those after it say that the answer did not settle it.
  reports_then integer,
  unique (return_id, figure, claimed),
  check ((stage = 'merged') = (merged_into is not null) and merged_into <> ticket_id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answer_th is null)),
  check (stage <> 'answered' or answer is not null)
);
create index ticket_open on ticket (last_at) where stage = 'open';

-- What one reader sent. No account, address or name. Comment and photo are deleted some time after the answer.
create table ticket_report (
  report_id      bigint generated always as identity primary key,
  ticket_id      bigint not null references ticket,
  key            uuid not null unique, -- drawn with the form: sending it twice makes one report
  at             timestamptz not null default now(),
  language       text not null check (language in ('th', 'en')),
  comment        text not null default '' check (char_length(comment) <= 600),
  comment_public boolean not null default false
);
create index ticket_report_by_ticket on ticket_report (ticket_id);

-- Apart from photos of returns: these enter no record, and nothing reads them. Only the copy without metadata is kept.
create table ticket_photo (
  report_id  bigint primary key references ticket_report,
  photo      text not null check (photo ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  width      integer not null,
  height     integer not null,
  bytes      bytea not null,
  shown      boolean not null default false
);
alter table ticket_photo alter column bytes set storage external;
create index ticket_photo_shown on ticket_photo (photo) where shown;

create table ticket_step (
  step_id   bigint generated always as identity primary key,
  ticket_id bigint not null references ticket,
  kind      text not null check (kind in ('answered', 'escalated', 'merged', 'reopened', 'released')),
  person_id integer not null references person,
  at        timestamptz not null default now(),
  body      jsonb not null default '{}'
);
create index ticket_step_by_ticket on ticket_step (ticket_id);
create trigger ticket_step_append_only before update or delete on ticket_step for each row execute function refuse_change();
create trigger ticket_step_no_truncate before truncate on ticket_step for each statement execute function refuse_change();
`,
} as const;
