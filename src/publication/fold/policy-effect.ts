import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { Fact } from '../../ledger/facts.ts';
import type { PolicyChange, PolicyEffect } from '../model.ts';
import type { CapLines } from './cap-lines.ts';

/** Where publication stands when the question is asked. */
interface Start {
  readonly election: Election;
  readonly lines: CapLines;
  readonly paused: boolean;
  /** Facts that wait for the end of a pause, in ledger order. */
  readonly waiting: readonly Fact[];
  readonly isShown: (unit: number) => boolean;
  /** The return has a published live record. */
  readonly isLive: (returnIndex: number) => boolean;
  /** Ballots of the unit without a published live record. */
  readonly missing: (unit: number) => number;
}

/**
 * What a change of policy would do to the public units, without doing it. The rule is that of the fold: the first
 * floor(cap × stations) of each line are shown, units that are not stations as soon as they are complete, and during a pause
 * the cap can fall but not rise.
 */
export function effectOfPolicy(start: Start, change: PolicyChange): PolicyEffect {
  const { election, lines } = start;
  const percent = change.paused ? Math.min(change.capPercent, lines.percent) : change.capPercent;
  const after = new AfterPause(start);
  if (start.paused && !change.paused) for (const fact of start.waiting) after.take(fact);
  const released: number[] = [];
  const hidden: number[] = [];
  const changed: number[] = [];
  for (const c of lines.constituencies) {
    const open = new Set(after.line(c).slice(0, lines.slots(c, percent)));
    for (const unit of at(election.unitsOfConstituency, c)) {
      const was = start.isShown(unit);
      const station = at(election.pkg.units, unit).kind === 'station';
      const is = station ? open.has(unit) : after.isComplete(unit);
      if (is && !was) released.push(unit);
      else if (was && !is) hidden.push(unit);
      else if (is && after.touched.has(unit)) changed.push(unit);
    }
  }
  const inOrder = (units: number[]) => units.sort((x, y) => x - y);
  return { released: inOrder(released), hidden: inOrder(hidden), changed: inOrder(changed) };
}

/** The lines of complete stations as they would be once the facts that wait were published. */
class AfterPause {
  /** Units whose figures a waiting fact changes. */
  readonly touched = new Set<number>();
  readonly #start: Start;
  readonly #lines = new Map<number, number[]>();
  readonly #live = new Map<number, boolean>();
  readonly #missing = new Map<number, number>();

  constructor(start: Start) {
    this.#start = start;
  }

  line(constituency: number): readonly number[] {
    return this.#lines.get(constituency) ?? this.#start.lines.line(constituency);
  }

  isComplete(unit: number): boolean {
    return at(this.#start.election.returnsOfUnit, unit).some((r) => r >= 0) && this.#missingOf(unit) === 0;
  }

  take(fact: Fact): void {
    if (
      fact.kind !== 'record-accepted' &&
      fact.kind !== 'record-corrected' &&
      fact.kind !== 'record-annulled'
    )
      return;
    const spec = this.#start.election.findReturn(fact.unit, fact.ballot);
    if (spec === undefined) throw new Error(`fact names the unknown return ${fact.unit} ${fact.ballot}`);
    const { index, unitIndex } = spec;
    const live = this.#live.get(index) ?? this.#start.isLive(index);
    this.touched.add(unitIndex);
    if (fact.kind === 'record-annulled') {
      if (live) this.#set(index, unitIndex, false);
    } else if (!live) this.#set(index, unitIndex, true);
  }

  #missingOf(unit: number): number {
    return this.#missing.get(unit) ?? this.#start.missing(unit);
  }

  #set(index: number, unit: number, live: boolean): void {
    const before = this.#missingOf(unit);
    const now = before + (live ? -1 : 1);
    this.#live.set(index, live);
    this.#missing.set(unit, now);
    if (at(this.#start.election.pkg.units, unit).kind !== 'station') return;
    if (now === 0) this.#lineOf(unit).push(unit);
    else if (before === 0) {
      const line = this.#lineOf(unit);
      line.splice(line.indexOf(unit), 1);
    }
  }

  #lineOf(unit: number): number[] {
    const c = at(this.#start.lines.constituencyOfUnit, unit);
    let line = this.#lines.get(c);
    if (line === undefined) {
      line = [...this.#start.lines.line(c)];
      this.#lines.set(c, line);
    }
    return line;
  }
}
