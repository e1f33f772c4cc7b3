import { at } from '../../../src/basics/assert.ts';
import type { Line } from '../../../src/election/lookup.ts';
import { candidatesOf } from '../../../src/election/lookup.ts';
import type { ContestOutcome, Totals } from '../../../src/tally/model.ts';
import { votersOut } from '../../../src/tally/voters-out.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits, sharePercent } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { namedAhead, nameIn, seatState } from '../site.ts';
import { Block, Name, PartyLabel, StateTag } from './basics.tsx';

interface LinesProps {
  readonly site: Site;
  readonly area: number;
  readonly contest: number;
  /** True where the outcome of the whole contest may be shown: the area is the contest's own. */
  readonly own: boolean;
  readonly id: string;
  /** Rows before the rest is folded away; all of them when absent. */
  readonly top?: number;
}

interface Row {
  readonly line: Line;
  readonly index: number;
  readonly votes: number;
  readonly advance: number;
}

/** One contest in one area: where it stands, then its lines by votes, then who is not counted. */
export function ContestBlock({ site, area, contest, own, id, top }: LinesProps) {
  const { w, view } = site;
  const spec = at(view.election.pkg.contests, contest);
  const ballot = view.election.ballots.indexOf(spec.ballot);
  const totals = view.tally.totals(area, ballot);
  const rows = rankedRows(site, area, contest, ballot);
  const outcome = own ? view.outcome(contest) : null;
  const shown = top === undefined || rows.length <= top + 2 ? rows : rows.slice(0, top);
  const rest = rows.slice(shown.length);
  const table = (part: readonly Row[]) => (
    <LineTable site={site} rows={part} totals={totals} outcome={outcome} kind={spec.kind} />
  );
  const title =
    spec.kind === 'constituency' || spec.kind === 'party-list'
      ? w.contest[spec.kind]
      : nameIn(site, spec.title);
  return (
    <Block site={site} id={id} title={title}>
      <Announced site={site} contest={contest} />
      {outcome !== null && <OutcomeLine site={site} outcome={outcome} seats={spec.seats} kind={spec.kind} />}
      {totals.returns === 0 && <p>{w.noFigures}</p>}
      {table(shown)}
      {rest.length > 0 && (
        <details>
          <summary>{w.otherParties(groupDigits(rest.length))}</summary>
          {table(rest)}
        </details>
      )}
      <p class="soft">
        {spec.kind === 'party-list' ? w.shareOfVotes : spec.kind === 'council' ? w.shareOfMarks : w.shareOf}
      </p>
      <NotCounted site={site} contest={contest} />
    </Block>
  );
}

/** A lot that was drawn, and the order that certified the contest. */
function Announced({ site, contest }: { site: Site; contest: number }) {
  const { w, view } = site;
  const draw = view.draw(contest);
  const certification = view.certification(contest);
  return (
    <>
      {draw !== null && <p>{w.lot(draw.join(', '))}</p>}
      {certification !== null && (
        <p>
          {w.certifiedBy(certification.order)} · {formatMoment(Date.parse(certification.at), site.language)} ·{' '}
          {w.ledgerPlace(groupDigits(certification.seq))}
        </p>
      )}
    </>
  );
}

function rankedRows(site: Site, area: number, contest: number, ballot: number): readonly Row[] {
  const { view } = site;
  const lines = at(view.election.linesOfContest, contest);
  const { kind } = at(view.election.pkg.contests, contest);
  const all = view.tally.totals(area, ballot);
  const stations = view.tally.stationTotals(area, ballot);
  const votesIn = (totals: Totals, line: Line, i: number) =>
    (kind === 'party-list' ? totals.partyVotes?.[line.partyIndex] : totals.votes?.[i]) ?? 0;
  const rows = lines.map((line, index) => {
    const votes = votesIn(all, line, index);
    return { line, index, votes, advance: votes - votesIn(stations, line, index) };
  });
  return rows.sort((a, b) => b.votes - a.votes || a.line.number - b.line.number);
}

interface OutcomeProps {
  readonly site: Site;
  readonly outcome: ContestOutcome;
  readonly seats: number;
  readonly kind: string;
}

