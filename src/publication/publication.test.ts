import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../basics/assert.ts';
import { readCsv } from '../basics/csv.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { TinyOptions } from '../election/testing/tiny.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { SealedFact } from '../ledger/facts.ts';
import { HEAD_SIZE } from '../returns/figures.ts';
import type { Cut } from './model.ts';
import { Publication } from './publication.ts';
import { FactWriter } from './testing/facts.ts';
import { acts, play } from './testing/scenario.ts';

const root = '0'.repeat(64);

function tiny(options: TinyOptions = {}): Election {
  return indexElection(tinyPackage(options));
}

/** An election whose cap ends by date, some minutes after the first release. */
function tinyUntil(minutes: number): Election {
  const pkg = tinyPackage({ capPercent: 50 });
  const { publication } = pkg.manifest;
  const cap = { ...publication.cap, until: publication.firstRelease + minutes * 60_000 };
  return indexElection({ ...pkg, manifest: { ...pkg.manifest, publication: { ...publication, cap } } });
}

function cutOf(election: Election, facts: readonly SealedFact[], now: string, number = 1): Cut {
  const publication = new Publication(election);
  for (const fact of facts) publication.apply(fact);
  return publication.makeCut({ number, at: now, ledgerSize: facts.length, root });
}

function textsOf(cut: Cut): Map<string, string> {
  return new Map([...cut.files].map(([path, file]) => [path, Buffer.from(file.bytes).toString()]));
}

/** Paths whose bytes differ, or that only one of the cuts has. */
function differences(a: Cut, b: Cut): string[] {
  const [x, y] = [textsOf(a), textsOf(b)];
  return [...new Set([...x.keys(), ...y.keys()])].filter((path) => x.get(path) !== y.get(path));
}

describe('incremental publication', () => {
  const elections: readonly [string, Election][] = [
    ['two ballots', tiny({ stationsEach: 5, capPercent: 80 })],
    ['three ballots', tiny({ ballots: ['constituency', 'party-list', 'referendum'] })],
    ['local', tiny({ ballots: ['executive', 'council'] })],
    ['cap with an end', tinyUntil(20)],
  ];
  it.each(elections)('makes the same bytes as a fresh one fed with the prefix: %s', (_, election) => {
    fc.assert(
      fc.property(acts, fc.array(fc.nat(100), { maxLength: 6 }), (list, stops) => {
        const { facts } = play(election, list);
        const publication = new Publication(election);
        let fed = 0;
        // Numbers of one and of two digits: the tables keep room for the number in every row.
        let cuts = 7;
        let now = election.pkg.manifest.publication.embargoUntil - 60_000;
        for (const stop of [...stops.map((s) => Math.floor((s / 100) * facts.length)), facts.length].sort(
          (a, b) => a - b,
        )) {
          while (fed < stop) publication.apply(at(facts, fed++));
          now = Math.max(now + 60_000, fed === 0 ? 0 : Date.parse(at(facts, fed - 1).fact.at));
          const iso = new Date(now).toISOString();
          const cut = publication.makeCut({ number: ++cuts, at: iso, ledgerSize: fed, root });
          expect(differences(cut, cutOf(election, facts.slice(0, fed), iso, cuts))).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never shows more than the cap, and all ballots of a unit or none', () => {
    const election = tiny({ stationsEach: 7, capPercent: 60 });
    fc.assert(
      fc.property(acts, (list) => {
        const { facts } = play(election, list);
        const publication = new Publication(election);
        for (const fact of facts) {
          publication.apply(fact);
          const { view } = publication.makeCut({
            number: fact.seq + 1,
            at: fact.fact.at,
            ledgerSize: fact.seq + 1,
            root,
          });
          election.unitsOfConstituency.forEach((units, area) => {
            if (units.length === 0) return;
            const { stations } = view.coverage(area);
            const cap = Math.floor((view.policy.capPercent * stations.expected) / 100);
            expect(stations.shown).toBeLessThanOrEqual(cap);
            const [first, second] = [view.tally.totals(area, 0), view.tally.totals(area, 1)];
            expect(first.returns).toBe(second.returns);
            expect(first.stations).toBe(stations.shown);
          });
          election.returnsOfUnit.forEach((returns, unit) => {
            const counted = returns.filter((r) => view.tally.figuresOf(r) !== null).length;
            expect(counted).toBe(view.unitStatus(unit) === 'shown' ? returns.length : 0);
          });
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Votes of every return that counts, from the per-form rows alone, as docs/formats/feed.md says. */
function countedVotes(cut: Cut): Map<string, string> {
  const last = new Map<string, readonly string[]>();
  for (const [path, file] of cut.files) {
    if (!/^\/feed\/forms-/.test(path)) continue;
    const [header, ...rows] = readCsv(Buffer.from(file.bytes).toString('utf8'), 100_000).rows;
    const column = (name: string): number => header?.cells.indexOf(name) ?? -1;
    for (const { cells } of rows) {
      const name = `${cells[column('unit_id')]} ${cells[column('ballot')]}`;
      last.set(name, [cells[column('event')] ?? '', cells[column('votes')] ?? '']);
    }
  }
  return new Map(
    [...last].flatMap(([name, [event, votes]]) =>
      event === 'accepted' || event === 'corrected' ? [[name, votes ?? '']] : [],
    ),
  );
}

describe('per-form rows', () => {
  it.each([
    ['policy', tiny({ stationsEach: 5, capPercent: 80 })],
    ['end of the cap', tinyUntil(20)],
  ])('lead to exactly the returns and votes that the totals hold: %s', (_, election) => {
    fc.assert(
      fc.property(acts, fc.nat(40), (list, minutes) => {
        const { facts, now } = play(election, list);
        const later = new Date(Date.parse(now) + minutes * 60_000).toISOString();
        const cut = cutOf(election, facts, later);
        const expected = new Map(
          election.returns.flatMap((spec) => {
            const figures = cut.view.tally.figuresOf(spec.index);
            return figures === null
              ? []
              : [[`${spec.unit.id} ${spec.contest.ballot}`, figures.slice(HEAD_SIZE).join(' ')]];
          }),
        );
        expect(countedVotes(cut)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('one night', () => {
  it('shows units under the cap in ledger order, moves the next one up, and keeps history public', () => {
    const election = tiny({ constituencies: 1, stationsEach: 4, capPercent: 50 });
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    for (const unit of [2, 0, 3]) writer.acceptUnit(unit);
    const before = cutOf(election, writer.facts, writer.now);
    expect([0, 1, 2, 3].map((u) => before.view.unitStatus(u))).toEqual([
      'shown',
      'awaited',
      'shown',
      'held-back',
    ]);
    const area = election.pkg.areas.findIndex((a) => a.id === 'MKM_1');
    expect(before.view.held(area)).toEqual([{ unitIndex: 3, why: 'cap', position: 3, completedBy: 6 }]);
    writer.annul(at(at(election.returnsOfUnit, 2), 0));
    const after = cutOf(election, writer.facts, writer.now);
    expect([0, 1, 2, 3].map((u) => after.view.unitStatus(u))).toEqual([
      'shown',
      'awaited',
      'partly',
      'shown',
    ]);
    expect(after.view.corrections.map((c) => [c.kind, c.unitIndex])).toEqual([['annulled', 2]]);
    expect(at(at(after.view.unit(2).versions, 0), 0).annulled?.order).toBe('12/2566');
    expect(after.view.partly(area)).toEqual([{ unitIndex: 2, missing: [0] }]);
  });
});
