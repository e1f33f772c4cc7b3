import { at } from '../basics/assert.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { Stage } from './desk-api.ts';

/** How many returns of a centre wait for what. */
export interface Waiting {
  received: number;
  enteredOnce: number;
  inDoubt: number;
  differs: number;
  withSupervisor: number;
}

/** A return that somebody must send again or correct. */
export interface Errand {
  readonly kind: 'send-again' | 'correct' | 'confirm';
  readonly spec: ReturnSpec;
}

/**
 * Where every return of the drill stands, as far as the replies of the desk told. Only a help to know where work is: the
 * desk's own state decides, and a new look at it repairs everything.
 */
export class Board {
  readonly election: Election;
  /** Returns that the drill plays, by return index. */
  readonly inScope: readonly boolean[];
  readonly #stage: Stage[];
  readonly #version: number[];
  readonly #waiting = new Map<string, Waiting>();
  /** Grows with everything that happens in a centre, so that idle people know when to look again. */
  readonly #changes = new Map<string, number>();
  readonly #needsCorrection: (spec: ReturnSpec) => boolean;
  readonly errands: Errand[] = [];
  readonly #errandOf = new Set<string>();
  /** Pieces of work that clerks hold or are just asking for, by centre. */
  readonly #hands = new Map<string, number>();
  /** Who typed the first entry, as far as this run knows, by return index. */
  readonly #firstBy: (string | null)[];
  /** Returns that wait for a second entry or a second look, by centre and first typist. */
  readonly #typedBy = new Map<string, { once: number; doubt: number }>();
  /** In doubt although the first typist has looked again, by centre. */
  readonly #stuck = new Map<string, number>();
  total = 0;
  accepted = 0;
  /** Of the accepted: corrections that are still to be made. */
  openCorrections = 0;
  received = 0;
  lastChange = Date.now();
  readonly #deskOf: ReadonlyMap<string, number>;
  /** By desk: centres with work that nobody holds, for clerks and for supervisors. */
  readonly #forClerks: Set<string>[] = [];
  readonly #forSupervisors: Set<string>[] = [];
  readonly #asleep = new Map<string, (() => void)[]>();

  /** `deskOf`: which desk serves a centre. */
  constructor(
    election: Election,
    inScope: readonly boolean[],
    deskOf: ReadonlyMap<string, number>,
    needsCorrection: (spec: ReturnSpec) => boolean,
  ) {
    this.election = election;
    this.inScope = inScope;
    this.#deskOf = deskOf;
    for (const desk of deskOf.values()) {
      this.#forClerks[desk] ??= new Set();
      this.#forSupervisors[desk] ??= new Set();
    }
    this.#needsCorrection = needsCorrection;
    this.#stage = election.returns.map(() => 'expected');
    this.#version = election.returns.map(() => 0);
    this.#firstBy = election.returns.map(() => null);
    for (const played of inScope) if (played) this.total += 1;
  }

