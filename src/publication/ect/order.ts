import type { EctValue } from './ect-json.ts';

/**
 * Order of the fields in the real files of 2566. JSON gives no meaning to it, but programs that turn the files into columns keep it. Of 2569
 * no file is known whose order could be seen; it has the same, as far as it has the fields.
 */
const ORDER = {
  nation: [
    'turn_out',
    'percent_turn_out',
    'valid_votes',
    'invalid_votes',
    'blank_votes',
    'party_list_turn_out',
    'party_list_percent_turn_out',
    'percent_valid_votes',
    'percent_invalid_votes',
    'percent_blank_votes',
    'party_list_valid_votes',
    'party_list_invalid_votes',
    'party_list_blank_votes',
  ],
  province: [
    'prov_id',
    'turn_out',
    'valid_votes',
    'invalid_votes',
    'blank_votes',
    'party_list_turn_out',
    'party_list_valid_votes',
    'party_list_invalid_votes',
    'party_list_blank_votes',
    'constituencies',
    'total_registered_vote',
    'percent_turn_out',
    'party_list_percent_turn_out',
    'percent_valid_votes',
    'party_list_percent_valid_votes',
    'percent_invalid_votes',
    'party_list_percent_invalid_votes',
    'percent_blank_votes',
    'party_list_percent_blank_votes',
  ],
  constituency: [
    'cons_id',
    'valid_votes',
    'invalid_votes',
    'blank_votes',
    'party_list_valid_votes',
    'party_list_invalid_votes',
    'party_list_blank_votes',
    'note_cons',
    'note_party',
    'note_candidate_cons',
    'note_candidate_party',
    'turn_out',
    'percent_turn_out',
    'percent_valid_votes',
    'percent_invalid_votes',
    'percent_blank_votes',
    'party_list_turn_out',
    'party_list_percent_turn_out',
  ],
} as const;

/** The same fields with the ordered ones first; the others follow as they came. */
export function inOrder(
  place: keyof typeof ORDER,
  fields: Readonly<Record<string, EctValue>>,
): Readonly<Record<string, EctValue>> {
  const sorted: Record<string, EctValue> = {};
  for (const name of ORDER[place]) {
    const value = fields[name];
    if (value !== undefined) sorted[name] = value;
  }
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined && sorted[name] === undefined) sorted[name] = value;
  }
  return sorted;
}
