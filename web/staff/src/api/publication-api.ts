import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, post } from './http.ts';

export type PolicyKind = 'cap' | 'release' | 'pause' | 'open';

export type ProposalValue =
  | { readonly kind: 'cap'; readonly capPercent: number }
  | { readonly kind: 'release' | 'pause' | 'open' }
  | {
      readonly kind: 'draw';
      readonly contest: string;
      readonly order: readonly number[];
      readonly place: string;
      readonly witnesses: string;
    }
  | {
      readonly kind: 'certification';
      readonly contest: string;
      readonly order: string;
      readonly date: string;
    };

interface Policy {
  readonly capPercent: number;
  readonly paused: boolean;
}

interface Counted extends Policy {
  readonly shown: number;
  readonly heldBack: number;
}

export interface PolicyEffect {
  readonly cut: number;
  readonly embargo: boolean;
  readonly before: Counted;
  readonly after: Counted;
  readonly released: number;
  readonly hidden: number;
  readonly changed: number;
  readonly constituencies: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly released: number;
    readonly hidden: number;
    readonly changed: number;
  }[];
  readonly units: readonly { readonly id: string; readonly constituency: string; readonly what: string }[];
}

export interface DrawEffect {
  readonly cut: number;
  readonly before: { readonly ahead: readonly number[]; readonly tied: readonly number[] };
  readonly after: { readonly ahead: readonly number[]; readonly tied: readonly number[] };
}

export interface CertificationEffect {
  readonly cut: number;
  readonly before: { readonly certified: boolean; readonly contests: number; readonly status: string };
  readonly after: { readonly certified: boolean; readonly contests: number; readonly status: string };
  readonly of: number;
}

export type Effect = PolicyEffect | DrawEffect | CertificationEffect;

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Proposal {
  readonly id: number;
  readonly value: ProposalValue;
  readonly reason: Bilingual;
  readonly reference: string;
  readonly proposedBy: Named;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly state: 'waiting' | 'confirmed' | 'refused' | 'withdrawn' | 'expired';
  readonly decidedBy: Named | null;
  readonly decidedAt: string | null;
  readonly answer: string;
  readonly alone: boolean;
  readonly revision: number;
}

export interface WaitingProposal extends Proposal {
  readonly effect: Effect | null;
  /** A lot whose order this person types from the minutes, and so does not see: `order` is empty, `effect` null. */
  readonly blind: boolean;
  /** Of a certification, as it stands now; null for other kinds. */
  readonly checks: Checks | null;
}

interface Coverage {
  readonly expected: number;
  readonly received: number;
  readonly shown: number;
  readonly heldBack: number;
}

export interface PublicationState {
  readonly now: string;
  readonly alarm: string | null;
  readonly policy: Policy;
  readonly plan: {
    readonly embargoUntil: string;
    readonly firstRelease: string;
    readonly completeBy: string;
    readonly capPercent: number;
    readonly capReason: Bilingual;
    readonly capSource: string;
    readonly capUntil: string | null;
  };
  readonly cut: {
    readonly number: number;
    readonly at: string;
    readonly ledgerSize: number;
    readonly status: string;
    readonly policy: Policy & {
      readonly capReason: Bilingual;
      readonly capSource: string;
      readonly pauseReason: Bilingual;
      readonly embargo: boolean;
    };
    readonly held: { readonly cap: number; readonly embargo: number; readonly pause: number };
    readonly stations: Coverage;
    readonly others: Coverage;
  } | null;
  readonly waiting: readonly WaitingProposal[];
}

/** What should be in order before a result is certified. */
export interface Checks {
  readonly returns: number;
  readonly accepted: number;
  readonly openCases: number;
  readonly pendingCorrections: number;
}

export interface TiedLine {
  readonly number: number;
  readonly name: Bilingual;
  readonly party: Bilingual | null;
  readonly votes: number;
}

export interface PublicationContest {
  readonly id: string;
  readonly kind: string;
  readonly title: Bilingual;
  readonly area: { readonly id: string; readonly name: Bilingual };
  readonly seats: number;
  readonly checks: Checks;
  /** Null: no equal votes that matter. */
  readonly tie: { readonly places: number | null; readonly lines: readonly TiedLine[] } | null;
  readonly draw: readonly number[] | null;
  readonly certification: { readonly order: string; readonly at: string } | null;
  readonly heldBack: number | null;
}

const answer = (id: number, act: string, body: object) =>
  post(`/api/publication/proposals/${id}/${act}`, body) as Promise<Proposal>;

/** The calls of publication control. */
export const publicationApi = {
  state: () => get('/api/publication') as Promise<PublicationState>,
  effect: (kind: PolicyKind, capPercent: number) =>
    get(
      `/api/publication/effect?kind=${kind}${kind === 'cap' ? `&capPercent=${capPercent}` : ''}`,
    ) as Promise<{
      readonly effect: PolicyEffect | null;
    }>,
  history: (before: number | null) =>
    get(`/api/publication/history${before === null ? '' : `?before=${before}`}`) as Promise<{
      readonly proposals: readonly Proposal[];
      readonly next: number | null;
    }>,
  contests: () =>
    get('/api/publication/contests') as Promise<{
      readonly cut: number | null;
      readonly contests: readonly PublicationContest[];
    }>,
  propose: (value: ProposalValue, reason: Bilingual, reference: string) =>
    post('/api/publication/proposals', { value, reason, reference }) as Promise<{ readonly id: number }>,
  drawEffect: (contest: string, order: readonly number[]) =>
    get(
      `/api/publication/effect?kind=draw&contest=${encodeURIComponent(contest)}&order=${order.join(',')}`,
    ) as Promise<{ readonly effect: DrawEffect | null }>,
  /** `order`: of a lot, typed again. */
  confirm: ({ id, revision }: Proposal, order: readonly number[] | null) =>
    answer(id, 'confirm', order === null ? { revision } : { revision, order }),
  refuse: (id: number, reason: string) => answer(id, 'refuse', { reason }),
  withdraw: (id: number, reason: string) => answer(id, 'withdraw', { reason }),
  pause: (reason: Bilingual) => post('/api/publication/pause', { reason }),
};
