/**
 * Publication by two persons: every change of the public rules, every lot and every certification is a proposal of one person
 * that another one confirms. The rules that matter stand here too, so that they hold against any program.
 */
export const publication = {
  name: '0005-publication',
  sql: `
create table proposal (
  proposal_id   bigint generated always as identity primary key,
  kind          text not null check (kind in ('cap', 'release', 'pause', 'open', 'draw', 'certification')),
  subject       text not null,
  value         jsonb not null,
  reason_th     text not null,
  reason_en     text not null default '',
  reference     text not null default '',
  proposed_by   integer not null references person,
  proposed_at   timestamptz not null default clock_timestamp(),
  expires_at    timestamptz not null,
  state         text not null default 'waiting' check (state in ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by    integer references person,
  decided_at    timestamptz,
  answer        text not null default '',
  alone         boolean not null default false, -- an emergency pause: one person, at once
  fact          text,
  check (not alone or kind = 'pause'),
  check ((state = 'waiting') = (decided_by is null) and (state = 'waiting') = (decided_at is null)),
  check ((state = 'confirmed') = (fact is not null)),
  check (state <> 'confirmed' or alone or decided_by <> proposed_by),
  check (state <> 'confirmed' or alone or decided_at <= expires_at),
  check (state <> 'withdrawn' or decided_by = proposed_by),
  check (state <> 'refused' or decided_by <> proposed_by)
);
create index proposal_waiting on proposal (expires_at) where state = 'waiting';
create index proposal_by_subject on proposal (subject, proposal_id) where state = 'confirmed';

create function proposal_decided_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'proposal % cannot be deleted', old.proposal_id using errcode = 'restrict_violation';
  end if;
  if old.state <> 'waiting'
     or (new.proposal_id, new.kind, new.subject, new.value, new.reason_th, new.reason_en, new.reference,
         new.proposed_by, new.proposed_at, new.expires_at, new.alone)
        is distinct from (old.proposal_id, old.kind, old.subject, old.value, old.reason_th, old.reason_en, old.reference,
         old.proposed_by, old.proposed_at, old.expires_at, old.alone) then
    raise exception 'proposal % is decided once and never changed', old.proposal_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger proposal_decided_once before update or delete on proposal for each row execute function proposal_decided_once();
create trigger proposal_no_truncate before truncate on proposal for each statement execute function refuse_change();

-- The newest policy is asked for at every look at the publication screen.
create index ledger_policy on ledger (seq) where kind = 'policy-changed';
`,
} as const;
