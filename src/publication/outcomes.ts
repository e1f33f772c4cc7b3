import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { ContestKind } from '../election/model.ts';
import { contestOutcome } from '../tally/contest-outcome.ts';
import type { ContestOutcome, SeatTable, TallyReader } from '../tally/model.ts';
import { seatTable } from '../tally/seat-table.ts';
import type { PublicState } from './fold/public-state.ts';

const OF_PERSONS: ReadonlySet<ContestKind> = new Set<ContestKind>(['constituency', 'executive', 'council']);

/** Outcomes of all contests of persons and the seat table, worked out anew only where something changed. */
export class Outcomes {
  readonly #election: Election;
  readonly #outcomes: (ContestOutcome | null)[];
  /** Contests of persons that an area's figures feed, by area index of the constituency. */
  readonly #contestsOf: readonly (readonly number[])[];
  readonly #partyList: number;
  #seats: SeatTable | null = null;

  constructor(election: Election) {
    const { areas, contests } = election.pkg;
    this.#election = election;
    this.#outcomes = contests.map(() => null);
    this.#partyList = contests.findIndex((contest) => contest.kind === 'party-list');
    const ofArea: number[][] = areas.map(() => []);
    contests.forEach((contest, c) => {
      if (OF_PERSONS.has(contest.kind)) at(ofArea, getOrThrow(election.areaIndex, contest.areaId)).push(c);
    });
    this.#contestsOf = areas.map((_, i) => {
      const found: number[] = [];
      for (let area = i; area >= 0; area = at(election.parentOfArea, area)) found.push(...at(ofArea, area));
      return found;
    });
  }

  /** Returns the contests that were worked out anew. */
  update(
    state: PublicState,
    tally: TallyReader,
    constituencies: ReadonlySet<number>,
    contests: ReadonlySet<number>,
  ): ReadonlySet<number> {
    const again = new Set<number>();
    for (const area of constituencies) for (const c of at(this.#contestsOf, area)) again.add(c);
    for (const c of contests) {
      if (OF_PERSONS.has(at(this.#election.pkg.contests, c).kind)) again.add(c);
    }
    for (const c of again) {
      this.#outcomes[c] = contestOutcome(this.#election, tally, c, {
        draws: state.draws.get(c) ?? [],
        certified: state.certified.has(c),
      });
    }
    if (this.#partyList >= 0) {
      this.#seats = seatTable(this.#election, tally, this.#outcomes, {
        draws: state.draws.get(this.#partyList) ?? [],
      });
    }
    return again;
  }

  outcome(contestIndex: number): ContestOutcome | null {
    return at(this.#outcomes, contestIndex);
  }

  get seats(): SeatTable | null {
    return this.#seats;
  }
}
