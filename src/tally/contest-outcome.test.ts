import { describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { ElectionPackage, UnitId } from '../election/model.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { contestOutcome } from './contest-outcome.ts';
import { Tally } from './tally.ts';
import { figuresWith } from './testing/figures-with.ts';
import { votersOut } from './voters-out.ts';

/** Fills the returns of a contest, one list of votes after the other, with no-vote ballots in each. */
function filled(
  election: Election,
  contestIndex: number,
  rows: readonly (readonly number[])[],
  noVote = 0,
): Tally {
  const tally = new Tally(election);
  const returns = election.returns.filter((r) => r.contestIndex === contestIndex);
  rows.forEach((votes, i) => {
    tally.set(at(returns, i).index, figuresWith(votes, { noVote }));
  });
  return tally;
}

function contestAt(election: Election, kind: string): number {
  return election.pkg.contests.findIndex((c) => c.kind === kind);
}

// Constituency 1: four stations of 500 voters (10 of them registered for advance voting) and one advance set.
const general = indexElection(tinyPackage());
const seat = contestAt(general, 'constituency');

describe('a constituency', () => {
  test('awaits its first figures', () => {
    const outcome = contestOutcome(general, new Tally(general), seat);
    expect(outcome).toMatchObject({
      progress: 'awaiting',
      ahead: [],
      tied: [],
      noWinner: null,
      votersOut: 2000,
    });
    expect(outcome.ranking.map((r) => r.rank)).toEqual([1, 1, 1]);
  });

  test('is led while the voters still out can change it', () => {
    expect(contestOutcome(general, filled(general, seat, [[100, 20, 10]], 3), seat)).toMatchObject({
      progress: 'leading',
      ahead: [0],
      votersOut: 2000 - 490,
    });
  });

  test('is decided once they cannot', () => {
    const rows = [
      [450, 5, 5],
      [450, 5, 5],
      [450, 5, 5],
    ];
    // 1350 against 15 + 500 of the last station + 40 advance voters of the constituency.
    expect(contestOutcome(general, filled(general, seat, rows), seat)).toMatchObject({
      progress: 'decided',
      votersOut: 490 + 40,
    });
    const close = [
      [200, 18, 5],
      [200, 18, 5],
      [195, 18, 5],
    ];
    // 595 against 54 + 540: one vote too many to catch up; with 594 a tie would be possible.
    expect(contestOutcome(general, filled(general, seat, close), seat).progress).toBe('decided');
    expect(contestOutcome(general, filled(general, seat, close.with(2, [194, 18, 5])), seat).progress).toBe(
      'leading',
    );
  });

  test('with every unit in is decided even by one vote, and by a lot after a tie', () => {
    const rows = [
      [5, 4, 1],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    expect(contestOutcome(general, filled(general, seat, rows), seat)).toMatchObject({
      progress: 'decided',
      ahead: [0],
      votersOut: 0,
    });
    const tie = filled(general, seat, rows.with(0, [5, 5, 1]));
    expect(contestOutcome(general, tie, seat)).toMatchObject({
      progress: 'leading',
      ahead: [],
      tied: [0, 1],
    });
    // Ballot numbers 2 before 1.
    expect(contestOutcome(general, tie, seat, { draws: [2, 1] })).toMatchObject({
      progress: 'decided',
      ahead: [1],
      tied: [],
    });
    expect(contestOutcome(general, tie, seat, { draws: [7, 1] })).toMatchObject({
      progress: 'leading',
      tied: [0, 1],
    });
  });

  test('has no winner where no-vote is first, and is certified when the authority says so', () => {
    const tally = filled(general, seat, [[5, 4, 1]], 5);
    expect(contestOutcome(general, tally, seat)).toMatchObject({ ahead: [], noWinner: 'no-vote-first' });
    expect(contestOutcome(general, tally, seat, { certified: true }).progress).toBe('certified');
  });

  test('is never called decided when a roll is unknown', () => {
    const pkg = tinyPackage();
    const units = pkg.units.map((u, i) => (i === 3 ? { ...u, registered: null } : u));
    const election = indexElection({ ...pkg, units });
    const rows = [
      [450, 5, 5],
      [450, 5, 5],
      [450, 5, 5],
    ];
    expect(contestOutcome(election, filled(election, seat, rows), seat).progress).toBe('leading');
  });

  test('whose units are missing in the package waits for them', () => {
    const pkg = tinyPackage();
    const election = indexElection({ ...pkg, units: pkg.units.filter((u) => u.constituencyId !== 'MKM_1') });
    expect(contestOutcome(election, new Tally(election), seat)).toMatchObject({
      progress: 'awaiting',
      votersOut: 0,
    });
  });

  test('of another kind is a bug', () => {
    expect(() => contestOutcome(general, new Tally(general), contestAt(general, 'party-list'))).toThrow();
  });
});

describe('voters still out', () => {
  const withUnits = (change: (pkg: ElectionPackage) => ElectionPackage['units']) => {
    const pkg = tinyPackage();
    return indexElection({ ...pkg, units: change(pkg) });
  };

  test('nobody twice for people, the safe side for the bound', () => {
    expect(votersOut(general, new Tally(general), seat)).toEqual({ units: 5, voters: 2000, ballots: 2040 });
  });

  test('advance ballots that came in leave the pool', () => {
    const tally = new Tally(general);
    const sets = general.returns.filter((r) => r.contestIndex === seat && r.unit.kind === 'advance-out');
    tally.set(at(sets, 0).index, figuresWith([10, 5, 5], { noVote: 2 }));
    expect(votersOut(general, tally, seat)).toEqual({ units: 4, voters: 1960, ballots: 2000 });
  });

  test('a second set is bounded by what the first left, and by nothing when the first had too many', () => {
    const election = withUnits((pkg) => [
      ...pkg.units,
      ...pkg.units
        .filter((u) => u.kind === 'advance-out')
        .map((u) => ({ ...u, id: `${u.id}b` as typeof u.id })),
    ]);
    const sets = election.returns.filter((r) => r.contestIndex === seat && r.unit.kind === 'advance-out');
    expect(sets.length).toBe(2);
    const tally = new Tally(election);
    tally.set(at(sets, 0).index, figuresWith([10, 5, 5], { noVote: 2 }));
    expect(votersOut(election, tally, seat)).toEqual({ units: 5, voters: 1960 + 18, ballots: 2000 + 18 });
    tally.set(at(sets, 0).index, figuresWith([41, 0, 0], {}));
    expect(votersOut(election, tally, seat).ballots).toBe(null);
  });

  test('ballots of a special place with a roll of its own leave the pool of advance voters alone', () => {
    const election = withUnits((pkg) => [
      ...pkg.units,
      {
        ...at(pkg.units, 0),
        id: '44-01-516-01' as UnitId,
        kind: 'special',
        registered: 30,
        advanceRegistered: null,
      },
    ]);
    const special = election.returns.find((r) => r.contestIndex === seat && r.unit.kind === 'special');
    expect(votersOut(election, new Tally(election), seat)).toEqual({ units: 6, voters: 2030, ballots: 2070 });
    const tally = new Tally(election);
    tally.set(special?.index ?? -1, figuresWith([20, 5, 0], {}));
    expect(votersOut(election, tally, seat)).toEqual({ units: 5, voters: 2000, ballots: 2040 });
  });

  test('a station that does not say how many vote in advance makes the sets unbounded', () => {
    const election = withUnits((pkg) =>
      pkg.units.map((u, i) => (i === 0 ? { ...u, advanceRegistered: null } : u)),
    );
    expect(votersOut(election, new Tally(election), seat).ballots).toBe(null);
  });
});

describe('a local body', () => {
  const local = indexElection(tinyPackage({ ballots: ['executive', 'council'] }));
  const head = contestAt(local, 'executive');
  const council = contestAt(local, 'council');

  test('elects its executive by plurality over all its constituencies', () => {
    const tally = new Tally(local);
    for (const r of local.returns)
      if (r.contestIndex === head) tally.set(r.index, figuresWith([10, 20, 5], {}));
    expect(contestOutcome(local, tally, head)).toMatchObject({
      progress: 'decided',
      ahead: [1],
      votersOut: 0,
    });
    expect(contestOutcome(local, tally, head).ranking.map((r) => r.votes)).toEqual([160, 80, 40]);
  });

  test('seats the first m of a council', () => {
    const tally = filled(local, council, [[10, 20, 5, 15]], 6);
    expect(contestOutcome(local, tally, council)).toMatchObject({ ahead: [1, 3], tied: [], noWinner: null });
  });

  test('lets a lot decide only at the cut line', () => {
    const tally = filled(local, council, [[10, 20, 5, 10]], 2);
    expect(contestOutcome(local, tally, council)).toMatchObject({ ahead: [1], tied: [0, 3] });
    expect(contestOutcome(local, tally, council, { draws: [4, 1] })).toMatchObject({
      ahead: [1, 3],
      tied: [],
    });
  });

  test('asks a tenth of the voters of somebody without competition', () => {
    const alone = indexElection(tinyPackage({ ballots: ['executive', 'council'], candidatesEach: 1 }));
    const at8 = (votes: number) => {
      const tally = new Tally(alone);
      for (const r of alone.returns)
        if (r.contestIndex === head) tally.set(r.index, figuresWith([votes], {}));
      return contestOutcome(alone, tally, head);
    };
    // Eight stations of 500 voters: a tenth is 400.
    expect(at8(50)).toMatchObject({ progress: 'decided', ahead: [0], noWinner: null });
    expect(at8(49)).toMatchObject({ progress: 'decided', ahead: [], noWinner: 'below-ten-percent' });
  });

  test('without candidates elects nobody', () => {
    const none = indexElection(tinyPackage({ ballots: ['executive'], candidatesEach: 0 }));
    expect(contestOutcome(none, new Tally(none), 0)).toMatchObject({
      progress: 'decided',
      ahead: [],
      ranking: [],
      noWinner: 'no-candidates',
    });
  });
});
