import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../basics/assert.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { LEADER_PERCENT } from './leader-percent.ts';
import type { PublicView } from './model.ts';
import { eventLog, logId, newsOf } from './news.ts';
import { Publication } from './publication.ts';
import { FactWriter } from './testing/facts.ts';
import { acts, play } from './testing/scenario.ts';
import { renderEventLogJson } from './v1/event-log.ts';

const election = indexElection(tinyPackage());
const { firstRelease } = election.pkg.manifest.publication;

/** The view after these facts; `cutsAt`: cuts on the way after these many facts. */
function viewOf(writer: FactWriter, cutsAt: readonly number[] = []): PublicView {
  const publication = new Publication(election);
  const { facts } = writer;
  const cut = (size: number) =>
    publication.makeCut({
      number: size,
      at: at(facts, size - 1).fact.at,
      ledgerSize: size,
      root: 'ab'.repeat(32),
    }).view;
  facts.forEach((fact, i) => {
    publication.apply(fact);
    if (cutsAt.includes(i + 1) && i + 1 < facts.length) cut(i + 1);
  });
  return cut(facts.length);
}

const ids = (view: PublicView, from?: number) => newsOf(view, from).map(({ id }) => id);

describe('the news of a cut', () => {
  it('is the same whichever cuts were made on the way, and names everything once', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.nat(80), { maxLength: 6 }), (list, cutsAt) => {
        const writer = play(election, list);
        const view = viewOf(writer, cutsAt);
        const again = viewOf(writer);
        expect(newsOf(view)).toStrictEqual(newsOf(again));
        expect(eventLog(view).map(logId)).toStrictEqual(eventLog(again).map(logId));
        for (const names of [ids(view), eventLog(view).map(logId)])
          expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('only grows: what was told stands in every later cut', () => {
    fc.assert(
      fc.property(acts, fc.nat(80), (list, n) => {
        const writer = play(election, list);
        const size = Math.min(writer.facts.length, n + 1);
        const early = new FactWriter(election, 0);
        early.facts.splice(0, early.facts.length, ...writer.facts.slice(0, size));
        const earlier = viewOf(early);
        const before = ids(earlier);
        const after = viewOf(writer);
        expect(ids(after).filter((id) => before.includes(id))).toStrictEqual(before);
        // What is new lies at the facts that came since; what was corrected under the embargo is no news when it ends.
        if (earlier.policy.embargo) return;
        expect(ids(after, size).sort()).toStrictEqual(
          ids(after)
            .filter((id) => !before.includes(id))
            .sort(),
        );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('tells a chain of leads that ends with the one that the cut shows', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const view = viewOf(play(election, list));
        const last = new Map<number, number>();
        for (const { contest, before, after } of view.story.flips) {
          const known = last.get(contest) ?? -1;
          if (known >= 0) expect(before).toBe(known);
          last.set(contest, after);
        }
        for (const [contest, line] of last) {
          if (line >= 0) expect(view.outcome(contest)?.ahead[0]).toBe(line);
        }
        // What was called last is what the cut says, and nothing else is decided.
        const called = new Map(view.story.calls.map(({ contest, decided }) => [contest, decided]));
        view.election.pkg.contests.forEach(({ kind, seats, areaId }, contest) => {
          if (kind !== 'constituency' || seats !== 1 || view.policy.embargo) return;
          const { shown, expected } = view.coverage(view.election.areaIndex.get(areaId) ?? 0).stations;
          const early = shown * 100 < expected * LEADER_PERCENT;
          const progress = view.outcome(contest)?.progress ?? '';
          const decided = !early && (progress === 'decided' || progress === 'certified');
          expect(called.get(contest) ?? false).toBe(decided);
        });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('tells nothing before the first release, and nothing newer than a pause', () => {
    const writer = new FactWriter(election, firstRelease - 60_000);
    writer.acceptUnit(0);
    writer.correct(0, [9, 1, 1]);
    expect(newsOf(viewOf(writer))).toStrictEqual([]);
    expect(eventLog(viewOf(writer))).toStrictEqual([]);
    writer.setTime(firstRelease + 60_000);
    writer.policy(95, true);
    const standing = ids(viewOf(writer));
    writer.correct(0, [1, 9, 1]);
    writer.certify(at(election.pkg.contests, 0).id);
    expect(ids(viewOf(writer))).toStrictEqual(standing);
    const resumed = writer.facts.length;
    writer.policy(95, false);
    const told = newsOf(viewOf(writer), resumed);
    expect(told.map(({ kind, seq }) => [kind, seq])).toStrictEqual([
      ['certified', resumed],
      ['corrected', resumed],
    ]);
  });
});

it('the log of publication tells changes of the rules, with reasons', () => {
  const writer = new FactWriter(election, firstRelease);
  writer.policy(95, true, 'ตรวจสอบ');
  writer.policy(100, false, 'ครบแล้ว');
  const { events } = JSON.parse(renderEventLogJson(viewOf(writer))) as { events: Record<string, unknown>[] };
  expect(events.map(({ event }) => event)).toStrictEqual([
    'cap-changed',
    'resumed',
    'paused',
    'first-release',
  ]);
  expect(events[0]).toMatchObject({ before: 95, now: 100, reason: { th: 'ครบแล้ว', en: 'ครบแล้ว' }, seq: 2 });
});
