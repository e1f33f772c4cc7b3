import { beforeEach, describe, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { canonicalJson } from '../../ledger/canonical-json.ts';
import { leafHash } from '../../ledger/merkle.ts';
import type { Cut } from '../../publication/model.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import type { CutRow } from '../../store/cuts.ts';
import { Publisher, PublisherBehind } from './publisher.ts';

const election = indexElection(tinyPackage());
const OPEN = election.pkg.manifest.publication.firstRelease;

/** Cuts as the database keeps them; can be taken away, and can lose its answers. */
class FakeCuts {
  rows: CutRow[] = [];
  away = false;
  loseAnswers = false;

  async latest(): Promise<CutRow | null> {
    if (this.away) throw new Error('database away');
    return this.rows.at(-1) ?? null;
  }

  async insert(row: CutRow): Promise<boolean> {
    if (this.away) throw new Error('database away');
    if (this.rows.some((other) => other.number === row.number)) return false;
    this.rows.push(row);
    if (this.loseAnswers) throw new Error('connection lost');
    return true;
  }
}

function setUp(cuts: FakeCuts, options: { leads?: boolean } = {}) {
  const state = { now: OPEN, leads: options.leads ?? true, alarm: null as string | null };
  const shown: Cut[] = [];
  const held: Promise<void>[] = [];
  const log: string[] = [];
  const delays: number[] = [];
  const publisher = new Publisher({
    election,
    cuts,
    leads: () => state.leads,
    clock: () => state.now,
    sign: ({ number }) => `cut ${number}`,
    alarm: () => state.alarm,
    install: (cut) => shown.push(cut),
    making: (recorded) => {
      recorded.catch(() => undefined);
      held.push(recorded);
    },
    onPublished: (seconds) => delays.push(seconds),
    log: (message) => log.push(message),
    intervalMs: 1000,
  });
  return { publisher, state, shown, held, log, delays };
}

const writer = new FactWriter(election, OPEN - 60_000);
writer.acceptUnit(0);
writer.acceptUnit(1);
const facts = writer.facts;
const leaves = facts.map(({ fact }) => leafHash(new TextEncoder().encode(canonicalJson(fact))));

describe('Publisher', () => {
  let cuts: FakeCuts;
  beforeEach(() => {
    cuts = new FakeCuts();
  });

  it('makes a cut when facts came, not more often than the interval', async () => {
    const { publisher, state, shown } = setUp(cuts);
    publisher.take(facts.slice(0, 1), leaves.slice(0, 1));
    await publisher.tick();
    publisher.take(facts.slice(1), leaves.slice(1));
    await publisher.tick();
    expect(shown.map((cut) => cut.head.ledgerSize)).toEqual([1]);
    state.now += 1000;
    await publisher.tick();
    expect(shown.map((cut) => [cut.head.number, cut.head.ledgerSize])).toEqual([
      [1, 1],
      [2, facts.length],
    ]);
  });

  it('tells how long each accepted record took to its cut', async () => {
    const { publisher, delays } = setUp(cuts);
    publisher.take(facts, leaves);
    await publisher.tick();
    expect(delays).toHaveLength(facts.filter(({ fact }) => fact.kind === 'record-accepted').length);
    expect(delays.every((seconds) => seconds > 0 && seconds <= 60)).toBe(true);
  });

  it('refuses a ledger with a gap', () => {
    const { publisher } = setUp(cuts);
    expect(() => publisher.take(facts.slice(1), leaves.slice(1))).toThrow(/expected fact 0/);
  });

  it('never dates a cut before the one before, even when the clock jumps back', async () => {
    const { publisher, state, shown } = setUp(cuts);
    publisher.take(facts.slice(0, 1), leaves.slice(0, 1));
    await publisher.tick();
    state.now -= 3_600_000;
    publisher.take(facts.slice(1), leaves.slice(1));
    await publisher.tick();
    state.now += 3_600_000 + 2000;
    await publisher.tick();
    const times = shown.map((cut) => cut.head.at);
    expect(times).toHaveLength(2);
    expect(times.toSorted()).toEqual(times);
  });

  it('follows the cuts of the leader byte for byte', async () => {
    const leader = setUp(cuts);
    const other = setUp(cuts, { leads: false });
    for (const { publisher } of [leader, other]) publisher.take(facts, leaves);
    await other.publisher.tick();
    expect(other.shown).toHaveLength(0);
    await leader.publisher.tick();
    await other.publisher.tick();
    expect(other.shown[0]?.manifestSha256).toBe(leader.shown[0]?.manifestSha256);
  });

  it('does not show a cut that comes out different from what the leader published', async () => {
    const leader = setUp(cuts);
    leader.publisher.take(facts, leaves);
    await leader.publisher.tick();
    cuts.rows = cuts.rows.map((row) => ({ ...row, manifestSha256: 'f'.repeat(64) }));
    const other = setUp(cuts, { leads: false });
    other.publisher.take(facts, leaves);
    await other.publisher.tick();
    expect(other.shown).toHaveLength(0);
    expect(other.log.join()).toMatch(/other bytes/);
  });

  it('takes over where the leader stopped', async () => {
    const leader = setUp(cuts);
    const other = setUp(cuts, { leads: false });
    leader.publisher.take(facts.slice(0, 1), leaves.slice(0, 1));
    other.publisher.take(facts, leaves);
    await leader.publisher.tick();
    await other.publisher.tick();
    other.state.leads = true;
    other.state.now += 5000;
    await other.publisher.tick();
    expect(other.shown.map((cut) => [cut.head.number, cut.head.ledgerSize])).toEqual([
      [1, 1],
      [2, facts.length],
    ]);
  });

  it('of two leaders at once only one gets the number, the other must start again', async () => {
    const one = setUp(cuts);
    const two = setUp(cuts);
    for (const { publisher } of [one, two]) publisher.take(facts, leaves);
    two.state.now += 1;
    const results = await Promise.allSettled([one.publisher.tick(), two.publisher.tick()]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const failed = results.find((result) => result.status === 'rejected');
    expect(failed?.reason).toBeInstanceOf(PublisherBehind);
    expect(cuts.rows).toHaveLength(1);
    expect(one.shown.length + two.shown.length).toBe(1);
  });

  it('keeps the last cut while the database is away and goes on with the same number', async () => {
    const { publisher, state, shown } = setUp(cuts);
    publisher.take(facts.slice(0, 1), leaves.slice(0, 1));
    await publisher.tick();
    publisher.take(facts.slice(1), leaves.slice(1));
    state.now += 2000;
    cuts.away = true;
    await expect(publisher.tick()).rejects.toThrow(/away/);
    expect(shown).toHaveLength(1);
    cuts.away = false;
    await publisher.tick();
    expect(shown.map((cut) => cut.head.number)).toEqual([1, 2]);
  });

  it('knows its own row when only the answer got lost', async () => {
    const { publisher, shown } = setUp(cuts);
    publisher.take(facts, leaves);
    cuts.loseAnswers = true;
    await expect(publisher.tick()).rejects.toThrow(/connection lost/);
    cuts.loseAnswers = false;
    await publisher.tick();
    expect(shown.map((cut) => cut.head.number)).toEqual([1]);
    expect(cuts.rows).toHaveLength(1);
  });

  it('makes no cut while the two tallies differ', async () => {
    const { publisher, state, shown, log } = setUp(cuts);
    state.alarm = 'MKM_1 differs';
    publisher.take(facts, leaves);
    await publisher.tick();
    expect(shown).toHaveLength(0);
    expect(log.join()).toMatch(/held: MKM_1/);
    state.alarm = null;
    await publisher.tick();
    expect(shown).toHaveLength(1);
  });

  it('starts again from the last cut with the same tree', async () => {
    const first = setUp(cuts);
    first.publisher.take(facts.slice(0, 2), leaves.slice(0, 2));
    await first.publisher.tick();
    const again = setUp(cuts);
    again.publisher.begin(cuts.rows.at(-1) ?? null);
    again.publisher.fold(facts.slice(0, 2));
    again.publisher.take(facts.slice(2), leaves.slice(2));
    again.state.now += 5000;
    await again.publisher.tick();
    const whole = setUp(new FakeCuts());
    whole.publisher.take(facts, leaves);
    await whole.publisher.tick();
    expect(again.shown[0]?.head.root).toBe(whole.shown[0]?.head.root);
    expect(again.shown[0]?.head.number).toBe(2);
  });

  it('beats while units are out, and rests when nothing comes any more', async () => {
    const { publisher, state, shown } = setUp(cuts);
    publisher.take(facts, leaves);
    await publisher.tick();
    state.now += 31_000;
    await publisher.tick();
    expect(shown).toHaveLength(2);
    state.now += 7 * 3_600_000;
    await publisher.tick();
    expect(shown).toHaveLength(2);
  });

  it('goes on beating after a start in a quiet hour, and rests when the last fact is long past', async () => {
    const first = setUp(cuts);
    first.publisher.take(facts, leaves);
    await first.publisher.tick();
    const again = setUp(cuts);
    again.publisher.begin(cuts.rows.at(-1) ?? null);
    again.publisher.fold(facts);
    for (let round = 0; round < 2; round++) {
      again.state.now += 60_000;
      await again.publisher.tick();
    }
    expect(again.shown.map((cut) => cut.head.number)).toEqual([2, 3]);
    again.state.now += 7 * 3_600_000;
    await again.publisher.tick();
    expect(again.shown).toHaveLength(2);
  });
});
