/** Figures that a station committee typed on its phone: a third, labelled source. docs/formats/database.md explains the table. */
export const phone = {
  name: '0010-phone',
  sql: `
create table station_entry (
  station_entry_id bigint generated always as identity primary key,
  key          uuid not null unique, -- made by the phone: sending twice makes one
  return_id    integer not null references return,
  figures      integer[] not null,
  sent_at      timestamptz not null default now()
);
create index station_entry_by_return on station_entry (return_id, station_entry_id);
create trigger station_entry_append_only before update or delete on station_entry for each row execute function refuse_change();
create trigger station_entry_no_truncate before truncate on station_entry for each statement execute function refuse_change();
`,
} as const;
