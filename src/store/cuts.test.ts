import { describe, expect, it } from 'vitest';
import { err, ok } from '../basics/result.ts';
import type { CutRow } from './cuts.ts';
import { insertCut, latestCut, readCuts } from './cuts.ts';
import { testDatabase, testServers } from './testing/database.ts';

const cut = (number: number, ledgerSize: number, checkpoint = 'note\n'): CutRow => ({
  number,
  at: `2026-02-08T11:45:0${number}.123Z`,
  ledgerSize,
  root: new Uint8Array(32).fill(number),
  frontier: Uint8Array.of(0, 1, 255, number),
  manifestSha256: 'b'.repeat(64),
  checkpoint,
});

const plain = (row: CutRow | null) =>
  row === null ? null : { ...row, root: [...row.root], frontier: [...row.frontier] };

describe.each(testServers())('cuts on %s', (server) => {
  it('come back as they went in', async () => {
    const db = await testDatabase(server);
    expect(await latestCut(db)).toBeNull();
    expect(await insertCut(db, cut(1, 10))).toEqual(ok(null));
    expect(await insertCut(db, cut(2, 10))).toEqual(ok(null));
    expect(plain(await latestCut(db))).toEqual(plain(cut(2, 10)));
    expect((await readCuts(db, 1)).map((row) => row.number)).toEqual([1, 2]);
    expect((await readCuts(db, 2)).map(plain)).toEqual([plain(cut(2, 10))]);
  });

  it('let one of several publishers win each number', async () => {
    const db = await testDatabase(server);
    const results = await Promise.all(['a', 'b', 'c'].map((name) => insertCut(db, cut(1, 5, name))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([err('taken'), err('taken')]);
  });

  it('never skip a number and never show less than before', async () => {
    const db = await testDatabase(server);
    expect(await insertCut(db, cut(2, 5))).toEqual(err('does-not-follow'));
    await insertCut(db, cut(1, 5));
    expect(await insertCut(db, cut(2, 4))).toEqual(err('does-not-follow'));
    expect(await insertCut(db, cut(1, 4))).toEqual(err('taken'));
  });
});
