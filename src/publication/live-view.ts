import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { ContestOutcome, SeatTable, TallyReader } from '../tally/model.ts';
import type { PublicState } from './fold/public-state.ts';
import type { FormMark } from './form-marks.ts';
import type { MarkedUnits, MarkIndex } from './mark-index.ts';
import type {
  AreaChange,
  CorrectionEvent,
  Coverage,
  CutHead,
  EffectivePolicy,
  FormTimes,
  HeldUnit,
  PartlyUnit,
  PolicyChange,
  PolicyEffect,
  PublicCertification,
  PublicEvent,
  PublicTicket,
  PublicUnit,
  PublicVersion,
  PublicView,
  Story,
  UnitStatus,
} from './model.ts';
import type { Outcomes } from './outcomes.ts';

const NONE: readonly never[] = [];
const NO_STORY: Story = { moments: [], flips: [], calls: [] };

/** The published state as it stands; holds until the next cut is made from the same publication. */
export class LiveView implements PublicView {
  readonly election: Election;
  readonly head: CutHead;
  readonly policy: EffectivePolicy;
  readonly tally: TallyReader;
  readonly corrections: readonly CorrectionEvent[];
  readonly story: Story;
  readonly events: readonly PublicEvent[];
  readonly #state: PublicState;
  readonly #outcomes: Outcomes;
  readonly #marks: MarkIndex;

  constructor(
    state: PublicState,
    outcomes: Outcomes,
    head: CutHead,
    policy: EffectivePolicy,
    tally: TallyReader,
    marks: MarkIndex,
  ) {
    this.election = state.election;
    this.head = head;
    this.policy = policy;
    this.tally = tally;
    this.#state = state;
    this.#outcomes = outcomes;
    this.#marks = marks;
    this.story = policy.embargo ? NO_STORY : state.story;
    this.events = policy.embargo ? state.events.ofRules() : state.events.all;
    this.corrections = policy.embargo ? NONE : state.corrections.toReversed();
  }

  coverage(areaIndex: number): Coverage {
    return this.#state.coverage.coverage(areaIndex, this.policy.embargo);
  }

  unitStatus(unitIndex: number): UnitStatus {
    const status = this.#state.coverage.status(unitIndex);
    return status === 'shown' && this.policy.embargo ? 'held-back' : status;
  }

  shownVersion(returnIndex: number): number {
    const { unitIndex } = at(this.election.returns, returnIndex);
    if (this.unitStatus(unitIndex) !== 'shown') return 0;
    const { history } = this.#state;
    const newest = this.#state.shown.hasByClock(unitIndex)
      ? history.lastVersion(returnIndex)
      : history.lastPublished(returnIndex);
    return newest?.version ?? 0;
  }

  formTimes(returnIndex: number): FormTimes {
    if (this.policy.embargo) return { receivedAt: null, shownAt: null };
    return this.#state.clock.of(returnIndex);
  }

