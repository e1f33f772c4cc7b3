import type { ReturnSpec } from '../election/lookup.ts';
import { actAnswering, codesOf, isOvertaken } from './answering.ts';
import type { Answered, Claim, Task } from './desk-api.ts';
import { act, lookAtDoubt, takeNext } from './desk-api.ts';
import type { Night } from './night.ts';
import type { Session } from './session.ts';
import { sameAsTyped, valueAt, wireEntry } from './wire.ts';

/** A head of a centre: decides differences as the third person, accepts a form as written, settles what is left. */
export class Supervisor {
  readonly #night: Night;
  readonly #who: Session;
  readonly #desk: number;
  readonly #emptyAt = new Map<string, number>();

  constructor(night: Night, who: Session, desk: number) {
    this.#night = night;
    this.#who = who;
    this.#desk = desk;
  }

  async work(): Promise<void> {
    const { board } = this.#night;
    while (!this.#night.stopped) {
      const wish = this.#centreWithWork();
      if (wish === null) {
        await board.change(`supervisor ${this.#desk}`, 500);
        continue;
      }
      const seen = board.changesIn(wish.centre);
      const claim = await takeNext(this.#who, wish.centre, wish.tasks);
      if (claim === null) this.#emptyAt.set(wish.centre, seen);
      else await this.#decide(claim);
    }
  }

  #centreWithWork(): { centre: string; tasks: readonly Task[] } | null {
    const { board } = this.#night;
    for (const centre of board.centresForSupervisors(this.#desk)) {
      if (this.#emptyAt.get(centre) === board.changesIn(centre)) continue;
      const { differs, withSupervisor } = board.waitingIn(centre);
      if (withSupervisor > 0 || board.stuckIn(centre) > 0) return { centre, tasks: ['supervisor', 'third'] };
      if (differs > 0) return { centre, tasks: ['third'] };
    }
    return null;
  }

  async #decide(claim: Claim): Promise<void> {
    const spec = this.#night.election.findReturn(claim.unit.id, claim.ballot);
    if (spec === undefined)
      throw new Error(`the desk gave a return that is not in the package: ${claim.unit.id}`);
    await this.#night.pass(30);
    if (claim.task === 'third') await this.#third(spec, claim);
    else if (claim.stage === 'in-doubt') await this.#inDoubt(spec, claim);
    else await this.#settle(spec, claim);
  }

  /** Reads the disputed places on the paper. */
  async #third(spec: ReturnSpec, claim: Claim): Promise<void> {
    const truth = this.#night.truth(spec);
    const values = Object.fromEntries(
      (claim.disputed ?? []).map((place) => [place, valueAt(spec, truth, place)]),
    );
    const done = await this.#withAnswers(spec, 'decision', { claim: claim.claim, values });
    if (done) this.#night.counts.decided += 1;
  }

  /** Errors that stand on the paper are accepted as written; errors of the typist are put aside and typed again. */
  async #inDoubt(spec: ReturnSpec, claim: Claim): Promise<void> {
    const { board, counts } = this.#night;
    const doubt = await lookAtDoubt(this.#who, spec);
    board.clearStuck(spec.unit.centreId);
    if (doubt === null) return;
    const typed = doubt.entries[0]?.entry;
    if (sameAsTyped(spec, this.#night.truth(spec), typed)) {
      const body = {
        claim: claim.claim,
        codes: codesOf(doubt.findings, 'error'),
        reason: 'ตรวจกับภาพแบบแล้ว แบบเขียนไว้เช่นนี้',
      };
      const answer = await actAnswering(this.#night, this.#who, spec, 'as-written', () => body);
      if (this.#note(spec, answer)) counts.asWritten += 1;
      return;
    }
    const body = { reason: 'บันทึกไม่ตรงกับภาพแบบ ให้บันทึกใหม่' };
    if (this.#note(spec, await act(this.#who, spec, 'set-aside', body))) counts.setAside += 1;
  }

  /** Types the whole form from the paper. */
  async #settle(spec: ReturnSpec, claim: Claim): Promise<void> {
    const body = {
      claim: claim.claim,
      reason: 'อ่านจากภาพแบบทั้งฉบับแล้ว',
      ...wireEntry(spec, this.#night.truth(spec)),
    };
    if (await this.#withAnswers(spec, 'settlement', body)) this.#night.counts.settled += 1;
  }

  async #withAnswers(spec: ReturnSpec, what: string, body: object): Promise<boolean> {
    const withAnswers = (answers: readonly object[]) => ({ ...body, answers });
    return this.#note(spec, await actAnswering(this.#night, this.#who, spec, what, withAnswers));
  }

  #note(spec: ReturnSpec, answer: Answered): boolean {
    if (answer.ok) {
      this.#night.board.set(spec, answer.done.outcome, answer.done.version);
      return true;
    }
    if (!isOvertaken(answer.refused.code)) {
      const { code, reason } = answer.refused;
      throw new Error(`${this.#who.username} ${spec.unit.id} ${spec.contest.ballot}: ${code} ${reason}`);
    }
    return false;
  }
}
