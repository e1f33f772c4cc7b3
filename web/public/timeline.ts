import { at } from '../../src/basics/assert.ts';
import type { PublicView } from '../../src/publication/model.ts';

/**
 * `/v1/timeline.json`: the moments of the count, and changes of lead. Constituencies in package order; `leaders` holds
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
    moments: story.moments.map((moment) => ({
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
