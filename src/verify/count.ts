import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';

/** A return as a row of the per-form files gives it. Negative figures are signs, not numbers (see `readFigure`). */
export interface CountedForm {
  readonly returnIndex: number;
  /** In the order of HEAD_ROLES. */
  readonly head: readonly number[];
  readonly votes: readonly number[];
}

/** Sums of one ballot in one area. */
export interface Count {
  returns: number;
  stations: number;
  readonly head: number[];
  /** By contest index: an area may hold several contests of a ballot. */
  readonly votes: Map<number, number[]>;
  readonly parties: number[];
}

const ROLE = new Map(HEAD_ROLES.map((role, i) => [role, i]));

/** A head sum of a count; 0 where there is no count. */
export function headSum(count: Count | null, role: HeadRole): number {
  return count === null ? 0 : at(count.head, ROLE.get(role) ?? 0);
}

/** Ballots counted: good, spoiled and no-vote. */
export function counted(count: Count | null): number {
  return headSum(count, 'valid') + headSum(count, 'invalid') + headSum(count, 'noVote');
}

export function partySum(count: Count | null, party: number): number {
  return count === null ? 0 : at(count.parties, party);
}

/** Votes by line where the area holds one contest of the ballot; null where it holds several. */
export function lineVotes(count: Count | null, lines: number): readonly number[] | null {
  if (count === null || count.votes.size === 0) return new Array<number>(lines).fill(0);
  if (count.votes.size > 1) return null;
  const [only] = count.votes.values();
  return only ?? null;
}

/** All sums of a set of forms: over all units, and over stations alone. */
export class Recount {
  readonly #all: (Count | null)[];
  readonly #stations: (Count | null)[];
  readonly #ballots: number;
  readonly #election: Election;

  constructor(election: Election, forms: Iterable<CountedForm>) {
    this.#election = election;
    this.#ballots = election.ballots.length;
    const cells = election.pkg.areas.length * this.#ballots;
    this.#all = new Array<Count | null>(cells).fill(null);
    this.#stations = new Array<Count | null>(cells).fill(null);
    for (const form of forms) this.#add(form);
  }

  #add(form: CountedForm): void {
    const spec = at(this.#election.returns, form.returnIndex);
    const station = spec.unit.kind === 'station';
    for (const area of new Set(at(this.#election.areasOfUnit, spec.unitIndex))) {
      const cell = area * this.#ballots + spec.ballotIndex;
      this.#addTo(this.#all, cell, form, station);
      if (station) this.#addTo(this.#stations, cell, form, station);
    }
  }

  #addTo(counts: (Count | null)[], cell: number, form: CountedForm, station: boolean): void {
    const spec = at(this.#election.returns, form.returnIndex);
    let count = counts[cell] ?? null;
    if (count === null) {
      count = {
        returns: 0,
        stations: 0,
        head: HEAD_ROLES.map(() => 0),
        votes: new Map(),
        parties: this.#election.pkg.parties.map(() => 0),
      };
      counts[cell] = count;
    }
    count.returns += 1;
    if (station) count.stations += 1;
    for (let i = 0; i < form.head.length; i++) {
      const figure = form.head[i] ?? 0;
      if (figure > 0) count.head[i] = (count.head[i] ?? 0) + figure;
    }
    let votes = count.votes.get(spec.contestIndex);
    if (votes === undefined) {
      votes = spec.lines.map(() => 0);
      count.votes.set(spec.contestIndex, votes);
    }
    for (let line = 0; line < form.votes.length; line++) {
      const figure = form.votes[line] ?? 0;
      if (figure <= 0) continue;
      votes[line] = (votes[line] ?? 0) + figure;
      const party = at(spec.lines, line).partyIndex;
      if (party >= 0) count.parties[party] = (count.parties[party] ?? 0) + figure;
    }
  }

  /** Sums of a ballot in an area; null when no form of it counts there. */
  of(area: number, ballot: number): Count | null {
    return this.#all[area * this.#ballots + ballot] ?? null;
  }

  /** The same over polling stations only. */
  ofStations(area: number, ballot: number): Count | null {
    return this.#stations[area * this.#ballots + ballot] ?? null;
  }
}
