import type { ReturnSpec } from '../election/lookup.ts';
import { actAnswering, isOvertaken } from './answering.ts';
import type { Claim, Done, Task } from './desk-api.ts';
import { act, takeNext } from './desk-api.ts';
import type { Night } from './night.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';
import { wireEntry } from './wire.ts';

const TASKS: readonly Task[] = ['look-again', 'second', 'first'];

/** Seconds of the night that a form takes: a constituency form is short, a party list long. */
const SECONDS_HEAD = 20;
const SECONDS_LINE = 1.2;

/** A person who types: takes work, types what the paper says (with mistakes), answers warnings, looks again. */
export class Clerk {
  readonly #night: Night;
  readonly #who: Session;
  readonly #desk: number;
  readonly #random: Random;
  /** What had happened in a centre when it last had no work for this person. */
  readonly #emptyAt = new Map<string, number>();

  constructor(night: Night, who: Session, desk: number, random: Random) {
    this.#night = night;
    this.#who = who;
    this.#desk = desk;
    this.#random = random;
  }

  async work(): Promise<void> {
    const { board } = this.#night;
    let claim: Claim | null = null;
    while (!this.#night.stopped) {
      if (claim === null) {
        const centre = this.#centreWithWork();
        if (centre === null) {
          await board.change(`clerk ${this.#desk}`, 500);
          continue;
        }
        const seen = board.changesIn(centre);
        board.hand(centre, 1);
        claim = await takeNext(this.#who, centre, TASKS);
        if (claim === null) {
          board.hand(centre, -1);
          this.#emptyAt.set(centre, seen);
          continue;
        }
      }
      const { centre } = claim.unit;
      claim = await this.#type(claim);
      if (claim === null) board.hand(centre, -1);
    }
  }

  /** The centre with the most waiting; one that was empty for this person rests until something happens there. */
  #centreWithWork(): string | null {
    const { board } = this.#night;
    let best: string | null = null;
    let most = 0;
    for (const centre of board.centresForClerks(this.#desk)) {
      const waiting = board.freeFor(centre, this.#who.username);
      if (waiting > most && this.#emptyAt.get(centre) !== board.changesIn(centre)) {
        most = waiting;
        best = centre;
      }
    }
    return best;
  }

  /** Does one piece of work; gives the next one when the desk handed it over. */
  async #type(claim: Claim): Promise<Claim | null> {
    const { election, board } = this.#night;
    const spec = election.findReturn(claim.unit.id, claim.ballot);
    if (spec === undefined)
      throw new Error(`the desk gave a return that is not in the package: ${claim.unit.id}`);
    if (!board.inScope[spec.index]) {
      await act(this.#who, spec, 'release', { claim: claim.claim }).catch(() => undefined);
      return null;
    }
    if (claim.task === 'first' && this.#cannotRead(spec, claim)) return this.#askForNewPhoto(spec, claim);
    await this.#night.pass(SECONDS_HEAD + spec.lines.length * SECONDS_LINE * this.#random.factor(0.3));
    const truth = this.#night.truth(spec);
    const typed =
      claim.task === 'look-again'
        ? truth
        : this.#night.mishaps.typed(spec, claim.task === 'second' ? 'second' : 'first', truth);
    const body = { claim: claim.claim, ...wireEntry(spec, typed) };
    const done = await this.#submit(spec, body);
    if (done === null) return null;
    this.#night.counts.entries += 1;
    if (claim.task === 'look-again') this.#night.counts.lookedAgain += 1;
    const firstBy = claim.task === 'second' ? null : this.#who.username;
    board.set(spec, done.outcome, done.version, firstBy);
    if (claim.task === 'look-again' && done.outcome === 'in-doubt') board.markStuck(spec.unit.centreId);
    return done.next ?? null;
  }

  /** Sends an entry; null when somebody was faster. */
  async #submit(spec: ReturnSpec, body: object): Promise<Done | null> {
    const night = this.#night;
    const withAnswers = (answers: readonly object[]) => ({ ...body, answers });
    const answer = await actAnswering(night, this.#who, spec, 'entries', withAnswers, TASKS);
    if (answer.ok) return answer.done;
    const { code, reason } = answer.refused;
    if (isOvertaken(code)) {
      night.board.lastChange = Date.now();
      return null;
    }
    throw new Error(`${this.#who.username} ${spec.unit.id} ${spec.contest.ballot}: ${code} ${reason}`);
  }

  #cannotRead(spec: ReturnSpec, claim: Claim): boolean {
    return claim.photos.length < 2 && this.#night.mishaps.of(spec).unreadable;
  }

  async #askForNewPhoto(spec: ReturnSpec, claim: Claim): Promise<null> {
    await this.#night.pass(8);
    const body = { claim: claim.claim, reason: 'ภาพมืดและสั่น อ่านตัวเลขไม่ได้ ขอภาพใหม่' };
    const answer = await act(this.#who, spec, 'unreadable', body);
    if (answer.ok) {
      this.#night.counts.unreadable += 1;
      this.#night.board.set(spec, answer.done.outcome, answer.done.version);
    } else if (!isOvertaken(answer.refused.code)) {
      throw new Error(`${spec.unit.id} cannot be asked again: ${answer.refused.code}`);
    }
    return null;
  }
}
