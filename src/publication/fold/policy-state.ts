import type { PublicationPolicy } from '../../election/model.ts';
import type { PolicyChanged } from '../../ledger/facts.ts';
import type { EffectivePolicy } from '../model.ts';

/** The rules of publication as the package set them and as facts changed them. */
export class PolicyState {
  readonly #policy: PublicationPolicy;
  #percent: number;
  #reason: EffectivePolicy['capReason'];
  #source: string;
  #paused = false;
  #pauseReason = '';
  #pauseReasonEn = '';
  #endPassed = false;

  constructor(policy: PublicationPolicy) {
    this.#policy = policy;
    this.#percent = policy.cap.percent;
    this.#reason = policy.cap.reason;
    this.#source = policy.cap.source;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** The cap as last ordered, whole percent. */
  get percent(): number {
    return this.#percent;
  }

  /** When the cap ends by itself, milliseconds UTC; null: when somebody lifts it. */
  get capUntil(): number | null {
    return this.#policy.cap.until;
  }

  /**
   * Passes the end of the cap when a fact of that time or later comes: true the first time. The ledger's own times decide,
   * so that the order of published forms never depends on when cuts were made.
   */
  passEnd(at: number): boolean {
    const { until } = this.#policy.cap;
    if (this.#endPassed || until === null || at < until) return false;
    this.#endPassed = true;
    return true;
  }

  /** The cap has ended by its own date. */
  lift(): void {
    this.#percent = 100;
  }

  /** The end of the cap lies before `now`, but no fact of that time has come yet. */
  endedByClock(now: number): boolean {
    const { until } = this.#policy.cap;
    return !this.#endPassed && until !== null && now >= until;
  }

  change(fact: PolicyChanged, seq: number): void {
    if (fact.capPercent !== this.#percent) {
      this.#percent = fact.capPercent;
      this.#reason = { th: fact.reason, en: fact.reasonEn ?? fact.reason };
      this.#source = `ledger ${seq}`;
    }
    this.#paused = fact.paused;
    this.#pauseReason = fact.paused ? fact.reason : '';
    this.#pauseReasonEn = fact.paused ? (fact.reasonEn ?? fact.reason) : '';
  }

  /** No figure is public before polls have closed, nor before the first release. */
  embargo(now: number): boolean {
    return now < Math.max(this.#policy.embargoUntil, this.#policy.firstRelease);
  }

  effective(now: number): EffectivePolicy {
    return {
      capPercent: this.endedByClock(now) && !this.#paused ? 100 : this.#percent,
      capReason: this.#reason,
      capSource: this.#source,
      paused: this.#paused,
      pauseReason: this.#pauseReason,
      pauseReasonEn: this.#pauseReasonEn,
      embargo: this.embargo(now),
      firstRelease: this.#policy.firstRelease,
    };
  }
}
