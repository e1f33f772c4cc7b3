import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { ContestProgress, NoWinner } from '../../../../src/tally/model.ts';

/** The files of `/v1` as far as the wall reads them; docs/formats/v1.md says what the fields mean. */
export interface Head {
  readonly cut: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: 'unofficial' | 'official';
  readonly drill: boolean;
  readonly package: string;
}

export interface Pointer extends Head {
  /** Files under names that never change. */
  readonly manifest: { readonly path: string };
  readonly nation: { readonly path: string };
}

export interface Counts {
  readonly expected: number;
  readonly received: number;
  readonly shown: number;
  readonly heldBack: number;
  readonly partly: number;
}

export interface Coverage {
  readonly stations: Counts;
  readonly others: Counts;
}

export interface Totals {
  readonly returns: number;
  readonly registered: number;
  readonly present: number;
  readonly valid: number;
  readonly invalid: number;
  readonly noVote: number;
  readonly counted: number;
}

export interface Ballot {
  readonly ballot: string;
  readonly registeredVoters: number;
  readonly total: Totals;
  readonly stations: Totals;
  readonly partyVotes: readonly { readonly party: string; readonly votes: number }[] | null;
}

export interface Leader {
  readonly contest: string;
  readonly progress: ContestProgress;
  readonly number: number | null;
  readonly party: string | null;
  readonly votes: number;
  readonly margin: number;
  readonly tied: boolean;
  readonly noWinner: NoWinner | null;
}

export interface WiderContest {
  readonly contest: string;
  readonly kind: 'party-list' | 'referendum' | 'executive' | 'council';
  readonly area: string;
  readonly seats: number;
  readonly title: Bilingual;
  readonly leader: Leader | null;
  readonly lines: readonly (readonly [number: number, votes: number])[];
}

export interface Seats {
  readonly listVotes: number;
  readonly listSeats: number;
  readonly open: number;
  readonly tiedForLast: readonly string[];
  readonly parties: readonly {
    readonly party: string;
    readonly constituency: number;
    readonly list: number;
  }[];
}

export type ProvinceRow = readonly [id: string, shown: number, received: number, expected: number];
export type ConstituencyRow = readonly [
  id: string,
  shown: number,
  received: number,
  expected: number,
  progress?: ContestProgress,
  number?: number | null,
  party?: string | null,
  votes?: number,
  margin?: number,
  noWinner?: NoWinner,
];

export interface Nation extends Head {
  readonly title: Bilingual;
  readonly policy: {
    readonly capPercent: number;
    readonly paused: boolean;
    readonly pauseReason: string;
    readonly embargo: boolean;
    readonly firstRelease: number;
  };
  readonly coverage: Coverage;
  readonly ballots: readonly Ballot[];
  readonly seats: Seats | null;
  readonly contests: readonly WiderContest[];
  readonly provinces: readonly ProvinceRow[];
  readonly constituencies: readonly ConstituencyRow[];
}

export interface Party {
  readonly id: string;
  readonly listNumber: number | null;
  readonly name: Bilingual;
  readonly colour: string;
}

export interface PartiesFile {
  readonly parties: readonly Party[];
}

export interface Line {
  readonly number: number;
  readonly name?: Bilingual;
  readonly party: string | null;
  readonly votes: number;
}

export interface Outcome {
  readonly progress: ContestProgress;
  readonly ahead: readonly number[];
  readonly tied: readonly number[];
  readonly noWinner: NoWinner | null;
  readonly votersOut: number;
}

export interface AreaFile {
  readonly id: string;
  readonly coverage: Coverage;
  readonly ballots: readonly Ballot[];
  readonly constituencies: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly stations: readonly [shown: number, received: number, expected: number];
    readonly contests: readonly (Leader | null)[];
  }[];
}

export interface ConstituencyFile {
  readonly id: string;
  readonly coverage: Coverage;
  readonly ballots: readonly (Ballot & {
    readonly contest: string | null;
    readonly kind?: string;
    readonly seats?: number;
    readonly lines?: readonly Line[];
    readonly outcome?: Outcome | null;
  })[];
}

export interface Figures {
  readonly head: Readonly<Record<string, number | string>>;
  readonly votes: readonly (number | string)[];
}

export interface CorrectionsFile extends Head {
  readonly corrections: readonly {
    readonly event: 'corrected' | 'annulled';
    readonly seq: number;
    readonly at: string;
    readonly unit: string;
    readonly ballot: string;
    readonly before: Figures;
    readonly after: Figures | null;
  }[];
}

export interface PolicyFile extends Head {
  readonly cap: { readonly percent: number; readonly reason: Bilingual; readonly until: string | null };
}

export interface UnitFile {
  readonly kind: 'station' | 'advance-in' | 'advance-out' | 'special';
  readonly number: number;
  readonly constituency: string;
  readonly subDistrict: string | null;
}

interface FlipName extends Bilingual {
  readonly number: number;
}

export interface TimelineFile extends Head {
  readonly ballots: readonly string[];
  readonly parties: readonly { readonly id: string }[];
  readonly moments: readonly {
    readonly at: string;
    readonly stations: number;
    readonly counted: readonly number[];
    readonly seats: readonly (readonly [party: number, seats: number])[];
  }[];
  readonly flips: readonly {
    readonly at: string;
    readonly constituency: string;
    readonly before: FlipName | null;
    readonly after: FlipName | null;
  }[];
}

export interface Manifest extends Head {
  readonly files: readonly { readonly path: string; readonly immutable: string }[];
}
