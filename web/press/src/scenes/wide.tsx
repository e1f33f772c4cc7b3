import { seatStateOfFacts } from '../../../../src/publication/seat-state.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import type { ConstituencyFile, Line, WiderContest } from '../data/v1.ts';
import { MOST_WIDE, wideFiles } from '../needs.ts';
import { BallotLine, Bar, Name, Nothing, PageMark, StateTag, Swatch, share } from '../parts/basics.tsx';
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
  const { nation, w, p } = stage;
  const lines = linesOf(stage, contest).slice(0, most);
  const sum = contest.lines.reduce((n, [, votes]) => n + votes, 0);
  const top = Math.max(1, ...lines.map(({ votes }) => votes));
  const ballots = nation.ballots.filter(({ ballot }) => kindOfBallot(ballot) === contest.kind);
  const ballot = ballots.find(({ ballot: id }) => id === contest.contest) ?? ballots[0];
  const state = stateOf(stage, contest);
  return (
    <section class="wide">
      <h2>
        {named(stage, contest.title)}{' '}
        {contest.seats > 1 && <small>{p.toFill(groupDigits(contest.seats))}</small>}{' '}
        {state !== null && <StateTag stage={stage} state={state} />}
      </h2>
      {ballot !== undefined && contests1(stage, contest) && (
        <BallotLine stage={stage} ballot={ballot} stations={nation.coverage.stations} />
      )}
      {ballot !== undefined && !contests1(stage, contest) && <AreaLine stage={stage} contest={contest} />}
      <table class="rows">
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <th scope="row">
                <Swatch stage={stage} party={line.party} />
                <Name
                  stage={stage}
                  text={`${w.number} ${line.number} ${line.name === undefined ? '' : named(stage, line.name)}`}
                />
              </th>
              <td class="n8">
                <Bar
                  part={line.votes}
                  whole={top}
                  fill={line.party === null ? undefined : stage.parties.get(line.party)?.colour}
                />
              </td>
              <td class="r n5">{groupDigits(line.votes)}</td>
              <td class="r n4">{share(line.votes, sum, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** True where the contest is the only one of its ballot, so that the ballot's coverage is its own. */
function contests1(stage: Stage, contest: WiderContest): boolean {
  return stage.nation.contests.filter(({ kind }) => kind === contest.kind).length === 1;
}

/** How far one of several contests of a ballot is: its own area's stations. */
function AreaLine({ stage, contest }: { stage: Stage; contest: WiderContest }) {
  const row = stage.nation.constituencies.find(([id]) => id === contest.area);
  if (row === undefined) return null;
  const [, shown, , expected] = row;
  const percent = stage.p.shown(share(Math.min(shown, expected), expected, 0).replace(' %', ''));
  return (
    <div class="cov">
      <strong>{percent}</strong>
      <Bar part={shown} whole={expected} />
      <span>{stage.w.stationsShown(groupDigits(shown), groupDigits(expected))}</span>
    </div>
  );
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

function stateOf(stage: Stage, { area, kind, leader }: WiderContest) {
  if (leader === null || kind === 'referendum') return null;
  const row = stage.nation.constituencies.find(([id]) => id === area);
  const { stations } = stage.nation.coverage;
  const [shown, expected] = row === undefined ? [stations.shown, stations.expected] : [row[1], row[3]];
  return seatStateOfFacts({ ...leader, shown, expected });
}
