import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { PublicView } from './model.ts';
import { Publication } from './publication.ts';
import { acts, play } from './testing/scenario.ts';

const election = indexElection(tinyPackage());

function shownOf(view: PublicView): Set<number> {
  return new Set([...election.pkg.units.keys()].filter((u) => view.unitStatus(u) === 'shown'));
}

/** Versions in the totals, as a text: differs when a unit's public figures differ. */
function versionsOf(view: PublicView, unit: number): string {
  return at(election.returnsOfUnit, unit)
    .map((r) => (r < 0 ? '' : String(view.shownVersion(r))))
    .join();
}

test('what a change of policy is said to do is what it does', () => {
  fc.assert(
    fc.property(acts, fc.constantFrom(1, 50, 75, 95, 100), fc.boolean(), (list, capPercent, paused) => {
      const writer = play(election, list);
      const publication = new Publication(election);
      for (const fact of writer.facts) publication.apply(fact);
      const late = Date.parse(writer.now) + 3_600_000;
      const cut = (number: number) =>
        publication.makeCut({
          number,
          at: new Date(late + number * 1000).toISOString(),
          ledgerSize: writer.facts.length,
          root: '0'.repeat(64),
        });
      const { view } = cut(1);
      const before = shownOf(view);
      const versions = election.pkg.units.map((_, u) => versionsOf(view, u));
      const said = view.ifPolicy({ capPercent, paused });
      writer.policy(capPercent, paused);
      publication.apply(at(writer.facts, writer.facts.length - 1));
      const next = cut(2).view;
      const after = shownOf(next);
      expect(said.released).toEqual([...after].filter((u) => !before.has(u)));
      expect(said.hidden).toEqual([...before].filter((u) => !after.has(u)));
      const changed = [...after].filter((u) => before.has(u) && versionsOf(next, u) !== versions[u]);
      for (const unit of changed) expect(said.changed).toContain(unit);
      for (const unit of said.changed) expect(after.has(unit) && before.has(unit)).toBe(true);
    }),
    { numRuns: 80 },
  );
});
