import { describe, expect, it } from 'vitest';
import { at } from '../basics/assert.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { countsAs, HEAD_SIZE } from '../returns/figures.ts';
import { openElection } from './election.ts';
import { sqlTotals } from './sql-totals.ts';
import { testDatabase, testServers } from './testing/database.ts';
import { addPerson, addRecord } from './testing/rows.ts';

describe.each(testServers())('sqlTotals on %s', (server) => {
  const election = indexElection(tinyPackage());

  it('adds live records per constituency and ballot; codes below zero add nothing', async () => {
    const db = await testDatabase(server);
    await openElection(db, election);
    const person = await addPerson(db.pool);
    const live = new Map<number, readonly number[]>();
    for (const spec of election.returns) {
      const scores = spec.lines.map((_, i) => (i === 1 ? -2 : spec.index * 7 + i));
      live.set(spec.index, await addRecord(db.pool, spec.index, 1, person, scores));
    }
    live.set(3, await addRecord(db.pool, 3, 2, person, [900_000_000, 5, -1]));
    const totals = await sqlTotals(db, election);
    expect(totals).toHaveLength(4);
    for (const total of totals) {
      const expected = new Array<number>(total.sums.length).fill(0);
      let returns = 0;
      for (const spec of election.returns) {
        if (spec.ballotIndex !== total.ballotIndex) continue;
        if (election.areaIndex.get(spec.unit.constituencyId) !== total.areaIndex) continue;
        returns++;
        live.get(spec.index)?.forEach((figure, i) => {
          expected[i] = at(expected, i) + countsAs(figure);
        });
      }
      expect(total).toMatchObject({ returns, sums: expected });
    }
  });

  it('counts exactly the versions asked for, whatever came in since', async () => {
    const db = await testDatabase(server);
    await openElection(db, election);
    const person = await addPerson(db.pool);
    await addRecord(db.pool, 0, 1, person, [1, 2, 3]);
    await addRecord(db.pool, 0, 2, person, [100, 200, 300]);
    await addRecord(db.pool, 2, 1, person, [10, 20, 30]);
    await addRecord(db.pool, 4, 1, person, [5, 5, 5]);
    const totals = await sqlTotals(db, election, { returns: Int32Array.of(0, 2), versions: [1, 1] });
    expect(totals).toHaveLength(1);
    expect(totals[0]?.returns).toBe(2);
    expect(totals[0]?.sums.slice(HEAD_SIZE)).toEqual([11, 22, 33]);
    expect(await sqlTotals(db, election, { returns: [], versions: [] })).toEqual([]);
  });
});
