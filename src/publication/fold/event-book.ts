import type { DrawHeld, PolicyChanged, ResultCertified } from '../../ledger/facts.ts';
import type { PublicEvent } from '../model.ts';

const OF_RULES: ReadonlySet<PublicEvent['kind']> = new Set<PublicEvent['kind']>([
  'paused',
  'resumed',
  'cap-changed',
  'cap-ended',
]);

/** What happened to publication itself, as it became public: changes of its rules, lots, certifications. */
export class EventBook {
  readonly all: PublicEvent[] = [];

  /** Changes of the rules alone: they are public before any figure is. */
  ofRules(): readonly PublicEvent[] {
    return this.all.filter(({ kind }) => OF_RULES.has(kind));
  }

  /** `before`: the cap and the pause until this fact. One fact may change both. */
  policy(
    fact: PolicyChanged,
    seq: number,
    before: { readonly percent: number; readonly paused: boolean },
  ): void {
    const { at } = fact;
    const base = { at, seq, shownBy: seq, reason: { th: fact.reason, en: fact.reasonEn ?? fact.reason } };
    if (fact.capPercent !== before.percent)
      this.all.push({ ...base, kind: 'cap-changed', before: before.percent, now: fact.capPercent });
    if (fact.paused !== before.paused) this.all.push({ ...base, kind: fact.paused ? 'paused' : 'resumed' });
  }

  /** The cap ended by its date: seen with the first fact of that time or later. */
  capEnded(at: number, seq: number, before: number): void {
    this.all.push({ kind: 'cap-ended', at: new Date(at).toISOString(), seq, shownBy: seq, before });
  }

  draw({ at, order }: DrawHeld, seq: number, shownBy: number, contest: number): void {
    this.all.push({ kind: 'draw-held', at, seq, shownBy, contest, order });
  }

  certified({ at, order }: ResultCertified, seq: number, shownBy: number, contest: number): void {
    this.all.push({ kind: 'certified', at, seq, shownBy, contest, order });
  }
}