function OutcomeLine({ site, outcome, seats, kind }: OutcomeProps) {
  const { w } = site;
  const first = outcome.ranking[0];
  const second = outcome.ranking[seats];
  return (
    <p>
      <StateTag site={site} state={seatState(site, outcome)} />
      {kind === 'council' && ` ${w.seatsToFill(groupDigits(seats))}`}
      {outcome.progress !== 'certified' && outcome.votersOut > 0 && (
        <span class="soft"> · {w.votersOut(groupDigits(outcome.votersOut))}</span>
      )}
      {seats === 1 && outcome.ahead.length === 1 && first !== undefined && second !== undefined && (
        <span class="can">{canItChange(site, outcome, first.votes - second.votes)}</span>
      )}
    </p>
  );
}

/** The sum behind the state: the margin against the ballots that can still come in (P4). */
function canItChange({ view, w, m }: Site, outcome: ContestOutcome, margin: number): string {
  const gap = groupDigits(margin);
  if (outcome.progress === 'certified') return w.margin(gap);
  const out = votersOut(view.election, view.tally, outcome.contestIndex);
  if (out.units === 0) return m.allIn(gap);
  if (out.ballots === null) return m.rollUnknown(gap);
  const ballots = groupDigits(out.ballots);
  const text = outcome.progress === 'decided' ? m.cannotChange(gap, ballots) : m.canChange(gap, ballots);
  // More ballots than voters, side by side, want a word of why.
  return out.ballots === out.voters ? text : `${text} ${m.boundNote}`;
}

interface TableProps {
  readonly site: Site;
  readonly rows: readonly Row[];
  readonly totals: Totals;
  readonly outcome: ContestOutcome | null;
  readonly kind: string;
}

function LineTable({ site, rows, totals, outcome, kind }: TableProps) {
  const { w } = site;
  const counted = totals.returns > 0;
  const whole = kind === 'party-list' ? rows.reduce((sum, row) => sum + row.votes, 0) : totals.valid;
  const base = kind === 'party-list' && totals.partyVotes !== null ? sumOf(totals.partyVotes) : whole;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" class="w0">
            {w.number}
          </th>
          <th scope="col">
            {kind === 'party-list' ? w.party : kind === 'referendum' ? w.answer : w.candidate}
          </th>
          <th scope="col" class={rows.some((row) => row.votes > 999_999) ? 'r w3' : 'r w2'}>
            {w.votes}
          </th>
          <th scope="col" class="r wp">
            {w.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const ahead = outcome !== null && namedAhead(site, outcome).includes(row.index);
          const tied = outcome?.tied.includes(row.index) ?? false;
          return (
            <tr key={row.index} class={ahead ? 'a' : undefined}>
              <td>{row.line.number}</td>
              <th scope="row">
                {kind === 'party-list' ? (
                  <PartyLabel site={site} partyIndex={row.line.partyIndex} />
                ) : (
                  <Name site={site} name={row.line.name} />
                )}
                <UnderName site={site} row={row} kind={kind} />
                {outcome !== null && (ahead || tied) && (
                  <div>
                    <StateTag site={site} state={tied ? 'tied' : seatState(site, outcome)} short />
                  </div>
                )}
              </th>
              <td class="r">{counted ? groupDigits(row.votes) : '–'}</td>
              <td class="r">{sharePercent(row.votes, base) ?? '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Second line of a row: the party, and how many of the votes are advance votes. */
function UnderName({ site, row, kind }: { site: Site; row: Row; kind: string }) {
  const party = row.line.candidate !== null && (row.line.partyIndex >= 0 || kind === 'executive');
  if (!party && row.advance === 0) return null;
  return (
    <div class="soft">
      {party && <PartyLabel site={site} partyIndex={row.line.partyIndex} />}
      {party && row.advance > 0 && ' · '}
      {row.advance > 0 && <span class="n">{site.w.advanceOf(groupDigits(row.advance))}</span>}
    </div>
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function NotCounted({ site, contest }: { site: Site; contest: number }) {
  const { w, view } = site;
  const out = candidatesOf(view.election.pkg, at(view.election.pkg.contests, contest).id).flatMap((c) =>
    c.status === 'standing' ? [] : [{ ...c, status: c.status }],
  );
  if (out.length === 0) return null;
  return (
    <>
      <h3>{w.notStanding}</h3>
      <ul>
        {out.map((c) => (
          <li key={c.id}>
            {w.number} {c.number} <Name site={site} name={c.name} /> ({w[c.status]})
          </li>
        ))}
      </ul>
    </>
  );
}
