import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { TallyWriter } from '../../tally/model.ts';
import type { RowEvent, WithheldBecause } from './form-rows.ts';
import { FormRows } from './form-rows.ts';
import type { History, Step } from './history.ts';

/** Puts whole units into the public totals and rows, and takes them out. Who may be shown is decided elsewhere. */
export class ShownUnits {
  readonly rows = new FormRows();
  /** Rows that the clock alone released: their permanent place is known with the next fact. */
  readonly clockRows = new FormRows();
  readonly #returnsOfUnit: Election['returnsOfUnit'];
  readonly #history: History;
  readonly #tally: TallyWriter;
  readonly #shown: Uint8Array;
  readonly #everShown: Uint8Array;
  /** Whether the last row of a return counts. */
  readonly #counting: Uint8Array;
  #byClock: ReadonlySet<number> = new Set();

  constructor(election: Election, history: History, tally: TallyWriter) {
    this.#returnsOfUnit = election.returnsOfUnit;
    this.#history = history;
    this.#tally = tally;
    this.#shown = new Uint8Array(election.pkg.units.length);
    this.#everShown = new Uint8Array(election.pkg.units.length);
    this.#counting = new Uint8Array(election.returns.length);
  }

  has(unit: number): boolean {
    return this.#shown[unit] === 1;
  }

  /** The unit is or was shown for good (not by the clock alone). */
  everHad(unit: number): boolean {
    return this.#everShown[unit] === 1;
  }

  hasByClock(unit: number): boolean {
    return this.#byClock.has(unit);
  }

  show(unit: number, shownBy: number): void {
    this.#shown[unit] = 1;
    this.#everShown[unit] = 1;
    for (const index of this.#returns(unit)) {
      this.publishSteps(index, shownBy);
      const step = this.#lastStep(index);
      if (this.#counting[index] === 0) this.#row(index, 'accepted', step, shownBy, null);
      this.#tally.set(index, this.#history.figures(index, step));
    }
  }

  hide(unit: number, shownBy: number, because: WithheldBecause): void {
    this.#shown[unit] = 0;
    for (const index of this.#returns(unit)) {
      if (this.#counting[index] === 1) {
        this.#row(index, 'withheld', this.#lastStep(index), shownBy, because);
      }
      this.#tally.set(index, null);
    }
  }

  /** Writes rows for all steps of a return that have none yet, and counts the newest version. */
  update(index: number, shownBy: number): void {
    this.publishSteps(index, shownBy);
    this.#tally.set(index, this.#history.figures(index, this.#lastStep(index)));
  }

  publishSteps(index: number, shownBy: number): void {
    for (const step of this.#history.unpublished(index)) this.#row(index, step.kind, step, shownBy, null);
    this.#history.markPublished(index);
  }

  /** Shows units until {@link undoClock}; their rows stand apart. */
  showByClock(units: readonly number[]): void {
    for (const unit of units) {
      this.#shown[unit] = 1;
      for (const index of this.#returns(unit)) {
        const steps = this.#history.unpublished(index);
        const last = steps.at(-1) ?? this.#lastStep(index);
        for (const step of steps) this.#clockRow(index, step.kind, step);
        if (steps.length === 0) this.#clockRow(index, 'accepted', last);
        this.#tally.set(index, this.#history.figures(index, last));
      }
    }
    this.#byClock = new Set(units);
  }

  /** Returns the units that are not shown any more. */
  undoClock(): ReadonlySet<number> {
    const units = this.#byClock;
    if (units.size === 0) return units;
    for (const unit of units) {
      this.#shown[unit] = 0;
      for (const index of this.#returns(unit)) this.#tally.set(index, null);
    }
    this.#byClock = new Set();
    this.clockRows.clear();
    return units;
  }

  #returns(unit: number): readonly number[] {
    return at(this.#returnsOfUnit, unit).filter((index) => index >= 0);
  }

  #lastStep(index: number): Step {
    const step = this.#history.lastPublished(index);
    if (step === null) throw new Error(`return ${index} is shown without a record`);
    return step;
  }

  #clockRow(returnIndex: number, event: RowEvent, step: Step): void {
    this.clockRows.push({ returnIndex, event, step, shownBy: -1, because: null });
  }

  #row(
    returnIndex: number,
    event: RowEvent,
    step: Step,
    shownBy: number,
    because: WithheldBecause | null,
  ): void {
    this.rows.push({ returnIndex, event, step, shownBy, because });
    this.#counting[returnIndex] = event === 'accepted' || event === 'corrected' ? 1 : 0;
  }
}
