/**
 * How many reports of readers made room for newer ones, by day: one reporter, no photo, and no officer had touched them. Of the reports
 * themselves nothing stays. docs/tickets.md.
 */
export const ticketsLetGo = {
  name: '0016-tickets-let-go',
  sql: `
create table ticket_let_go (
  day     date primary key,
  count   integer not null check (count > 0),
  audited integer not null default 0 check (audited between 0 and count)
);
`,
} as const;
