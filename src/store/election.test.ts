import { describe, expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import type { PackageHash } from '../election/model.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { copyText, openElection } from './election.ts';
import { inboxSize } from './ledger-read.ts';
import { testDatabase, testServers } from './testing/database.ts';

describe.each(testServers())('openElection on %s', (server) => {
  const election = indexElection(tinyPackage());

  it('makes one row per expected return and the first fact, once, when three processes open at once', async () => {
    const db = await testDatabase(server);
    const others = [db.secondPool(), db.secondPool()];
    const done = await Promise.all(
      [db.pool, ...others].map((pool) => openElection({ pool }, election, () => 0)),
    );
    expect(done.toSorted()).toEqual(['known', 'known', 'opened']);
    expect(await inboxSize(db)).toBe(1);
    const { rows } = await db.pool.query(
      'select return_id, unit_id, ballot, centre_id, constituency, stage from return order by return_id',
    );
    expect(rows).toEqual(
      election.returns.map((spec) => ({
        return_id: spec.index,
        unit_id: spec.unit.id,
        ballot: spec.contest.ballot,
        centre_id: spec.unit.centreId,
        constituency: election.areaIndex.get(spec.unit.constituencyId),
        stage: 'expected',
      })),
    );
    const fact = await db.pool.query<{ body: string }>('select body from fact_inbox');
    expect(JSON.parse(fact.rows[0]?.body ?? '')).toEqual({
      kind: 'package-opened',
      at: '1970-01-01T00:00:00.000Z',
      election: 'tiny',
      package: election.pkg.hash,
    });
  });

  it('refuses another package and changes nothing', async () => {
    const db = await testDatabase(server);
    await openElection(db, election);
    const other = indexElection({ ...tinyPackage(), hash: '1'.repeat(64) as PackageHash });
    await expect(openElection(db, other)).rejects.toMatchObject({ code: 'other-package' });
    expect(await inboxSize(db)).toBe(1);
    expect(await openElection(db, election)).toBe('known');
  });
});

describe('copyText', () => {
  it('keeps what COPY would take as its own signs', () => {
    expect(copyText('a\tb\\c\nd\re')).toBe('a\\tb\\\\c\\nd\\re');
  });
});
