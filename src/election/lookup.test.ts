import { describe, expect, it } from 'vitest';
import { indexElection } from './lookup.ts';
import { CONTEST_KINDS } from './model.ts';
import { tinyPackage } from './testing/tiny.ts';

describe('indexElection', () => {
  it('expects one return per unit and ballot, with lines in ballot order', () => {
    const election = indexElection(tinyPackage());
    expect(election.returns).toHaveLength(2 * 5 * 2);
    const spec = election.findReturn('44-01-S1-001', 'constituency');
    expect(spec?.lines.map((l) => l.number)).toEqual([1, 2, 3]);
    expect(spec?.form.code).toBe('5/18');
    expect(election.findReturn('44-01-S1-001', 'referendum')).toBeUndefined();
  });

  it('knows every contest kind', () => {
    const election = indexElection(tinyPackage({ ballots: CONTEST_KINDS }));
    expect(new Set(election.returns.map((r) => r.contest.kind))).toEqual(new Set(CONTEST_KINDS));
  });
});
