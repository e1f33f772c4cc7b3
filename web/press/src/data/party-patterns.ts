import { readCsv } from '../../../../src/basics/csv.ts';
import { assignPatterns } from '../../../shared/party-patterns.ts';
import { areasOf } from './names.ts';
import type { Party } from './v1.ts';

const MOST_ROWS = 100_000;

/** The same pattern of each party as on the site, from the files of the package. */
export function patternsOf(
  parties: readonly Party[],
  areas: string,
  candidates: string,
  previous: string,
): readonly number[] {
  const nation = [...areasOf(areas).values()].find(({ kind }) => kind === 'nation')?.id;
  const standing = new Map<string, number>();
  for (const row of rowsOf(candidates)) {
    const party = row('party');
    standing.set(party, (standing.get(party) ?? 0) + 1);
  }
  const seats = new Map<string, number>();
  for (const row of rowsOf(previous)) {
    if (row('item') !== 'seats' || row('area') !== nation) continue;
    const party = row('party');
    seats.set(party, (seats.get(party) ?? 0) + Number(row('value')));
  }
  return assignPatterns(
    parties.map(({ colour }) => colour),
    parties.map(({ id }) => seats.get(id) ?? 0),
    parties.map(({ id }) => standing.get(id) ?? 0),
  );
}

/** Rows of a table, asked by the name of a column. */
function rowsOf(csv: string): readonly ((column: string) => string)[] {
  const [header, ...rows] = readCsv(csv, MOST_ROWS).rows;
  return rows.map(
    ({ cells }) =>
      (column: string) =>
        cells[header?.cells.indexOf(column) ?? -1] ?? '',
  );
}
