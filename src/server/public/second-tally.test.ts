import { describe, expect, it } from 'vitest';
import { HEAD_ROLES } from '../../election/model.ts';
import type { SqlTotal } from '../../store/sql-totals.ts';
import { differences, type ShownState } from './second-tally.ts';

const HEAD = HEAD_ROLES.map((role) => (role === 'valid' ? 90 : role === 'total' ? 77 : 0));
const shown = (votes: readonly number[]): ShownState => ({
  cut: 1,
  records: { returns: [0], versions: [1] },
  sums: new Map([['5/0', [1, 0, 0, 0, 0, 90, 0, 0, 0, ...votes]]]),
});
const sql = (votes: readonly number[], returns = 1): SqlTotal => ({
  areaIndex: 5,
  ballotIndex: 0,
  returns,
  sums: [...HEAD, ...votes],
});

describe('differences between the two tallies', () => {
  it('are none where both agree, trailing zeros of wider ballots aside', () => {
    expect(differences(shown([40, 50]), [sql([40, 50, 0, 0])])).toEqual([]);
  });

  it('name a single vote', () => {
    expect(differences(shown([40, 50]), [sql([40, 51])])).toMatchObject([{ areaIndex: 5, ballotIndex: 0 }]);
  });

  it('name a record that only one of them counts', () => {
    expect(differences(shown([40, 50]), [sql([40, 50], 2)])).toHaveLength(1);
    expect(differences(shown([40, 50]), [])).toHaveLength(1);
  });

  it('name a constituency that only the database knows', () => {
    const other = { ...sql([1]), areaIndex: 9 };
    expect(differences(shown([40, 50]), [sql([40, 50]), other])).toMatchObject([{ areaIndex: 9 }]);
  });
});
