import { at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { contestOutcome } from '../../tally/contest-outcome.ts';
import type { ContestOutcome } from '../../tally/model.ts';
import { seatTable } from '../../tally/seat-table.ts';
import { LEADER_PERCENT } from '../leader-percent.ts';
import type { LeadFlip, Moment, SeatCall, Story } from '../model.ts';
import type { PublicState } from './public-state.ts';
import { SeatBounds } from './seat-bounds.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Moments are this far apart while the country watches, and later. */
const STEPS = [
  { until: 12 * HOUR, step: 5 * MINUTE },
  { until: Number.POSITIVE_INFINITY, step: HOUR },
] as const;

/** Changes of lead, and of what is decided, that are kept, the newest: far more than a night has. */
const MOST = 5_000;
/** Nobody leads, or too few stations are shown to say. */
const NOBODY = -1;

/**
 * How the count went: the published state at fixed moments of the ledger's clock, and every fact by which somebody took the
 * lead of a seat or could no longer be overtaken. A function of the facts alone, so that every process and every export tells
 * the same story.
 */
export class StoryFold implements Story {
  readonly moments: Moment[] = [];
  readonly flips: LeadFlip[] = [];
  readonly calls: SeatCall[] = [];
  readonly #election: Election;
  readonly #contests: readonly number[];
  /** Place of a contest in `#contests`, -1 for those that are not followed. */
  readonly #placeOf: Int32Array;
  readonly #areas: readonly number[];
  readonly #partyList: number;
  readonly #start: number;
  readonly #leaders: Int32Array;
  readonly #decided: Uint8Array;
  /** Leaders at the last moment. */
  readonly #atMoment: Int32Array;
  /** Places whose figures changed since they were last looked at. */
  readonly #touched = new Set<number>();
  readonly #bounds: SeatBounds;
  readonly #ballots: readonly number[];
  #next: number;
  #lastSize = -1;

  constructor(election: Election) {
    const { contests, manifest } = election.pkg;
    this.#election = election;
    this.#contests = contests.flatMap((c, i) => (c.kind === 'constituency' && c.seats === 1 ? [i] : []));
    this.#placeOf = new Int32Array(contests.length).fill(-1);
    this.#contests.forEach((contest, place) => {
      this.#placeOf[contest] = place;
    });
    this.#areas = this.#contests.map((c) => getOrThrow(election.areaIndex, at(contests, c).areaId));
    this.#partyList = contests.findIndex((contest) => contest.kind === 'party-list');
    this.#start = manifest.publication.firstRelease;
    this.#next = this.#start;
    this.#leaders = new Int32Array(this.#contests.length).fill(NOBODY);
    this.#atMoment = new Int32Array(this.#contests.length).fill(NOBODY);
    this.#decided = new Uint8Array(this.#contests.length);
    this.#ballots = this.#contests.map((c) => election.ballots.indexOf(at(contests, c).ballot));
    this.#bounds = new SeatBounds(election, this.#placeOf, this.#contests.length);
  }

  /** The public figures of a return changed, or it left them. */
  touch(returnIndex: number, counted: boolean): void {
    const place = this.#bounds.set(returnIndex, counted);
    if (place >= 0) this.#touched.add(place);
  }

  /** The lot of a contest was drawn. */
  drawn(contest: number): void {
    const place = at(this.#placeOf, contest);
    if (place >= 0) this.#touched.add(place);
  }

  /**
   * Called after a fact was folded: looks at the seats whose figures it changed. What one fact releases together, such as the
   * end of a pause, is looked at once. Before the first release nothing is told; then everybody's first place is the first one.
   */
  after(seq: number, now: number, state: PublicState): void {
    if (this.#touched.size === 0 || state.policy.effective(now).embargo) return;
    for (const place of this.#touched) this.#follow(place, seq, now, state);
    this.#touched.clear();
  }

  #follow(place: number, seq: number, now: number, state: PublicState): void {
    const contest = at(this.#contests, place);
    const early = this.#early(place, state);
    if (early && at(this.#leaders, place) === NOBODY) return;
    if (!early && this.#same(place, state)) return;
    const outcome = contestOutcome(this.#election, state.tally, contest, {
      draws: state.draws.get(contest) ?? [],
    });
    const leader = early ? NOBODY : (outcome.ahead[0] ?? NOBODY);
    const before = at(this.#leaders, place);
    if (leader !== before) {
      this.#leaders[place] = leader;
      if (before !== NOBODY) push(this.flips, { contest, at: now, seq, before, after: leader });
    }
    const decided = !early && outcome.progress === 'decided';
    if (decided === (this.#decided[place] === 1)) return;
    this.#decided[place] = decided ? 1 : 0;
    push(this.calls, { contest, at: now, seq, line: leader, decided });
  }

  /** True when a short look shows that the same line leads and that it is decided or open as before. */
  #same(place: number, state: PublicState): boolean {
    const { votes, noVote } = state.tally.totals(at(this.#areas, place), at(this.#ballots, place));
    const leader = at(this.#leaders, place);
    const first = votes?.[leader];
    if (votes === null || first === undefined) return false;
    let next = noVote;
    votes.forEach((n, line) => {
      if (line !== leader && n > next) next = n;
    });
    if (first <= next) return false;
    return this.#bounds.decided(place, first - next) === (at(this.#decided, place) === 1);
  }

  #early(place: number, state: PublicState): boolean {
    const shown = state.coverage.coverage(at(this.#areas, place), false).stations;
    return shown.shown * 100 < shown.expected * LEADER_PERCENT;
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
    this.#contests.forEach((contest, place) => {
      outcomes[contest] = contestOutcome(election, tally, contest, { draws: state.draws.get(contest) ?? [] });
      const leader = at(this.#leaders, place);
      if (leader === at(this.#atMoment, place)) return;
      this.#atMoment[place] = leader;
      changed.push([contest, leader]);
    });
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

function push<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > MOST) list.shift();
}
