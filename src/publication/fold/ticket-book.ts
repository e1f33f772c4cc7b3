import type { ReturnSpec } from '../../election/lookup.ts';
import type { TicketAnswered } from '../../ledger/facts.ts';
import type { PublicTicket } from '../model.ts';

const NONE: readonly never[] = [];

/**
 * Answers to readers who saw another figure on a posted notice. An answer is no result: it is public at once, also while
 * publication is paused. The newest answer of a ticket holds.
 */
export class TicketBook {
  readonly #byId = new Map<string, PublicTicket>();
  readonly #ofUnit = new Map<number, string[]>();

  answer(fact: TicketAnswered, seq: number, { unitIndex, ballotIndex }: ReturnSpec): void {
    const before = this.#byId.get(fact.ticket);
    if (before === undefined) {
      const ids = this.#ofUnit.get(unitIndex) ?? [];
      this.#ofUnit.set(unitIndex, ids);
      ids.push(fact.ticket);
    }
    // Taken out first, so that the newest answer stands last.
    this.#byId.delete(fact.ticket);
    this.#byId.set(fact.ticket, {
      id: fact.ticket,
      unitIndex,
      ballotIndex,
      version: fact.version,
      figure: fact.figure,
      claimed: fact.claimed,
      reports: fact.reports,
      openedAt: fact.openedAt,
      answers: (before?.answers ?? 0) + 1,
      answer: {
        seq,
        at: fact.at,
        code: fact.answer,
        text: { th: fact.text, en: fact.textEn ?? '' },
        case: fact.case ?? null,
      },
    });
  }

  get(id: string): PublicTicket | null {
    return this.#byId.get(id) ?? null;
  }

  /** The newest answer first. */
  get all(): readonly PublicTicket[] {
    return [...this.#byId.values()].reverse();
  }

  /** In the order in which they were first answered. */
  ofUnit(unitIndex: number): readonly PublicTicket[] {
    const ids = this.#ofUnit.get(unitIndex);
    return ids === undefined ? NONE : ids.flatMap((id) => this.#byId.get(id) ?? NONE);
  }
}
