import { assertNever, at, getOrThrow } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type {
  DrawHeld,
  PhotoMoved,
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
import type {
  CorrectionEvent,
  PolicyChange,
  PolicyEffect,
  PublicCertification,
  PublicVersion,
} from '../model.ts';
import { CapLines } from './cap-lines.ts';
import { CaseBook } from './case-book.ts';
import { Changes } from './changes.ts';
import { CoverageCount } from './coverage-counts.ts';
import { FormClock } from './form-clock.ts';
import { History } from './history.ts';
import { PhotoNotes } from './photo-notes.ts';
import { effectOfPolicy } from './policy-effect.ts';
import { PolicyState } from './policy-state.ts';
import { Receipts } from './receipts.ts';
import { ShownUnits } from './shown-units.ts';
import { StoryFold } from './story.ts';

/** A fact about one return. */
type ReturnFact = PhotoReceived | PhotoMoved | RecordAccepted | RecordCorrected | RecordAnnulled;
type PublicFact = ReturnFact | DrawHeld | ResultCertified;

const NONE: readonly never[] = [];

function without(list: readonly string[], text: string): string[] {
  return list.filter((one) => one !== text);
}

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
  readonly receipts: Receipts;
  readonly shown: ShownUnits;
  readonly changes: Changes;
  readonly cases = new CaseBook();
  readonly clock = new FormClock();
  readonly story: StoryFold;
  /** In order of publication. */
  readonly corrections: CorrectionEvent[] = [];
  /** Ballot numbers in the order of the lot, by contest index. */
  readonly draws = new Map<number, readonly number[]>();
  readonly certified = new Map<number, PublicCertification>();
  /** Returns with a live record, as far as it is published. */
  readonly #live: Uint8Array;
  readonly #liveOfUnit: Uint8Array;
  readonly #photos = new Map<number, string[]>();
  readonly photoNotes = new PhotoNotes();
  /** Copies with names and signatures covered, by the copy of the staff; null: held back. Empty where the package does not ask. */
  readonly #covered = new Map<string, string | null>();
  /** Photos that are held back, by the index of the return. */
  readonly #held = new Map<number, readonly string[]>();
  /** Photos that are no longer shown at a return, by its index. */
  readonly #gone = new Map<number, readonly string[]>();
  /** Ledger place of the fact that completed a unit. */
  readonly #completedBy: Int32Array;
  #waiting: { readonly seq: number; readonly fact: PublicFact }[] = [];
  #size = 0;

  constructor(election: Election) {
    const units = election.pkg.units.length;
    this.election = election;
    this.story = new StoryFold(election);
    this.policy = new PolicyState(election.pkg.manifest.publication);
    this.tally = new Tally(election);
    this.coverage = new CoverageCount(election);
    this.history = new History(election.returns.map((spec) => HEAD_SIZE + spec.lines.length));
    this.lines = new CapLines(election, this.policy.percent);
    this.receipts = new Receipts(election);
    this.shown = new ShownUnits(election, this.history, this.tally);
    this.changes = new Changes(election.parentOfArea);
    this.#live = new Uint8Array(election.returns.length);
    this.#liveOfUnit = new Uint8Array(units);
    this.#completedBy = new Int32Array(units);
  }

  /** Facts folded so far: the next one must have this place. */
  get size(): number {
    return this.#size;
  }

  apply({ seq, fact }: SealedFact): void {
    if (seq !== this.#size) throw new Error(`fact ${seq} came where ${this.#size} was due`);
    for (const unit of this.shown.undoClock()) this.#refresh(unit);
    this.story.pass(Date.parse(fact.at), this);
    this.#size++;
    this.clock.now = fact.at;
    if (this.policy.passEnd(Date.parse(fact.at)) && fact.kind !== 'policy-changed') {
      this.policy.lift();
      this.#enforceCap(seq, fact.at);
    }
    switch (fact.kind) {
      case 'package-opened':
        return;
      case 'case-opened': {
        const spec = this.#specOf(fact);
        this.cases.open(fact, spec);
        this.#mark(spec.unitIndex);
        return;
      }
      case 'case-ordered':
      case 'case-closed':
      case 'case-reopened': {
        const unit = this.cases.change(fact);
        if (unit !== null) this.#mark(unit);
        return;
      }
      case 'policy-changed':
        this.#changePolicy(fact, seq);
        return;
      case 'photo-received':
      case 'photo-moved':
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
      case 'photo-moved':
        this.#removePhoto(fact);
        return;
      case 'record-accepted':
      case 'record-corrected':
        this.#addRecord(fact, seq, shownBy);
        return;
      case 'record-annulled':
        this.#annul(fact, seq, shownBy);
        return;
      case 'draw-held':
        this.draws.set(this.#touchContest(fact, seq), fact.order);
        return;
      case 'result-certified':
        this.certified.set(this.#touchContest(fact, seq), { order: fact.order, seq, at: fact.at });
        return;
      default:
        assertNever(fact);
    }
  }

  /** Notes what the ledger holds of a unit; its status follows at once, also during a pause. */
  #receive(fact: ReturnFact, seq: number): void {
    const { index, unitIndex } = this.#specOf(fact);
    if (fact.kind === 'photo-received') this.receipts.photo(unitIndex);
    else if (fact.kind === 'photo-moved') this.receipts.photoGone(unitIndex);
    else this.receipts.record(index, fact.kind !== 'record-annulled');
    if (fact.kind === 'photo-received') this.clock.photo(index);
    this.#refresh(unitIndex);
    this.#touch(unitIndex, seq, fact.at);
  }

  #addPhoto(fact: PhotoReceived): void {
    const { index, unitIndex } = this.#specOf(fact);
    if (fact.masked !== undefined) this.#covered.set(fact.photo, fact.masked);
    const photo = this.#publicCopy(fact.photo);
    if (photo === null) this.#held.set(index, [...(this.#held.get(index) ?? []), fact.photo]);
    else {
      this.photoNotes.add(photo, fact);
      const photos = this.#photos.get(index);
      if (photos === undefined) this.#photos.set(index, [photo]);
      else if (!photos.includes(photo)) photos.push(photo);
      const gone = this.#gone.get(index);
      if (gone !== undefined) this.#gone.set(index, without(gone, photo));
    }
    this.changes.mark(at(this.lines.constituencyOfUnit, unitIndex));
  }

  /** A photo that was moved is no longer shown at its old place; the versions of records keep the photos that they were typed from. */
  #removePhoto(fact: PhotoMoved): void {
    const { index, unitIndex } = this.#specOf(fact);
    const photo = this.#publicCopy(fact.photo);
    if (photo === null) this.#held.set(index, without(this.#held.get(index) ?? NONE, fact.photo));
    else {
      this.#photos.set(index, without(this.#photos.get(index) ?? NONE, photo));
      this.#gone.set(index, [...new Set([...this.goneFrom(index), photo])]);
    }
    this.changes.mark(at(this.lines.constituencyOfUnit, unitIndex));
  }

  /** What the public gets of a photo; null: nothing, names and signatures could not be covered. */
  #publicCopy(photo: string): string | null {
    const covered = this.#covered.get(photo);
    return covered === undefined ? photo : covered;
  }

  #addRecord(fact: RecordAccepted | RecordCorrected, seq: number, shownBy: number): void {
    const { index, unitIndex, ballotIndex } = this.#specOf(fact);
    const before = this.history.lastPublished(index);
    const step = this.history.addVersion(index, seq, fact, this.photosOf(index));
    if (this.#live[index] === 0) {
      this.#live[index] = 1;
      this.#liveOfUnit[unitIndex] = at(this.#liveOfUnit, unitIndex) + 1;
      if (this.isComplete(unitIndex)) this.#join(unitIndex, seq, shownBy, fact.at);
      return;
    }
    this.#touch(unitIndex, shownBy, fact.at);
    if (!this.shown.has(unitIndex)) return;
    this.shown.update(index, shownBy);
    this.clock.counts(index);
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
    const wasComplete = this.isComplete(unitIndex);
    this.#live[index] = 0;
    this.#liveOfUnit[unitIndex] = at(this.#liveOfUnit, unitIndex) - 1;
    if (!wasComplete) return;
    this.lines.leave(unitIndex);
    if (this.shown.has(unitIndex)) {
      this.shown.publishSteps(index, shownBy);
      this.shown.hide(unitIndex, shownBy, 'pairing');
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
        if (i >= slots && this.shown.has(unit)) {
          this.shown.hide(unit, seq, 'cap');
          this.#refresh(unit);
          this.#touch(unit, seq, factAt);
        } else if (i < slots && !this.shown.has(unit)) released.push(unit);
      });
    }
    for (const unit of this.#inLedgerOrder(released)) {
      this.#show(unit, seq);
      this.#touch(unit, seq, factAt);
    }
  }

  /** Lets stations move up after a place in the line became free. */
  #settle(constituency: number, shownBy: number): void {
    const slots = this.lines.slots(constituency);
    for (const unit of this.lines.line(constituency).slice(0, slots)) {
      if (!this.shown.has(unit)) this.#show(unit, shownBy);
    }
  }

  /** A unit has become complete. */
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
    this.shown.show(unit, shownBy);
    for (const index of at(this.election.returnsOfUnit, unit)) {
      if (index >= 0) this.clock.counts(index);
    }
    this.#refresh(unit);
  }

  /**
   * Shows what the clock alone has freed: the cap's end lies before `now`, and no fact of that time has come. Undone with the
   * next fact, which gives every form its permanent place.
   */
  showByClock(now: number): void {
    if (this.policy.paused || !this.policy.endedByClock(now)) return;
    const held = this.lines.constituencies.flatMap((c) =>
      this.lines.line(c).filter((unit) => !this.shown.has(unit)),
    );
    if (held.length === 0) return;
    this.shown.showByClock(this.#inLedgerOrder(held));
    for (const unit of held) this.#refresh(unit);
  }

  /** What a change of policy would do now. */
  ifPolicy(change: PolicyChange): PolicyEffect {
    return effectOfPolicy(
      {
        election: this.election,
        lines: this.lines,
        paused: this.policy.paused,
        waiting: this.#waiting.map(({ fact }) => fact),
        isShown: (unit) => this.shown.has(unit),
        isLive: (index) => this.#live[index] === 1,
        missing: (unit) => this.receipts.needed(unit) - at(this.#liveOfUnit, unit),
      },
      change,
    );
  }

  #inLedgerOrder(units: readonly number[]): readonly number[] {
    return units.toSorted((a, b) => this.completedBy(a) - this.completedBy(b));
  }

  #refresh(unit: number): void {
    const status = this.shown.has(unit) ? 'shown' : this.receipts.status(unit);
    if (this.coverage.set(unit, status)) this.changes.mark(at(this.lines.constituencyOfUnit, unit));
  }

  photosOf(index: number): readonly string[] {
    return this.#photos.get(index) ?? NONE;
  }

  heldPhotosOf(index: number): number {
    return this.#held.get(index)?.length ?? 0;
  }

  /** Versions with the photos that the public gets. */
  withPublicCopies(versions: readonly PublicVersion[]): readonly PublicVersion[] {
    if (this.#covered.size === 0) return versions;
    return versions.map((version) => ({
      ...version,
      photos: version.photos.flatMap((photo) => this.#publicCopy(photo) ?? []),
    }));
  }

  goneFrom(index: number): readonly string[] {
    return this.#gone.get(index) ?? NONE;
  }

  /** Whether the unit is complete as far as publication has come; one that waits for the end of a pause is not. */
  isComplete(unit: number): boolean {
    return at(this.#liveOfUnit, unit) === this.receipts.needed(unit);
  }

  completedBy(unit: number): number {
    return at(this.#completedBy, unit);
  }

  #mark(unit: number): void {
    this.changes.mark(at(this.lines.constituencyOfUnit, unit));
  }

  #touch(unit: number, seq: number, factAt: string): void {
    this.changes.touch(at(this.lines.constituencyOfUnit, unit), seq, factAt);
  }

  #touchContest(fact: DrawHeld | ResultCertified, seq: number): number {
    const index = this.election.pkg.contests.findIndex((contest) => contest.id === fact.contest);
    if (index < 0) throw new Error(`fact ${seq} names the unknown contest ${fact.contest}`);
    this.changes.touchContest(index);
    const area = at(this.election.pkg.contests, index).areaId;
    this.changes.touch(getOrThrow(this.election.areaIndex, area), seq, fact.at);
    return index;
  }

  #specOf(fact: Pick<ReturnFact, 'unit' | 'ballot'>): ReturnSpec {
    const spec = this.election.findReturn(fact.unit, fact.ballot);
    if (spec === undefined) throw new Error(`fact names the unknown return ${fact.unit} ${fact.ballot}`);
    return spec;
  }
}
