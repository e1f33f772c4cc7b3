import { at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { contestOutcome } from '../../tally/contest-outcome.ts';
import type { ContestOutcome } from '../../tally/model.ts';
import { seatTable } from '../../tally/seat-table.ts';
import { LEADER_PERCENT } from '../leader-percent.ts';
import type { LeadFlip, Moment, Story } from '../model.ts';
import type { PublicState } from './public-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Moments are this far apart while the country watches, and later. */
const STEPS = [
  { until: 12 * HOUR, step: 5 * MINUTE },
  { until: Number.POSITIVE_INFINITY, step: HOUR },
] as const;

/** Changes of lead that are kept, the newest: far more than a night has. */
const MOST_FLIPS = 5_000;

/**
 * How the count went: the published state at fixed moments of the ledger's clock, and who took the lead between them. A
 * function of the facts alone, so that every process and every export tells the same story.
 */
export class StoryFold implements Story {
  readonly moments: Moment[] = [];
  readonly flips: LeadFlip[] = [];
  readonly #election: Election;
  readonly #contests: readonly number[];
  readonly #partyList: number;
  readonly #start: number;
  readonly #leaders: Int32Array;
  #next: number;
  #lastSize = -1;

  constructor(election: Election) {
    const { contests, manifest } = election.pkg;
    this.#election = election;
    this.#contests = contests.flatMap((c, i) => (c.kind === 'constituency' && c.seats === 1 ? [i] : []));
    this.#partyList = contests.findIndex((contest) => contest.kind === 'party-list');
    this.#start = manifest.publication.firstRelease;
    this.#next = this.#start;
    this.#leaders = new Int32Array(this.#contests.length).fill(-1);
  }

  /** Called before a fact of this time is folded: `state` is what was public at the last moment that has passed. */
  pass(now: number, state: PublicState): void {
    if (!(now >= this.#next)) return;
    const moment = this.#lastDue(now);
    this.#next = moment + this.#stepAt(moment);
    if (state.size === this.#lastSize || state.policy.effective(moment).embargo) return;
    this.#lastSize = state.size;
    this.#look(moment, state);
  }

  #stepAt(moment: number): number {
    const far = moment - this.#start;
    return STEPS.find(({ until }) => far < until)?.step ?? HOUR;
  }

  /** The last of the fixed moments that is not after `now`. */
  #lastDue(now: number): number {
    const step = this.#stepAt(now);
    return this.#start + Math.floor((now - this.#start) / step) * step;
  }

  #look(moment: number, state: PublicState): void {
    const election = this.#election;
    const { tally, coverage } = state;
    const nation = Math.max(
      0,
      election.pkg.areas.findIndex((area) => area.kind === 'nation'),
    );
    const { stations, others } = coverage.coverage(nation, false);
    const outcomes: (ContestOutcome | null)[] = election.pkg.contests.map(() => null);
    const changed: [number, number][] = [];
    this.#contests.forEach((contest, i) => {
      const outcome = contestOutcome(election, tally, contest, { draws: state.draws.get(contest) ?? [] });
      outcomes[contest] = outcome;
      const { areaId } = at(election.pkg.contests, contest);
      const shown = coverage.coverage(getOrThrow(election.areaIndex, areaId), false).stations;
      const early = shown.shown * 100 < shown.expected * LEADER_PERCENT;
      const leader = early ? -1 : (outcome.ahead[0] ?? -1);
      const before = at(this.#leaders, i);
      if (leader === before) return;
      this.#leaders[i] = leader;
      changed.push([contest, leader]);
      if (before >= 0) this.flips.push({ contest, at: moment, before, after: leader });
    });
    if (this.flips.length > MOST_FLIPS) this.flips.splice(0, this.flips.length - MOST_FLIPS);
    const seats =
      this.#partyList < 0
        ? null
        : seatTable(election, tally, outcomes, { draws: state.draws.get(this.#partyList) ?? [] });
    this.moments.push({
      at: moment,
      ledgerSize: state.size,
      units: stations.shown + others.shown,
      stations: stations.shown,
      counted: election.ballots.map((_, ballot) => tally.totals(nation, ballot).counted),
      seats: (seats?.parties ?? []).flatMap((p) =>
        p.list + p.constituency > 0 ? [[p.partyIndex, p.list + p.constituency] as const] : [],
      ),
      leaders: changed,
    });
  }
}
