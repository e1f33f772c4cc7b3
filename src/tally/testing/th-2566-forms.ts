import { join } from 'node:path';
import type { Election } from '../../election/lookup.ts';
import type { BallotId, HeadRole } from '../../election/model.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { BLANK, NOT_ON_FORM } from '../../returns/figures.ts';
import { csvRows } from './th-2566.ts';

const COLUMN_OF: Partial<Readonly<Record<HeadRole, string>>> = {
  present: 'present',
  received: 'received',
  used: 'used',
  valid: 'valid',
  invalid: 'invalid',
  noVote: 'no_vote',
  left: 'left',
  total: 'valid',
};

/** Every form of the whole country: return index and figures, ballot after ballot. */
export function* th2566Forms(dir: string, election: Election): Generator<readonly [number, Figures]> {
  for (const [ballot, file] of [
    ['constituency', 'forms-constituency.csv.gz'],
    ['party-list', 'forms-partylist.csv.gz'],
  ] as const) {
    for (const row of csvRows(join(dir, 'stations', file))) {
      const spec = election.findReturn(row['unit_id'] ?? '', ballot as string as BallotId);
      if (spec === undefined) throw new Error(`no return for ${row['unit_id']}`);
      const head = HEAD_ROLES.map((role) => {
        if (role === 'registered') return spec.unit.registered ?? NOT_ON_FORM;
        const column = COLUMN_OF[role];
        if (column === undefined) return BLANK;
        const cell = row[column] ?? '';
        return cell === '' ? NOT_ON_FORM : Number(cell);
      });
      yield [spec.index, [...head, ...(row['votes'] ?? '').split(' ').map(Number)]];
    }
  }
}
