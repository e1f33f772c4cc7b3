import fc from 'fast-check';
import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { FactWriter } from './facts.ts';

/** One random act; numbers are taken modulo what is possible. */
interface Act {
  readonly what: 'accept' | 'correct' | 'annul' | 'photo' | 'pause' | 'resume' | 'cap' | 'draw' | 'wait';
  readonly which: number;
  readonly votes: readonly number[];
}

export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 14, arbitrary: fc.constant('accept' as const) },
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...(['correct', 'annul', 'photo', 'pause', 'resume', 'resume', 'cap', 'draw', 'wait'] as const),
        ),
      },
    ),
    which: fc.nat(10_000),
    votes: fc.array(fc.nat(200), { minLength: 4, maxLength: 4 }),
  }),
  { maxLength: 90, size: 'max' },
);

/** Plays random acts into facts that the score centres could have made: never a second record where one is live. */
export function play(election: Election, list: readonly Act[]): FactWriter {
  // Begins five minutes before the first release, so that some facts fall under the embargo.
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease - 300_000);
  const live = new Set<number>();
  const started = new Set<number>();
  let cap = election.pkg.manifest.publication.cap.percent;
  let paused = false;
  const pick = (from: readonly number[], n: number): number | undefined =>
    from.length === 0 ? undefined : at(from, n % from.length);
  for (const act of list) {
    const missing = election.returns.map((r) => r.index).filter((r) => !live.has(r));
    const free = pick(missing, act.which);
    const held = pick([...live], act.which);
    switch (act.what) {
      case 'accept':
        if (free === undefined) break;
        writer.accept(free, act.votes, act.which % 7);
        live.add(free);
        started.add(free);
        break;
      case 'correct':
        if (held !== undefined) writer.correct(held, act.votes);
        break;
      case 'annul':
        if (held === undefined) break;
        writer.annul(held);
        live.delete(held);
        break;
      case 'photo':
        writer.photo(act.which % election.returns.length, act.which.toString(16).padStart(64, '0'));
        break;
      case 'pause':
      case 'resume':
        paused = act.what === 'pause';
        writer.policy(cap, paused);
        break;
      case 'cap':
        cap = at([50, 75, 95, 100], act.which % 4);
        writer.policy(cap, paused);
        break;
      case 'draw': {
        const contest = election.pkg.contests.findIndex((c) => c.kind !== 'party-list');
        if (contest >= 0) writer.draw(at(election.pkg.contests, contest).id, [2, 1, 3]);
        break;
      }
      case 'wait':
        writer.setTime(Date.parse(writer.now) + 60_000 * (act.which % 30));
        break;
    }
  }
  return writer;
}
