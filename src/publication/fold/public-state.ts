import { assertNever, at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type {
  DrawHeld,
  Fact,
  PhotoReceived,
  PolicyChanged,
  RecordAccepted,
  RecordAnnulled,
  RecordCorrected,
  ResultCertified,
  SealedFact,
} from '../../ledger/facts.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import { Tally } from '../../tally/tally.ts';
import type { CorrectionEvent } from '../model.ts';
import { CapLines } from './cap-lines.ts';
import { Changes } from './changes.ts';
import { CoverageCount } from './coverage-counts.ts';
import type { RowEvent, WithheldBecause } from './form-rows.ts';
import { FormRows } from './form-rows.ts';
import type { Step } from './history.ts';
import { History } from './history.ts';
import { PolicyState } from './policy-state.ts';

/** A fact about one return. */
type ReturnFact = PhotoReceived | RecordAccepted | RecordCorrected | RecordAnnulled;
type PublicFact = ReturnFact | DrawHeld | ResultCertified;

export interface Certification {
  readonly order: string;
  readonly seq: number;
  readonly at: string;
}

const NONE: readonly never[] = [];

/**
 * What is public, folded from the facts in ledger order. Two layers: what the ledger holds (so that coverage is always true),
 * and what is published of it. While publication is paused the second layer stands still and facts wait for it.
 */
export class PublicState {
  readonly election: Election;
  readonly policy: PolicyState;
  readonly tally: Tally;
  readonly coverage: CoverageCount;
  readonly history: History;
  readonly lines: CapLines;
  readonly rows = new FormRows();
  /** Rows that the clock alone released: their permanent place is known with the next fact. */
  readonly clockRows = new FormRows();
  /** In order of publication. */
  readonly corrections: CorrectionEvent[] = [];
  /** Ballot numbers in the order of the lot, by contest index. */
  readonly draws = new Map<number, readonly number[]>();
  readonly certified = new Map<number, Certification>();
  readonly changes: Changes;

  readonly #needed: Uint8Array;
  /** Returns with a live record: in the ledger, and as far as it is published. */
  readonly #received: Uint8Array;
  readonly #live: Uint8Array;
  readonly #liveOfUnit: Uint8Array;
  readonly #photographed: Uint8Array;
  readonly #photos = new Map<number, string[]>();
  readonly #shown: Uint8Array;
  readonly #everShown: Uint8Array;
  /** Whether the last row of a return counts. */
  readonly #counting: Uint8Array;
  /** Ledger place of the fact that completed a unit. */
  readonly #completedBy: Int32Array;
  #waiting: { readonly seq: number; readonly fact: PublicFact }[] = [];
  #clockShown: ReadonlySet<number> = new Set();
  #size = 0;

  constructor(election: Election) {
    const units = election.pkg.units.length;
    const returns = election.returns.length;
    this.election = election;
    this.policy = new PolicyState(election.pkg.manifest.publication);
    this.tally = new Tally(election);
    this.coverage = new CoverageCount(election);
    this.history = new History(election.returns.map((spec) => HEAD_SIZE + spec.lines.length));
    this.lines = new CapLines(election, this.policy.percent);
    this.changes = new Changes(election.parentOfArea);
    this.#needed = Uint8Array.from(election.returnsOfUnit, (list) => list.filter((r) => r >= 0).length);
    this.#received = new Uint8Array(returns);
    this.#live = new Uint8Array(returns);
    this.#liveOfUnit = new Uint8Array(units);
    this.#photographed = new Uint8Array(units);
    this.#shown = new Uint8Array(units);
    this.#everShown = new Uint8Array(units);
    this.#counting = new Uint8Array(returns);
    this.#completedBy = new Int32Array(units);
  }

  /** Facts folded so far: the next one must have this place. */
  get size(): number {
    return this.#size;
  }

  apply(sealed: SealedFact): void {
    const { seq, fact } = sealed;
    if (seq !== this.#size) throw new Error(`fact ${seq} came where ${this.#size} was due`);
    this.#size++;
    this.#undoClock();
    if (this.policy.passEnd(Date.parse(fact.at)) && fact.kind !== 'policy-changed') {
      this.policy.lift();
      this.#enforceCap(seq, fact.at);
    }
    switch (fact.kind) {
      case 'package-opened':
      case 'case-opened':
      case 'case-closed':
        return;
      case 'policy-changed':
        this.#changePolicy(fact, seq);
        return;
      case 'photo-received':
      case 'record-accepted':
      case 'record-corrected':
      case 'record-annulled':
        this.#receive(fact, seq);
        this.#publishOrWait(fact, seq);
        return;
      case 'draw-held':
      case 'result-certified':
        this.#publishOrWait(fact, seq);
        return;
      default:
        assertNever(fact);
    }
  }

  #publishOrWait(fact: PublicFact, seq: number): void {
    if (this.policy.paused) this.#waiting.push({ seq, fact });
    else this.#publish(fact, seq, seq);
  }

  #publish(fact: PublicFact, seq: number, shownBy: number): void {
    switch (fact.kind) {
      case 'photo-received':
        this.#addPhoto(fact);
        return;
      case 'record-accepted':
      case 'record-corrected':
        this.#addRecord(fact, seq, shownBy);
        return;
      case 'record-annulled':
        this.#annul(fact, seq, shownBy);
        return;
      case 'draw-held':
        this.draws.set(this.#contestOf(fact), fact.order);
        this.#touchContest(this.#contestOf(fact), fact, seq);
        return;
      case 'result-certified':
        this.certified.set(this.#contestOf(fact), { order: fact.order, seq, at: fact.at });
        this.#touchContest(this.#contestOf(fact), fact, seq);
        return;
      default:
        assertNever(fact);
    }
  }

  /** Notes what the ledger holds of a unit; its status follows at once, also during a pause. */
  #receive(fact: ReturnFact, seq: number): void {
    const { index, unitIndex } = this.#specOf(fact);
    if (fact.kind === 'photo-received') this.#photographed[unitIndex] = 1;
    else this.#received[index] = fact.kind === 'record-annulled' ? 0 : 1;
    this.#refresh(unitIndex);
    this.#touch(unitIndex, seq, fact.at);
  }

  #addPhoto(fact: PhotoReceived): void {
    const { index, unitIndex } = this.#specOf(fact);
    const photos = this.#photos.get(index);
    if (photos === undefined) this.#photos.set(index, [fact.photo]);
    else if (!photos.includes(fact.photo)) photos.push(fact.photo);
    this.changes.mark(at(this.lines.constituencyOfUnit, unitIndex));
  }

  #addRecord(fact: RecordAccepted | RecordCorrected, seq: number, shownBy: number): void {
    const { index, unitIndex, ballotIndex } = this.#specOf(fact);
    const before = this.history.lastPublished(index);
    const step = this.history.addVersion(index, seq, fact, this.#photos.get(index) ?? NONE);
    if (this.#live[index] === 0) {
      this.#live[index] = 1;
      this.#liveOfUnit[unitIndex] = (this.#liveOfUnit[unitIndex] ?? 0) + 1;
      if (this.#complete(unitIndex)) this.#join(unitIndex, seq, shownBy, fact.at);
      return;
    }
    this.#touch(unitIndex, shownBy, fact.at);
    if (this.#shown[unitIndex] === 0) return;
    this.#publishSteps(index, shownBy);
    this.tally.set(index, fact.figures);
    if (before === null) return;
    this.corrections.push({
      kind: 'corrected',
      seq,
      at: fact.at,
      unitIndex,
      ballotIndex,
      version: step.version,
      before: this.history.figures(index, before),
      after: fact.figures,
      reason: step.reason?.text ?? '',
    });
  }

  #annul(fact: RecordAnnulled, seq: number, shownBy: number): void {
    const { index, unitIndex, ballotIndex } = this.#specOf(fact);
    const step = this.history.addAnnulment(index, seq, fact);
    if (this.#live[index] === 0) return;
    const wasComplete = this.#complete(unitIndex);
    this.#live[index] = 0;
    this.#liveOfUnit[unitIndex] = (this.#liveOfUnit[unitIndex] ?? 1) - 1;
    if (!wasComplete) return;
    this.lines.leave(unitIndex);
    if (this.#shown[unitIndex] === 1) {
      this.#publishSteps(index, shownBy);
      this.#hide(unitIndex, shownBy, 'pairing');
      this.corrections.push({
        kind: 'annulled',
        seq,
        at: fact.at,
        unitIndex,
        ballotIndex,
        version: step.version,
        before: this.history.figures(index, step),
        after: null,
        reason: fact.reason,
      });
    }
    this.#refresh(unitIndex);
    this.#touch(unitIndex, shownBy, fact.at);
    this.#settle(at(this.lines.constituencyOfUnit, unitIndex), shownBy);
  }

  #changePolicy(fact: PolicyChanged, seq: number): void {
    const wasPaused = this.policy.paused;
    this.policy.change(fact, seq);
    for (const c of this.lines.constituencies) this.changes.touch(c, seq, fact.at);
    // What had come in before is settled under the new cap first: a pause never shows more, and a lower cap holds at once.
    this.#enforceCap(seq, fact.at);
    if (!wasPaused || fact.paused) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const sealed of waiting) this.#publish(sealed.fact, sealed.seq, seq);
  }

  /** Brings all lines to the cap in force. During a pause it can fall but not rise. */
  #enforceCap(seq: number, factAt: string): void {
    const wanted = this.policy.percent;
    const percent = this.policy.paused ? Math.min(wanted, this.lines.percent) : wanted;
    if (percent === this.lines.percent) return;
    this.lines.setPercent(percent);
    const released: number[] = [];
    for (const c of this.lines.constituencies) {
      const slots = this.lines.slots(c);
      this.lines.line(c).forEach((unit, i) => {
        if (i >= slots && this.#shown[unit] === 1) {
          this.#hide(unit, seq, 'cap');
          this.#refresh(unit);
          this.#touch(unit, seq, factAt);
        } else if (i < slots && this.#shown[unit] === 0) released.push(unit);
      });
    }
    released.sort((a, b) => (this.#completedBy[a] ?? 0) - (this.#completedBy[b] ?? 0));
    for (const unit of released) {
      this.#show(unit, seq);
      this.#touch(unit, seq, factAt);
    }
  }

  /** Lets stations move up after a place in the line became free. */
  #settle(constituency: number, shownBy: number): void {
    const slots = this.lines.slots(constituency);
    const line = this.lines.line(constituency);
    for (let i = 0; i < slots && i < line.length; i++) {
      const unit = line[i] ?? 0;
      if (this.#shown[unit] === 0) this.#show(unit, shownBy);
    }
  }

  #join(unit: number, seq: number, shownBy: number, factAt: string): void {
    this.#completedBy[unit] = seq;
    const station = at(this.election.pkg.units, unit).kind === 'station';
    if (station) this.lines.join(unit);
    const c = at(this.lines.constituencyOfUnit, unit);
    if (!station || this.lines.line(c).length <= this.lines.slots(c)) this.#show(unit, shownBy);
    this.#refresh(unit);
    this.#touch(unit, shownBy, factAt);
  }

  #show(unit: number, shownBy: number): void {
    this.#shown[unit] = 1;
    this.#everShown[unit] = 1;
    for (const index of at(this.election.returnsOfUnit, unit)) {
      if (index < 0) continue;
      this.#publishSteps(index, shownBy);
      const step = this.history.lastPublished(index);
      if (step === null) throw new Error(`unit ${unit} is shown without a record`);
      if (this.#counting[index] === 0) this.#row(index, 'accepted', step, shownBy, null);
      this.tally.set(index, this.history.figures(index, step));
    }
    this.#refresh(unit);
  }

  #hide(unit: number, shownBy: number, because: WithheldBecause): void {
    this.#shown[unit] = 0;
    for (const index of at(this.election.returnsOfUnit, unit)) {
      if (index < 0) continue;
      const step = this.history.lastPublished(index);
      if (step !== null && this.#counting[index] === 1) {
        this.#row(index, 'withheld', step, shownBy, because);
      }
      this.tally.set(index, null);
    }
  }

  /** Writes rows for all steps of a return that have none yet. */
  #publishSteps(index: number, shownBy: number): void {
    for (const step of this.history.unpublished(index)) this.#row(index, step.kind, step, shownBy, null);
    this.history.markPublished(index);
  }

  #row(index: number, event: RowEvent, step: Step, shownBy: number, because: WithheldBecause | null): void {
    this.rows.push({ returnIndex: index, event, step, shownBy, because });
    this.#counting[index] = event === 'accepted' || event === 'corrected' ? 1 : 0;
  }

  #complete(unit: number): boolean {
    return this.#liveOfUnit[unit] === this.#needed[unit];
  }

  #refresh(unit: number): void {
    const returns = at(this.election.returnsOfUnit, unit);
    let received = 0;
    for (const index of returns) if (index >= 0) received += this.#received[index] ?? 0;
    const status =
      this.#shown[unit] === 1
        ? 'shown'
        : received > 0 && received === this.#needed[unit]
          ? 'held-back'
          : received > 0
            ? 'partly'
            : this.#photographed[unit] === 1
              ? 'photographed'
              : 'awaited';
    if (this.coverage.set(unit, status)) {
      this.changes.mark(at(this.lines.constituencyOfUnit, unit));
    }
  }

  /**
   * Shows what the clock alone has freed: the cap's end lies before `now`, and no fact of that time has come. Undone with the
   * next fact, which gives every form its permanent place.
   */
  showByClock(now: number): void {
    if (this.policy.paused || !this.policy.endedByClock(now) || this.#clockShown.size > 0) return;
    const units = this.lines.constituencies
      .flatMap((c) => this.lines.line(c).filter((unit) => this.#shown[unit] === 0))
      .sort((a, b) => (this.#completedBy[a] ?? 0) - (this.#completedBy[b] ?? 0));
    for (const unit of units) {
      this.#shown[unit] = 1;
      for (const index of at(this.election.returnsOfUnit, unit)) {
        if (index < 0) continue;
        const steps = this.history.unpublished(index);
        for (const step of steps) {
          this.clockRows.push({ returnIndex: index, event: step.kind, step, shownBy: -1, because: null });
        }
        const step = steps.at(-1) ?? this.history.lastPublished(index);
        if (step === null) throw new Error(`unit ${unit} is shown without a record`);
        if (steps.length === 0) {
          this.clockRows.push({ returnIndex: index, event: 'accepted', step, shownBy: -1, because: null });
        }
        this.tally.set(index, this.history.figures(index, step));
      }
      this.#refresh(unit);
    }
    this.#clockShown = new Set(units);
  }

  #undoClock(): void {
    if (this.#clockShown.size === 0) return;
    for (const unit of this.#clockShown) {
      this.#shown[unit] = 0;
      for (const index of at(this.election.returnsOfUnit, unit)) if (index >= 0) this.tally.set(index, null);
      this.#refresh(unit);
    }
    this.#clockShown = new Set();
    this.clockRows.clear();
  }

  isClockShown(unit: number): boolean {
    return this.#clockShown.has(unit);
  }

  everShown(unit: number): boolean {
    return this.#everShown[unit] === 1;
  }

  photosOf(index: number): readonly string[] {
    return this.#photos.get(index) ?? NONE;
  }

  /** Whether the ledger holds a live record of a return. */
  hasRecord(index: number): boolean {
    return this.#received[index] === 1;
  }

  /** Whether the unit is complete as far as publication has come; a unit that only waits for the end of a pause is not. */
  inLine(unit: number): boolean {
    return this.#complete(unit);
  }

  completedBy(unit: number): number {
    return this.#completedBy[unit] ?? 0;
  }

  #touch(unit: number, seq: number, factAt: string): void {
    this.changes.touch(at(this.lines.constituencyOfUnit, unit), seq, factAt);
  }

  #touchContest(contest: number, fact: Fact, seq: number): void {
    this.changes.touchContest(contest);
    const area = at(this.election.pkg.contests, contest).areaId;
    this.changes.touch(getOrThrow(this.election.areaIndex, area), seq, fact.at);
  }

  #contestOf(fact: DrawHeld | ResultCertified): number {
    const index = this.election.pkg.contests.findIndex((contest) => contest.id === fact.contest);
    if (index < 0) throw new Error(`fact names the unknown contest ${fact.contest}`);
    return index;
  }

  #specOf(fact: ReturnFact) {
    const spec = this.election.findReturn(fact.unit, fact.ballot);
    if (spec === undefined) throw new Error(`fact names the unknown return ${fact.unit} ${fact.ballot}`);
    return spec;
  }
}
