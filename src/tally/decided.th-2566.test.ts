import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedPath } from '../basics/testing/shared-data.ts';
import { indexElection } from '../election/lookup.ts';
import { contestOutcome } from './contest-outcome.ts';
import { Tally } from './tally.ts';
import { csvRows, th2566Package } from './testing/th-2566.ts';
import { th2566Forms } from './testing/th-2566-forms.ts';

const shared = sharedPath('data/th-2566/stations/units.csv.gz');
const dir = join(shared ?? '', '../..');

describe.skipIf(shared === null)('through the night of 2566, form by form as they came', () => {
  test('a constituency that is called decided never changes hands, and voters out only fall', () => {
    const election = indexElection(th2566Package(dir));
    const minutes = new Map<string, number>();
    for (const row of csvRows(join(dir, 'stations/units.csv.gz'))) {
      minutes.set(row['unit_id'] ?? '', Number(row['report_minute']));
    }
    const contests = election.pkg.contests.flatMap((c, i) => (c.kind === 'constituency' ? [i] : []));
    const minuteOf = (r: number) => minutes.get(election.returns[r]?.unit.id ?? '') ?? 0;
    const forms = [...th2566Forms(dir, election)]
      .filter(([r]) => election.returns[r]?.contest.kind === 'constituency')
      .sort(([x], [y]) => minuteOf(x) - minuteOf(y));
    const tally = new Tally(election);
    const decided = new Map<number, string>();
    const votersOut = new Map<number, number>();
    const early: number[] = [];
    const steps = 20;
    for (let step = 0; step < steps; step++) {
      const slice = forms.slice((forms.length * step) / steps, (forms.length * (step + 1)) / steps);
      for (const [r, figures] of slice) tally.set(r, figures);
      for (const c of contests) {
        const outcome = contestOutcome(election, tally, c);
        const before = decided.get(c);
        if (before !== undefined)
          expect([c, outcome.progress, String(outcome.ahead)]).toEqual([c, 'decided', before]);
        else if (outcome.progress === 'decided') decided.set(c, String(outcome.ahead));
        expect(outcome.votersOut).toBeLessThanOrEqual(votersOut.get(c) ?? Number.POSITIVE_INFINITY);
        votersOut.set(c, outcome.votersOut);
      }
      early.push(decided.size);
    }
    // Some are called before the last units are in, none from the first few, all at the end.
    expect(early[0]).toBe(0);
    expect(early[steps - 2]).toBeGreaterThan(100);
    expect(decided.size).toBe(400);
    expect([...votersOut.values()].every((n) => n === 0)).toBe(true);
  });
});
