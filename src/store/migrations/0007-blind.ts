/**
 * Who has been shown another person's figures of a return, so that the queue gives them no blind reading of it; and one open
 * case at a time about a score board that differs.
 */
export const blind = {
  name: '0007-blind',
  sql: `
-- People who were shown what others typed and may not make the second entry or the third reading; empty again with each record.
alter table return add column shown_to integer[] not null default '{}';

-- Two persons who compare at the same moment open one case.
create unique index dossier_one_board on dossier (return_id) where trigger = 'board-differs' and stage <> 'closed';
`,
} as const;
