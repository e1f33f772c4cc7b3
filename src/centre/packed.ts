import { at } from '../basics/assert.ts';
import type { BallotId } from '../election/model.ts';
import type { TypedBy } from '../returns/entry.ts';
import type { Answer } from '../returns/finding.ts';
import type { Desk } from './desk.ts';
import type { Sibling } from './loaded-return.ts';

/** `[person, figures, words, answers, remarks]` of an entry, in one column: each column of a reply is described anew. */
export type PackedEntry = readonly [number, number[], string[] | null, Answer[], string];

/** The entry that a column of `r` points at; null (and looked up nowhere) where it points at none. */
export const packedEntry = (key: string) =>
  `(select json_build_array(person_id, figures, words, answers, remarks) from entry where entry_id = r.${key})`;

export function unpackEntry(packed: PackedEntry): TypedBy {
  const [by, figures, words, answers, remarks] = packed;
  return { by, entry: { figures, words, answers, remarks } };
}

/**
 * The other returns of the unit of `r`: `return version figures` joined by `;`; figures are those of the live record. Each record
 * is looked up by its key: as a join, a plan made while the table was empty would read all records for every form.
 */
export const packedSiblings = `(select string_agg(o.return_id || ' ' || o.version || ' ' || coalesce(
    (select array_to_string(v.figures, ',') from record v where v.return_id = o.return_id and v.live), ''), ';')
   from return o where o.unit_id = r.unit_id and o.return_id <> r.return_id)`;

export function unpackSiblings(desk: Desk, text: string | null): Sibling[] {
  if (text === null) return [];
  return text.split(';').map((part) => {
    const [id, version, figures] = part.split(' ');
    const returnId = Number(id);
    const ballot: BallotId = at(desk.election.returns, returnId).contest.ballot;
    return {
      returnId,
      ballot,
      version: Number(version),
      figures: figures === undefined || figures === '' ? null : (JSON.parse(`[${figures}]`) as number[]),
    };
  });
}

/** The database's clock in milliseconds, as a column. */
export const NOW_MS = '(extract(epoch from clock_timestamp()) * 1000)::float8';
