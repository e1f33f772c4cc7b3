import type { PressFigures, PressSince } from './model.ts';
import { say } from './names.ts';

/** What moved in an area from one cut to a later one. */
export function changesSince(before: PressFigures, now: PressFigures): PressSince {
  const shown = ({ coverage }: PressFigures) => coverage.stations.shown + coverage.others.shown;
  const ballotBefore = (ballot: string) => before.ballots.find((b) => b.ballot === ballot);
  return {
    cut: before.cut.number,
    at: before.cut.at,
    units: shown(now) - shown(before),
    counted: now.ballots.map(({ ballot, counted }) => counted - (ballotBefore(ballot)?.counted ?? 0)),
    corrections: now.corrections.total - before.corrections.total,
    certified: now.states.certified - before.states.certified,
    decided: now.states.decided - before.states.decided,
    leading: now.states.leading - before.states.leading,
    newFirst: now.ballots.flatMap(({ ballot, kind, rows }) => {
      const [first, second] = rows;
      const old = ballotBefore(ballot)?.rows ?? [];
      // With equal votes nobody is first, and before any votes nobody was.
      if (first === undefined || first.votes === 0 || first.votes === second?.votes) return [];
      if (old[0] === undefined || old[0].votes === 0 || old[0].votes === old[1]?.votes) return [];
      const same = old[0].number === first.number && say(old[0].name, 'th') === say(first.name, 'th');
      return same ? [] : [{ ballot: kind, name: first.name }];
    }),
  };
}
