import { describe, expect, it } from 'vitest';
import { testDatabase, testServers } from './testing/database.ts';
import { parseIntArray, toSafeInteger } from './types.ts';

describe.each(testServers())('values from %s', (server) => {
  it('are exact numbers: bigint, sums and integer arrays', async () => {
    const { pool } = await testDatabase(server);
    const { rows } = await pool.query(
      `select 9007199254740991::bigint as big, sum(n) as sum, '{}'::int[] as none, array[1, -4, 999999999] as some
         from unnest(array[1, 2]::bigint[]) n`,
    );
    expect(rows).toEqual([{ big: 9_007_199_254_740_991, sum: 3, none: [], some: [1, -4, 999_999_999] }]);
    await expect(pool.query('select 9007199254740992::bigint')).rejects.toThrow('not an exact integer');
  });
});

it('never rounds', () => {
  expect(() => toSafeInteger('9007199254740993')).toThrow();
  expect(() => toSafeInteger('1.5')).toThrow();
  expect(parseIntArray('{-1,0}')).toEqual([-1, 0]);
});
