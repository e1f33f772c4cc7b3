import { assertNever, at, getOrThrow } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type {
  DrawHeld,
  Fact,
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
import type { CorrectionEvent, PolicyChange, PolicyEffect, PublicCertification } from '../model.ts';
import type { CapLines } from './cap-lines.ts';
import { CaseBook } from './case-book.ts';
import type { Changes } from './changes.ts';
import type { CoverageCount } from './coverage-counts.ts';
import { EventBook } from './event-book.ts';
import type { FormClock } from './form-clock.ts';
import { History } from './history.ts';
import { PhotoShelf } from './photo-shelf.ts';
import { effectOfPolicy } from './policy-effect.ts';
import { PolicyState } from './policy-state.ts';
import type { Receipts } from './receipts.ts';
import type { ShownUnits } from './shown-units.ts';
import { StoryFold } from './story.ts';
import { TicketBook } from './ticket-book.ts';
import { UnitGate } from './unit-gate.ts';

/** A fact about one return. */
type ReturnFact = PhotoReceived | PhotoMoved | RecordAccepted | RecordCorrected | RecordAnnulled;
type PublicFact = ReturnFact | DrawHeld | ResultCertified;

/**
 * What is public, folded from the facts in ledger order. Two layers: what the ledger holds (so that coverage is always true),
 * and what is published of it. While publication is paused the second layer stands still and facts wait for it.
 */
export class PublicState {
  readonly election: Election;
  readonly policy: PolicyState;
  readonly tally: Tally;
  readonly history: History;
  readonly photos = new PhotoShelf();
  readonly cases = new CaseBook();
  readonly events = new EventBook();
  readonly tickets = new TicketBook();
  readonly story: StoryFold;
  /** In order of publication. */
  readonly corrections: CorrectionEvent[] = [];
  /** Ballot numbers in the order of the lot, by contest index. */
  readonly draws = new Map<number, readonly number[]>();
  readonly certified = new Map<number, PublicCertification>();
  readonly #gate: UnitGate;
  #waiting: { readonly seq: number; readonly fact: PublicFact }[] = [];
  #size = 0;

  constructor(election: Election) {
    this.election = election;
    this.story = new StoryFold(election);
    this.policy = new PolicyState(election.pkg.manifest.publication);
    this.tally = new Tally(election);
    this.history = new History(election.returns.map((spec) => HEAD_SIZE + spec.lines.length));
    this.#gate = new UnitGate(election, this.policy, this.history, {
      set: (index, figures) => {
        this.tally.set(index, figures);
        this.story.touch(index, figures !== null);
      },
    });
  }

  /** Facts folded so far: the next one must have this place. */
  get size(): number {
    return this.#size;
  }

  get coverage(): CoverageCount {
    return this.#gate.coverage;
  }

  get lines(): CapLines {
    return this.#gate.lines;
  }

  get receipts(): Receipts {
    return this.#gate.receipts;
  }

  get shown(): ShownUnits {
    return this.#gate.shown;
  }

  get changes(): Changes {
    return this.#gate.changes;
  }

  get clock(): FormClock {
    return this.#gate.clock;
  }

  apply({ seq, fact }: SealedFact): void {
    if (seq !== this.#size) throw new Error(`fact ${seq} came where ${this.#size} was due`);
    const now = Date.parse(fact.at);
    this.#gate.undoClock();
    this.story.pass(now, this);
    this.#size++;
    this.clock.now = fact.at;
    this.#endCap(fact, seq, now);
    this.#fold(fact, seq);
    this.story.after(seq, now, this);
  }

  #endCap(fact: Fact, seq: number, now: number): void {
    const { percent } = this.policy;
    if (!this.policy.passEnd(now)) return;
    if (percent < 100) this.events.capEnded(this.policy.capUntil ?? now, seq, percent);
    if (fact.kind === 'policy-changed') return;
    this.policy.lift();
    this.#gate.enforceCap(seq, fact.at);
  }

  #fold(fact: Fact, seq: number): void {
    switch (fact.kind) {
      case 'package-opened':
        return;
      case 'case-opened': {
        const spec = this.#specOf(fact);
        this.cases.open(fact, spec);
        this.#gate.mark(spec.unitIndex);
        return;
      }
      case 'case-ordered':
      case 'case-closed':
      case 'case-reopened': {
        const unit = this.cases.change(fact);
        if (unit !== null) this.#gate.mark(unit);
        return;
      }
      case 'ticket-answered': {
        const spec = this.#specOf(fact);
        this.tickets.answer(fact, seq, spec);
        this.#gate.mark(spec.unitIndex);
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
      case 'photo-moved':
        this.#publishPhoto(fact);
        return;
      case 'record-accepted':
      case 'record-corrected':
        this.#addRecord(fact, seq, shownBy);
        return;
      case 'record-annulled':
        this.#annul(fact, seq, shownBy);
        return;
      case 'draw-held':
        this.#draw(fact, seq, shownBy);
        return;
      case 'result-certified':
        this.#certify(fact, seq, shownBy);
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
    this.#gate.refresh(unitIndex);
    this.#gate.touch(unitIndex, seq, fact.at);
  }

  #publishPhoto(fact: PhotoReceived | PhotoMoved): void {
    const { index, unitIndex } = this.#specOf(fact);
    if (fact.kind === 'photo-received') this.photos.add(index, fact);
    else this.photos.remove(index, fact.photo);
    this.#gate.mark(unitIndex);
  }

  #addRecord(fact: RecordAccepted | RecordCorrected, seq: number, shownBy: number): void {
    const { index, unitIndex, ballotIndex } = this.#specOf(fact);
    const before = this.history.lastPublished(index);
    const step = this.history.addVersion(index, seq, fact, this.photos.of(index));
    if (!this.#gate.isLive(index)) {
      this.#gate.setLive(index, unitIndex, seq, shownBy, fact.at);
      return;
    }
    this.#gate.touch(unitIndex, shownBy, fact.at);
    if (!this.shown.has(unitIndex)) return;
    this.shown.update(index, shownBy);
    this.clock.counts(index);
    if (before === null) return;
    this.corrections.push({
      kind: 'corrected',
      seq,
      shownBy,
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
    if (!this.#gate.isLive(index)) return;
    if (!this.#gate.setDead(index, unitIndex, shownBy, fact.at)) return;
    this.corrections.push({
      kind: 'annulled',
      seq,
      shownBy,
      at: fact.at,
      unitIndex,
      ballotIndex,
      version: step.version,
      before: this.history.figures(index, step),
      after: null,
      reason: fact.reason,
    });
  }

  #draw(fact: DrawHeld, seq: number, shownBy: number): void {
    const contest = this.#touchContest(fact, seq);
    this.draws.set(contest, fact.order);
    this.story.drawn(contest);
    this.events.draw(fact, seq, shownBy, contest);
  }

  #certify(fact: ResultCertified, seq: number, shownBy: number): void {
    const contest = this.#touchContest(fact, seq);
    this.certified.set(contest, { order: fact.order, seq, at: fact.at });
    this.events.certified(fact, seq, shownBy, contest);
  }

  #changePolicy(fact: PolicyChanged, seq: number): void {
    const wasPaused = this.policy.paused;
    this.events.policy(fact, seq, this.policy);
    this.policy.change(fact, seq);
    for (const c of this.lines.constituencies) this.changes.touch(c, seq, fact.at);
    // What had come in before is settled under the new cap first: a pause never shows more, and a lower cap holds at once.
    this.#gate.enforceCap(seq, fact.at);
    if (!wasPaused || fact.paused) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const sealed of waiting) this.#publish(sealed.fact, sealed.seq, seq);
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
        isLive: (index) => this.#gate.isLive(index),
        missing: (unit) => this.#gate.missing(unit),
      },
      change,
    );
  }

  /** Whether the unit is complete as far as publication has come; one that waits for the end of a pause is not. */
  isComplete(unit: number): boolean {
    return this.#gate.isComplete(unit);
  }

  completedBy(unit: number): number {
    return this.#gate.completedBy(unit);
  }

  showByClock(now: number): void {
    this.#gate.showByClock(now);
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
