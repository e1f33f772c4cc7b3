/**
 * People of a score centre: more roles, whole areas of duty, given passwords, second factors, sessions that can be listed, and
 * an audit log that can be searched. docs/formats/database.md explains every table.
 */
export const people = {
  name: '0002-people',
  sql: `
alter table person drop constraint person_role_check;
alter table person add constraint person_role_check check (role in ('clerk', 'supervisor', 'head', 'province',
  'administrator', 'publisher', 'auditor', 'observer'));
-- areas: whole areas of duty, e.g. 'province:MKM'. password_kind: 'own' was chosen by the person; 'given' by a file or another
-- person, 'drawn' by this program: both must be replaced at the first login.
alter table person
  add column areas         text[] not null default '{}',
  add column password_kind text not null default 'own' check (password_kind in ('own', 'given', 'drawn')),
  add column last_login_at timestamptz;

alter table session
  add column public_id uuid not null default gen_random_uuid() unique,
  add column address   text not null default '',
  add column agent     text not null default '',
  add column proof     text not null default 'password' check (proof in ('password', 'code', 'passkey', 'recovery'));

create table totp (
  person_id     integer primary key references person,
  secret        bytea not null,
  confirmed_at  timestamptz,
  last_step     bigint not null default 0,
  made_at       timestamptz not null default now()
);

create table passkey (
  credential_id text primary key,
  person_id     integer not null references person,
  public_key    bytea not null,
  counter       bigint not null default 0 check (counter >= 0),
  transports    text[] not null default '{}',
  name          text not null check (length(name) between 1 and 100),
  made_at       timestamptz not null default now(),
  last_used_at  timestamptz
);
create index passkey_by_person on passkey (person_id);

create table recovery_code (
  person_id     integer not null references person,
  code_hash     bytea not null check (length(code_hash) = 32),
  used_at       timestamptz,
  primary key (person_id, code_hash)
);

-- Tickets (a login that waits for its second factor, the challenge of a passkey) are sealed texts that the client keeps; here
-- stand those that were used, so that none is good twice.
create table used_ticket (
  ticket_hash   bytea primary key check (length(ticket_hash) = 32),
  expires_at    timestamptz not null
);
create index used_ticket_by_expiry on used_ticket (expires_at);

create index audit_by_person on audit (person_id, audit_id);
create index audit_by_subject on audit (subject, audit_id);
create index audit_by_action on audit (action, audit_id);
create index audit_by_time on audit using brin (at);
`,
} as const;