  stageOf(spec: ReturnSpec): Stage {
    return at(this.#stage, spec.index);
  }

  versionOf(spec: ReturnSpec): number {
    return at(this.#version, spec.index);
  }

  waitingIn(centre: string): Waiting {
    let waiting = this.#waiting.get(centre);
    if (waiting === undefined) {
      waiting = { received: 0, enteredOnce: 0, inDoubt: 0, differs: 0, withSupervisor: 0 };
      this.#waiting.set(centre, waiting);
    }
    return waiting;
  }

  /** Work for clerks that nobody holds yet. */
  freeIn(centre: string): number {
    const { received, enteredOnce, inDoubt } = this.waitingIn(centre);
    return received + enteredOnce + inDoubt - (this.#hands.get(centre) ?? 0);
  }

  /** Work that this clerk may take: nobody gets a second entry of their own form, nor a second look at another's. */
  freeFor(centre: string, username: string): number {
    const mine = this.#typedIn(centre, username);
    const known = this.#typedIn(centre, '');
    return this.freeIn(centre) - mine.once - (known.doubt - mine.doubt);
  }

  /** Counts of a typist; the empty name counts all typists that are known. */
  #typedIn(centre: string, username: string): { once: number; doubt: number } {
    const key = `${centre} ${username}`;
    let counts = this.#typedBy.get(key);
    if (counts === undefined) {
      counts = { once: 0, doubt: 0 };
      this.#typedBy.set(key, counts);
    }
    return counts;
  }

  /** A clerk asks for work (+1), or has done it or got none (-1). */
  hand(centre: string, step: 1 | -1): void {
    this.#hands.set(centre, (this.#hands.get(centre) ?? 0) + step);
    this.#refresh(centre);
  }

  /** Centres of a desk where a clerk finds work. */
  centresForClerks(desk: number): ReadonlySet<string> {
    return at(this.#forClerks, desk);
  }

  /** Centres of a desk where something waits for a supervisor. */
  centresForSupervisors(desk: number): ReadonlySet<string> {
    return at(this.#forSupervisors, desk);
  }

  #refresh(centre: string): void {
    const desk = this.#deskOf.get(centre);
    if (desk === undefined) return;
    const clerks = at(this.#forClerks, desk);
    if (this.freeIn(centre) > 0) clerks.add(centre);
    else clerks.delete(centre);
    const { differs, withSupervisor } = this.waitingIn(centre);
    const supervisors = at(this.#forSupervisors, desk);
    if (differs + withSupervisor + this.stuckIn(centre) > 0) supervisors.add(centre);
    else supervisors.delete(centre);
    if (clerks.size > 0) this.#wake(`clerk ${desk}`);
    if (supervisors.size > 0) this.#wake(`supervisor ${desk}`);
  }

  changesIn(centre: string): number {
    return this.#changes.get(centre) ?? 0;
  }

  /** Forms that are in and not accepted yet. */
  get inWork(): number {
    return this.received - this.accepted;
  }

  get finished(): boolean {
    return this.accepted === this.total && this.openCorrections === 0;
  }

  /** Notes the stage that a reply told. Older news than what is known is the desk's to sort out. */
  set(spec: ReturnSpec, stage: Stage, version = this.versionOf(spec), firstBy: string | null = null): void {
    const before = this.stageOf(spec);
    const wasOpen = this.#isOpen(spec);
    this.#count(spec, before, -1);
    this.#stage[spec.index] = stage;
    this.#version[spec.index] = version;
    if (stage === 'received') this.#firstBy[spec.index] = null;
    else if (firstBy !== null) this.#firstBy[spec.index] = firstBy;
    this.#count(spec, stage, 1);
    if (this.inScope[spec.index]) {
      this.received += Number(stage !== 'expected') - Number(before !== 'expected');
      this.accepted += Number(isIn(stage)) - Number(isIn(before));
      this.openCorrections += Number(this.#isOpen(spec)) - Number(wasOpen);
      this.#giveErrand(spec, stage);
    }
    const centre = spec.unit.centreId;
    this.#changes.set(centre, this.changesIn(centre) + 1);
    this.lastChange = Date.now();
    this.#refresh(centre);
    this.#wake('anybody');
  }

  /** An accepted return whose record is known to be wrong. */
  #isOpen(spec: ReturnSpec): boolean {
    return isIn(this.stageOf(spec)) && this.versionOf(spec) < 2 && this.#needsCorrection(spec);
  }

  #giveErrand(spec: ReturnSpec, stage: Stage): void {
    if (stage === 'unreadable') this.#errand({ kind: 'send-again', spec });
    else if (stage === 'correction-proposed') this.#errand({ kind: 'confirm', spec });
    else if (this.#isOpen(spec)) this.#errand({ kind: 'correct', spec });
  }

  #errand(errand: Errand): void {
    const key = `${errand.kind} ${errand.spec.index}`;
    if (this.#errandOf.has(key)) return;
    this.#errandOf.add(key);
    this.errands.push(errand);
  }

  /** Lets an errand be given again: it was done, or given up. */
  errandDone(errand: Errand): void {
    this.#errandOf.delete(`${errand.kind} ${errand.spec.index}`);
  }

  #count(spec: ReturnSpec, stage: Stage, step: number): void {
    if (!this.inScope[spec.index]) return;
    const waiting = this.waitingIn(spec.unit.centreId);
    if (stage === 'received') waiting.received += step;
    else if (stage === 'entered-once') waiting.enteredOnce += step;
    else if (stage === 'in-doubt') waiting.inDoubt += step;
    else if (stage === 'differs') waiting.differs += step;
    else if (stage === 'with-supervisor') waiting.withSupervisor += step;
    const by = this.#firstBy[spec.index] ?? null;
    if (by === null || (stage !== 'entered-once' && stage !== 'in-doubt')) return;
    for (const name of [by, '']) {
      const counts = this.#typedIn(spec.unit.centreId, name);
      if (stage === 'entered-once') counts.once += step;
      else counts.doubt += step;
    }
  }

  /** The first typist looked again and the errors stay: a supervisor must look. */
  markStuck(centre: string): void {
    this.#stuck.set(centre, (this.#stuck.get(centre) ?? 0) + 1);
    this.#changes.set(centre, this.changesIn(centre) + 1);
    this.#refresh(centre);
  }

  stuckIn(centre: string): number {
    return Math.min(this.#stuck.get(centre) ?? 0, this.waitingIn(centre).inDoubt);
  }

  clearStuck(centre: string): void {
    this.#stuck.set(centre, Math.max(0, (this.#stuck.get(centre) ?? 0) - 1));
    this.#refresh(centre);
  }

  /** Waits until there is something for this kind of people (`clerk 3`, `supervisor 0`, `anybody`), or at most so long. */
  async change(who: string, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      const list = this.#asleep.get(who) ?? [];
      this.#asleep.set(who, list);
      list.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #wake(who: string): void {
    const list = this.#asleep.get(who);
    if (list === undefined || list.length === 0) return;
    this.#asleep.set(who, []);
    for (const resolve of list) resolve();
  }

  wakeAll(): void {
    for (const who of [...this.#asleep.keys()]) this.#wake(who);
  }
}

function isIn(stage: Stage): boolean {
  return stage === 'accepted' || stage === 'correction-proposed';
}
