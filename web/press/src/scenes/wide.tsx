import { seatStateOfFacts } from '../../../../src/publication/seat-state.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import type { Ballot, ConstituencyFile, Line, Nation, WiderContest } from '../data/v1.ts';
import { constituencyPath, isWithin, MOST_WIDE, wideFiles } from '../needs.ts';
import { Bar, Name, Nothing, PageMark, StateTag, Swatch, share, shownPercent } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { fileOf, kindOfBallot, named } from '../stage.ts';

/** Lines of a contest on one page. */
const LINES = 8;

/** Contests of a kind that stand on the wall, one page each. */
export function wideContests(stage: Stage, kind: WiderContest['kind']): readonly WiderContest[] {
  return stage.nation.contests.filter((contest) => contest.kind === kind).slice(0, MOST_WIDE);
}

/** A referendum's question, an executive, a council: all lines of one contest, the most votes first. */
export function WideScene({ stage, kind }: { stage: Stage; kind: WiderContest['kind'] }) {
  const contests = wideContests(stage, kind);
  const contest = contests[Math.min(stage.page, contests.length - 1)];
  if (contest === undefined) return <Nothing stage={stage} />;
  return (
    <>
      <WideLines stage={stage} contest={contest} most={LINES} />
      <PageMark stage={stage} pages={contests.length} />
    </>
  );
}

export function WideLines({ stage, contest, most }: { stage: Stage; contest: WiderContest; most: number }) {
  const { w, p } = stage;
  const lines = linesOf(stage, contest).slice(0, most);
  const top = Math.max(1, ...lines.map(({ votes }) => votes));
  const valid = validOf(stage, contest);
  const state = stateOf(stage, contest);
  const { shown, expected } = stationsOf(stage, contest);
  return (
    <section class="wide">
      <h2>
        {named(stage, contest.title)}{' '}
        {contest.seats > 1 && <small>{p.toFill(groupDigits(contest.seats))}</small>}{' '}
        {state !== null && <StateTag stage={stage} state={state} />}
      </h2>
      <div class="cov">
        <strong>{p.shown(shownPercent(stage, shown, expected))}</strong>
        <Bar part={shown} whole={expected} />
        <span>{w.stationsShown(groupDigits(shown), groupDigits(expected))}</span>
      </div>
      <table class="rows">
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <th scope="row">
                <Swatch stage={stage} party={line.party} />
                <Name
                  stage={stage}
                  text={`${w.number} ${line.number} ${line.name === undefined ? '' : named(stage, line.name)}`}
                  room={ROOM}
                />
              </th>
              <td class="n8">
                <Bar
                  part={line.votes}
                  whole={top}
                  fill={line.party === null ? undefined : stage.parties.get(line.party)?.colour}
                />
              </td>
              <td class="r n6">{groupDigits(line.votes)}</td>
              <td class="r n5">{share(stage, line.votes, valid, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="foot-note">{contest.seats > 1 ? w.shareOfMarks : w.shareOf}</p>
    </section>
  );
}

/** Letters of a line beside the bars. */
const ROOM = 34;

/** Stations of the contest's own area: of its constituencies, or of the whole election where it is the only one of its ballot. */
function stationsOf({ nation, areas }: Stage, contest: WiderContest): { shown: number; expected: number } {
  if (isOnly(nation, contest)) {
    const ballot = ballotOf(nation, contest);
    const { shown, expected } = nation.coverage.stations;
    return { shown: ballot?.stations.returns ?? shown, expected };
  }
  let shown = 0;
  let expected = 0;
  for (const [id, ofShown, , ofExpected] of nation.constituencies) {
    if (!isWithin(id, contest.area, (area) => areas.get(area)?.parent)) continue;
    shown += ofShown;
    expected += ofExpected;
  }
  return { shown, expected };
}

/** Valid ballots, as the public page divides by them; 0 where no file that the wall has says them. */
function validOf(stage: Stage, contest: WiderContest): number {
  const { nation } = stage;
  if (isOnly(nation, contest)) return ballotOf(nation, contest)?.total.valid ?? 0;
  const file = fileOf<ConstituencyFile>(stage, constituencyPath(contest.area));
  return file?.value.ballots.find((ballot) => ballot.contest === contest.contest)?.total.valid ?? 0;
}

/** True where the contest is the only one of its ballot, so that the ballot's sums are its own. */
function isOnly(nation: Nation, contest: WiderContest): boolean {
  return (
    nation.contests.filter(({ kind }) => kind === contest.kind).length === 1 || contest.kind === 'referendum'
  );
}

/** The ballot of a contest; a further question of a referendum has its own. */
function ballotOf(nation: Nation, contest: WiderContest): Ballot | undefined {
  const ballots = nation.ballots.filter(({ ballot }) => kindOfBallot(ballot) === contest.kind);
  return ballots.find(({ ballot }) => ballot === contest.contest) ?? ballots[0];
}

/** Lines with names, the most votes first; an equal one keeps its number's order. */
function linesOf(stage: Stage, contest: WiderContest): readonly Line[] {
  const path = wideFiles(stage.nation, (id) => stage.areas.get(id)?.parent).get(contest.contest);
  const file = path === undefined ? null : fileOf<ConstituencyFile>(stage, path);
  const named = file?.value.ballots.find((ballot) => ballot.contest === contest.contest)?.lines ?? [];
  return contest.lines
    .map(([number, votes]) => ({
      party: null,
      ...named.find((line) => line.number === number),
      number,
      votes,
    }))
    .sort((a, b) => b.votes - a.votes || a.number - b.number);
}

function stateOf(stage: Stage, contest: WiderContest) {
  const { kind, leader } = contest;
  if (leader === null || kind === 'referendum') return null;
  return seatStateOfFacts({ ...leader, ...stationsOf(stage, contest) });
}
