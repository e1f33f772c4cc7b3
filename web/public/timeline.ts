import { at } from '../../src/basics/assert.ts';
import type { Moment, PublicView } from '../../src/publication/model.ts';
import { seatStateOf } from '../../src/publication/seat-state.ts';
import { siteIndex } from './site-index.ts';

const known = new WeakMap<PublicView, { readonly cut: number; readonly moments: readonly Moment[] }>();

/**
 * The fixed moments of the count, and the cut itself as the last one: a night does not end at a full five minutes, and what is called
 * "now" must be what every other page shows.
 */
export function momentsOf(view: PublicView): readonly Moment[] {
  const before = known.get(view);
  if (before?.cut === view.head.number) return before.moments;
  const { moments: fixed } = view.story;
  const last = fixed.at(-1);
  const at = Date.parse(view.head.at);
  const moments =
    view.policy.embargo || view.head.ledgerSize === last?.ledgerSize || at <= (last?.at ?? 0)
      ? fixed
      : [...fixed, momentNow(view, at)];
  known.set(view, { cut: view.head.number, moments });
  return moments;
}

function momentNow(view: PublicView, time: number): Moment {
  const { election, tally, story } = view;
  const nation = Math.max(0, siteIndex(election).nation);
  const { stations, others } = view.coverage(nation);
  const then = new Map(story.moments.flatMap(({ leaders }) => leaders));
  return {
    at: time,
    ledgerSize: view.head.ledgerSize,
    units: stations.shown + others.shown,
    stations: stations.shown,
    counted: election.ballots.map((_, ballot) => tally.totals(nation, ballot).counted),
    seats: (view.seats?.parties ?? []).flatMap((p) =>
      p.list + p.constituency > 0 ? [[p.partyIndex, p.list + p.constituency] as const] : [],
    ),
    leaders: election.pkg.contests.flatMap(({ kind, seats }, contest) => {
      if (kind !== 'constituency' || seats !== 1) return [];
      const outcome = view.outcome(contest);
      const early = outcome === null || seatStateOf(view, outcome) === 'too-early';
      const line = early ? -1 : (outcome.ahead[0] ?? -1);
      return line === (then.get(contest) ?? -1) ? [] : [[contest, line] as const];
    }),
  };
}

/**
 * `/v1/timeline.json`: the moments of the count, the last of them this cut, and changes of lead. Constituencies in package order; `leaders` holds
 * `[place of the constituency, place of the party]` where the first place changed since the moment before, -1 for nobody.
 */
export function timelineJson(view: PublicView): string {
  const { election, story, head } = view;
  const { contests, parties } = election.pkg;
  const places = new Map<number, number>();
  const constituencies = contests.flatMap((contest, c) => {
    if (contest.kind !== 'constituency' || contest.seats !== 1) return [];
    places.set(c, places.size);
    return [contest.areaId];
  });
  const partyOf = (contest: number, line: number) =>
    line < 0 ? -1 : at(at(election.linesOfContest, contest), line).partyIndex;
  return `${JSON.stringify({
    cut: head.number,
    at: head.at,
    package: head.package,
    status: head.status,
    drill: head.drill,
    ballots: election.ballots,
    constituencies,
    parties: parties.map(({ id, name, colour }) => ({ id, name, colour })),
    moments: momentsOf(view).map((moment) => ({
      at: new Date(moment.at).toISOString(),
      ledgerSize: moment.ledgerSize,
      units: moment.units,
      stations: moment.stations,
      counted: moment.counted,
      seats: moment.seats,
      leaders: moment.leaders.map(([contest, line]) => [places.get(contest) ?? -1, partyOf(contest, line)]),
    })),
    flips: story.flips.map((flip) => {
      const lines = at(election.linesOfContest, flip.contest);
      const name = (line: number) =>
        line < 0 ? null : { number: at(lines, line).number, ...at(lines, line).name };
      return {
        at: new Date(flip.at).toISOString(),
        constituency: at(contests, flip.contest).areaId,
        before: name(flip.before),
        after: name(flip.after),
      };
    }),
  })}\n`;
}
