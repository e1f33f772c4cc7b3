import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { TallyWriter } from '../../tally/model.ts';
import { CapLines } from './cap-lines.ts';
import { Changes } from './changes.ts';
import { CoverageCount } from './coverage-counts.ts';
import { FormClock } from './form-clock.ts';
import type { History } from './history.ts';
import type { PolicyState } from './policy-state.ts';
import { Receipts } from './receipts.ts';
import { ShownUnits } from './shown-units.ts';

/**
 * Which units the public may see. A unit joins when all its ballots have a published record, and leaves when one of them loses
 * its own; of the stations, the first of each line that the cap lets through are shown.
 */
export class UnitGate {
  readonly lines: CapLines;
  readonly receipts: Receipts;
  readonly coverage: CoverageCount;
  readonly changes: Changes;
  readonly shown: ShownUnits;
  readonly clock = new FormClock();
  readonly #election: Election;
  readonly #policy: PolicyState;
  /** Returns with a live record, as far as it is published. */
  readonly #live: Uint8Array;
  readonly #liveOfUnit: Uint8Array;
  /** Ledger place of the fact that completed a unit. */
  readonly #completedBy: Int32Array;

  constructor(election: Election, policy: PolicyState, history: History, tally: TallyWriter) {
    const units = election.pkg.units.length;
    this.#election = election;
    this.#policy = policy;
    this.lines = new CapLines(election, policy.percent);
    this.receipts = new Receipts(election);
    this.coverage = new CoverageCount(election);
    this.changes = new Changes(election.parentOfArea);
    this.shown = new ShownUnits(election, history, tally);
    this.#live = new Uint8Array(election.returns.length);
    this.#liveOfUnit = new Uint8Array(units);
    this.#completedBy = new Int32Array(units);
  }

  isLive(index: number): boolean {
    return this.#live[index] === 1;
  }

  /** Whether the unit is complete as far as publication has come; one that waits for the end of a pause is not. */
  isComplete(unit: number): boolean {
    return at(this.#liveOfUnit, unit) === this.receipts.needed(unit);
  }

  /** Ballots of the unit without a published live record. */
  missing(unit: number): number {
    return this.receipts.needed(unit) - at(this.#liveOfUnit, unit);
  }

  completedBy(unit: number): number {
    return at(this.#completedBy, unit);
  }

  /** A return has its first live record, or has one again. */
  setLive(index: number, unit: number, seq: number, shownBy: number, factAt: string): void {
    this.#live[index] = 1;
    this.#liveOfUnit[unit] = at(this.#liveOfUnit, unit) + 1;
    if (this.isComplete(unit)) this.#join(unit, seq, shownBy, factAt);
  }

  /** A return has lost its record. True when its unit was shown until now. */
  setDead(index: number, unit: number, shownBy: number, factAt: string): boolean {
    const wasComplete = this.isComplete(unit);
    this.#live[index] = 0;
    this.#liveOfUnit[unit] = at(this.#liveOfUnit, unit) - 1;
    if (!wasComplete) return false;
    const wasShown = this.shown.has(unit);
    this.lines.leave(unit);
    if (wasShown) {
      this.shown.publishSteps(index, shownBy);
      this.shown.hide(unit, shownBy, 'pairing');
    }
    this.refresh(unit);
    this.touch(unit, shownBy, factAt);
    this.#settle(at(this.lines.constituencyOfUnit, unit), shownBy);
    return wasShown;
  }

  /** Brings all lines to the cap in force. During a pause it can fall but not rise. */
  enforceCap(seq: number, factAt: string): void {
    const wanted = this.#policy.percent;
    const percent = this.#policy.paused ? Math.min(wanted, this.lines.percent) : wanted;
    if (percent === this.lines.percent) return;
    this.lines.setPercent(percent);
    const released: number[] = [];
    for (const c of this.lines.constituencies) {
      const slots = this.lines.slots(c);
      this.lines.line(c).forEach((unit, i) => {
        if (i >= slots && this.shown.has(unit)) {
          this.shown.hide(unit, seq, 'cap');
          this.refresh(unit);
          this.touch(unit, seq, factAt);
        } else if (i < slots && !this.shown.has(unit)) released.push(unit);
      });
    }
    for (const unit of this.#inLedgerOrder(released)) {
      this.#show(unit, seq);
      this.touch(unit, seq, factAt);
    }
  }

  /**
   * Shows what the clock alone has freed: the cap's end lies before `now`, and no fact of that time has come. Undone with the
   * next fact, which gives every form its permanent place.
   */
  showByClock(now: number): void {
    if (this.#policy.paused || !this.#policy.endedByClock(now)) return;
    const held = this.lines.constituencies.flatMap((c) =>
      this.lines.line(c).filter((unit) => !this.shown.has(unit)),
    );
    if (held.length === 0) return;
    this.shown.showByClock(this.#inLedgerOrder(held));
    for (const unit of held) this.refresh(unit);
  }

  undoClock(): void {
    for (const unit of this.shown.undoClock()) this.refresh(unit);
  }

  /** The status of a unit may be another one. */
  refresh(unit: number): void {
    const status = this.shown.has(unit) ? 'shown' : this.receipts.status(unit);
    if (this.coverage.set(unit, status)) this.mark(unit);
  }

  mark(unit: number): void {
    this.changes.mark(at(this.lines.constituencyOfUnit, unit));
  }

  touch(unit: number, seq: number, factAt: string): void {
    this.changes.touch(at(this.lines.constituencyOfUnit, unit), seq, factAt);
  }

  /** A unit has become complete. */
  #join(unit: number, seq: number, shownBy: number, factAt: string): void {
    this.#completedBy[unit] = seq;
    const station = at(this.#election.pkg.units, unit).kind === 'station';
    if (station) this.lines.join(unit);
    const c = at(this.lines.constituencyOfUnit, unit);
    if (!station || this.lines.line(c).length <= this.lines.slots(c)) this.#show(unit, shownBy);
    this.refresh(unit);
    this.touch(unit, shownBy, factAt);
  }

  /** Lets stations move up after a place in the line became free. */
  #settle(constituency: number, shownBy: number): void {
    const slots = this.lines.slots(constituency);
    for (const unit of this.lines.line(constituency).slice(0, slots)) {
      if (!this.shown.has(unit)) this.#show(unit, shownBy);
    }
  }

  #show(unit: number, shownBy: number): void {
    this.shown.show(unit, shownBy);
    for (const index of at(this.#election.returnsOfUnit, unit)) {
      if (index >= 0) this.clock.counts(index);
    }
    this.refresh(unit);
  }

  #inLedgerOrder(units: readonly number[]): readonly number[] {
    return units.toSorted((a, b) => this.completedBy(a) - this.completedBy(b));
  }
}
