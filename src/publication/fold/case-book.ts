import type { ReturnSpec } from '../../election/lookup.ts';
import type { CaseClosed, CaseOpened, CaseOrdered, CaseReopened } from '../../ledger/facts.ts';
import type { PublicCase } from '../model.ts';

/** A fact about a case. */
export type CaseFact = CaseOpened | CaseOrdered | CaseClosed | CaseReopened;

interface Known {
  readonly unitIndex: number;
  readonly place: number;
}

const NONE: readonly never[] = [];

/** The cases of every unit, as the facts tell them. A case is no result: it is public at once, also while publication is paused. */
export class CaseBook {
  readonly #ofUnit = new Map<number, PublicCase[]>();
  readonly #known = new Map<string, Known>();

  ofUnit(unitIndex: number): readonly PublicCase[] {
    return this.#ofUnit.get(unitIndex) ?? NONE;
  }

  open(fact: CaseOpened, { unitIndex, ballotIndex }: ReturnSpec): void {
    const cases = this.#ofUnit.get(unitIndex) ?? [];
    this.#ofUnit.set(unitIndex, cases);
    this.#known.set(fact.case, { unitIndex, place: cases.length });
    cases.push({
      id: fact.case,
      ballotIndex,
      trigger: fact.trigger,
      openedAt: fact.at,
      summary: { th: fact.summary, en: fact.summaryEn ?? '' },
      order: null,
      closed: null,
      reopened: null,
    });
  }

  /** Gives the unit whose case changed; null for a case that no fact opened. */
  change(fact: Exclude<CaseFact, CaseOpened>): number | null {
    const known = this.#known.get(fact.case);
    const cases = known === undefined ? undefined : this.#ofUnit.get(known.unitIndex);
    const before = known === undefined ? undefined : cases?.[known.place];
    if (known === undefined || cases === undefined || before === undefined) return null;
    cases[known.place] = { ...before, ...changed(fact) };
    return known.unitIndex;
  }
}

function changed(fact: Exclude<CaseFact, CaseOpened>): Partial<PublicCase> {
  switch (fact.kind) {
    case 'case-ordered': {
      const { decision, body, order: number, date } = fact;
      return { order: { decision, body, number, date } };
    }
    case 'case-closed': {
      const effect = { th: fact.effect, en: fact.effectEn ?? '' };
      return { closed: { at: fact.at, order: fact.order, effect, changed: fact.changed ?? null } };
    }
    case 'case-reopened':
      return {
        closed: null,
        reopened: { at: fact.at, reason: { th: fact.reason, en: fact.reasonEn ?? '' } },
      };
  }
}