  unit(unitIndex: number): PublicUnit {
    const returns = at(this.election.returnsOfUnit, unitIndex);
    const hidden = this.policy.embargo;
    const clock = this.#state.shown.hasByClock(unitIndex);
    const open = !hidden && (clock || this.#state.shown.everHad(unitIndex));
    const versions = (index: number): readonly PublicVersion[] =>
      open && index >= 0
        ? this.#state.photos.withPublicCopies(this.#state.history.versions(index, clock))
        : NONE;
    const all = returns.map(versions);
    const photos = returns.map((index) => (hidden || index < 0 ? NONE : this.#state.photos.of(index)));
    const named = new Set([...photos.flat(), ...all.flat().flatMap((version) => version.photos)]);
    return {
      status: this.unitStatus(unitIndex),
      versions: all,
      photos,
      photoNotes: new Map(
        [...named].flatMap((photo) => {
          const note = this.#state.photos.notes.of(photo);
          return note === null ? [] : [[photo, note] as const];
        }),
      ),
      gone: returns.map((index) => (hidden || index < 0 ? NONE : this.#state.photos.goneFrom(index))),
      heldPhotos: returns.map((index) => (hidden || index < 0 ? 0 : this.#state.photos.heldAt(index))),
      cases: hidden ? NONE : this.#state.cases.ofUnit(unitIndex),
    };
  }

  get tickets(): readonly PublicTicket[] {
    return this.policy.embargo ? NONE : this.#state.tickets.all;
  }

  ticket(id: string): PublicTicket | null {
    return this.policy.embargo ? null : this.#state.tickets.get(id);
  }

  ticketsOf(unitIndex: number): readonly PublicTicket[] {
    return this.policy.embargo ? NONE : this.#state.tickets.ofUnit(unitIndex);
  }

  marks(returnIndex: number): readonly string[] {
    const { unitIndex } = at(this.election.returns, returnIndex);
    if (this.unitStatus(unitIndex) !== 'shown') return NONE;
    const marks: string[] = [];
    this.#eachMark(returnIndex, unitIndex, (mark) => marks.push(mark));
    return marks;
  }

  marked(constituencyIndex: number): MarkedUnits {
    return this.#marks.of(constituencyIndex, (unit, add) => {
      if (this.unitStatus(unit) !== 'shown') return;
      for (const index of at(this.election.returnsOfUnit, unit)) {
        if (index >= 0) this.#eachMark(index, unit, add);
      }
    });
  }

  /** Asked about every form of the country at once: it makes nothing that has to be thrown away. */
  #eachMark(index: number, unit: number, add: (mark: string) => void): void {
    const { history, shown, photos, cases, tickets } = this.#state;
    const step = shown.hasByClock(unit) ? history.lastVersion(index) : history.lastPublished(index);
    if (step === null) return;
    for (const { code } of step.findings) add(code);
    const casesHere = cases.ofUnit(unit);
    const ticketsHere = tickets.ofUnit(unit);
    if (casesHere.length > 0 || ticketsHere.length > 0) {
      const { ballotIndex } = at(this.election.returns, index);
      if (casesHere.some((one) => one.closed === null && one.ballotIndex === ballotIndex))
        add('case' satisfies FormMark);
      if (ticketsHere.some((one) => one.ballotIndex === ballotIndex)) add('ticket' satisfies FormMark);
    }
    if (step.version > 1) add('corrected' satisfies FormMark);
    if (step.asWritten !== null) add('as-written' satisfies FormMark);
    if (step.notBlind !== null) add('not-blind' satisfies FormMark);
    if (step.photos.length === 0 && photos.of(index).length === 0) add('no-photo' satisfies FormMark);
  }

  outcome(contestIndex: number): ContestOutcome | null {
    return this.#outcomes.outcome(contestIndex);
  }

  get seats(): SeatTable | null {
    return this.#outcomes.seats;
  }

  held(constituencyIndex: number): readonly HeldUnit[] {
    const held: HeldUnit[] = [];
    const places = new Map(this.#state.lines.line(constituencyIndex).map((unit, i) => [unit, i + 1]));
    for (const unitIndex of at(this.election.unitsOfConstituency, constituencyIndex)) {
      if (this.unitStatus(unitIndex) !== 'held-back') continue;
      const inLine = this.#state.isComplete(unitIndex);
      held.push({
        unitIndex,
        why: this.policy.embargo ? 'embargo' : inLine ? 'cap' : 'pause',
        position: places.get(unitIndex) ?? null,
        completedBy: inLine ? this.#state.completedBy(unitIndex) : null,
      });
    }
    return held;
  }

  partly(constituencyIndex: number): readonly PartlyUnit[] {
    const partly: PartlyUnit[] = [];
    for (const unitIndex of at(this.election.unitsOfConstituency, constituencyIndex)) {
      if (this.unitStatus(unitIndex) !== 'partly') continue;
      const returns = at(this.election.returnsOfUnit, unitIndex);
      const missing = returns.flatMap((r, b) => (r >= 0 && !this.#state.receipts.hasRecord(r) ? [b] : []));
      partly.push({ unitIndex, missing });
    }
    return partly;
  }

  capSlots(constituencyIndex: number): number {
    const { lines } = this.#state;
    return this.policy.paused
      ? lines.slots(constituencyIndex)
      : lines.slots(constituencyIndex, this.policy.capPercent);
  }

  changed(areaIndex: number): AreaChange | null {
    return this.#state.changes.of(areaIndex);
  }

  draw(contestIndex: number): readonly number[] | null {
    return this.#state.draws.get(contestIndex) ?? null;
  }

  certification(contestIndex: number): PublicCertification | null {
    return this.#state.certified.get(contestIndex) ?? null;
  }

  ifPolicy(change: PolicyChange): PolicyEffect {
    return this.#state.ifPolicy(change);
  }
}
