import { CUT_COLUMNS } from '../feed/columns.ts';
import type { MediaTable } from './table.ts';
import { projected } from './table.ts';

const TOTALS = ['ballot', 'stations_shown', 'stations_expected', 'counted', 'valid', 'invalid', 'no_vote'];
const COVERAGE = ['stations_shown', 'stations_expected'];

/** What the light variant of each table keeps: what a results page shows, always with its coverage. */
const LIGHT: Readonly<Record<string, readonly string[]>> = {
  national: ['area', ...TOTALS],
  provinces: ['province', ...TOTALS],
  constituencies: ['constituency', ...TOTALS, 'progress', 'leading_numbers', 'margin_votes'],
  candidates: ['constituency', 'ballot', 'number', 'candidate', 'party', 'votes', 'rank', ...COVERAGE],
  parties: [
    'area',
    'party',
    'list_votes',
    'constituency_votes',
    'constituency_seats_leading',
    'list_seats_projected',
    ...COVERAGE,
  ],
  bodies: ['area', ...TOTALS],
  districts: ['area', ...TOTALS],
  'sub-districts': ['area', ...TOTALS],
  units: ['unit_id', 'ballot', 'unit_status', 'counted', 'version', 'valid', 'invalid', 'no_vote', 'votes'],
  corrections: ['seq', 'event', 'at', 'unit_id', 'ballot', 'version'],
};

/** The light variant: fewer columns, the same rows in the same order. */
export function light(table: MediaTable): MediaTable {
  const columns = LIGHT[table.name];
  if (columns === undefined) throw new Error(`${table.name} has no light variant`);
  return projected(table, [...CUT_COLUMNS, ...columns]);
}
