/**
 * Work that goes on while the line is cut: returns that somebody took along, and claims that ran out before what was typed under
 * them could be handed in.
 */
export const offline = {
  name: '0006-offline',
  sql: `
alter table return
  -- taken along, to be typed later
  add column reserved boolean not null default false,
  -- claims that ran out at this stage, the newest first, as claim/person
  add column past_claims text[] not null default '{}' check (cardinality(past_claims) <= 8);
`,
};
