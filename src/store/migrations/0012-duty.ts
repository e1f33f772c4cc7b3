/**
 * Who may be the second person: a head's leave for a reading that is not blind, and accounts that one hand may have used
 * because somebody reset the password or second factor of another.
 */
export const duty = {
  name: '0012-duty',
  sql: `
-- A leave: {"by", "reason", "used"}. On a record only what the public sees of it: {"by", "reason"}.
alter table return add column not_blind jsonb;
alter table record add column not_blind jsonb;

create or replace function record_only_retires() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.live or not old.live
     or (new.return_id, new.version, new.figures, new.entered_by, new.accepted_by, new.accepted_at,
         new.findings, new.as_written, new.reason, new.not_blind)
        is distinct from (old.return_id, old.version, old.figures, old.entered_by, old.accepted_by, old.accepted_at,
         old.findings, old.as_written, old.reason, old.not_blind) then
    raise exception 'record %/% is immutable', old.return_id, old.version using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Somebody reset the password or the second factor of an account, and so could have used it. Until another keeper confirms that
-- its owner has it back, both count as one hand, and so do all accounts that the same keeper reset.
create table account_reset (
  reset_id      bigint generated always as identity primary key,
  person_id     integer not null references person,
  keeper_id     integer not null references person,
  what          text not null check (what in ('password', 'second-factor')),
  at            timestamptz not null default now(),
  confirmed_by  integer references person,
  confirmed_at  timestamptz,
  note          text not null default '',
  check (person_id <> keeper_id),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by is null or confirmed_by <> keeper_id and confirmed_by <> person_id)
);
create index account_reset_open on account_reset (person_id, keeper_id) where confirmed_at is null;

-- Other accounts of the same hand, kept up to date by the trigger below: reading it costs nothing.
alter table person add column one_hand integer[] not null default '{}';

-- Goes up when password, second factor or account are taken from whoever had them: a login that began before opens no session.
alter table person add column proof_rev integer not null default 0;

create function refresh_hands() returns trigger language plpgsql as $$
begin
  -- One at a time, each seeing what the one before wrote.
  perform pg_advisory_xact_lock(1802002798, 6);
  update person p set one_hand = n.hands
    from (
      select q.person_id, array(
               select a.keeper_id from account_reset a where a.person_id = q.person_id and a.confirmed_at is null
               union select a.person_id from account_reset a where a.keeper_id = q.person_id and a.confirmed_at is null
               union select b.person_id from account_reset a join account_reset b using (keeper_id)
                where a.person_id = q.person_id and b.person_id <> q.person_id
                  and a.confirmed_at is null and b.confirmed_at is null
               order by 1) as hands
        from person q
       where q.one_hand <> '{}' or q.person_id in (
         select person_id from account_reset where confirmed_at is null
         union select keeper_id from account_reset where confirmed_at is null)
    ) n
   where p.person_id = n.person_id and p.one_hand <> n.hands;
  return null;
end $$;
create trigger account_reset_hands after insert or update on account_reset for each statement execute function refresh_hands();

create function account_reset_confirmed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null
     or (new.reset_id, new.person_id, new.keeper_id, new.what, new.at)
        is distinct from (old.reset_id, old.person_id, old.keeper_id, old.what, old.at) then
    raise exception 'reset % is confirmed once and never changed', old.reset_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger account_reset_kept before update or delete on account_reset
  for each row execute function account_reset_confirmed_once();
create trigger account_reset_no_truncate before truncate on account_reset for each statement execute function refuse_change();

-- How a person's readings of a proposal differed is looked up with every correction that waits.
create index entry_confirmation on entry (return_id) where kind = 'confirmation';
`,
} as const;
