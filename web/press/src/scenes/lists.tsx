import { groupDigits } from '../../../shared/numbers.ts';
import { BallotLine, Nothing, PageMark, PartyTag, share } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { partyName } from '../stage.ts';
import { columnsOf, pageOf, pagesOf } from '../wall/pages.ts';

/** One party of a list. */
interface PartyRow {
  readonly party: string;
  readonly votes: number;
  readonly seats: number;
}

/** Rows of a column, fewer where a name takes three lines. */
const PER_COLUMN = 8;
const PER_LONG_COLUMN = 5;
const LONG = 56;

function perColumn(stage: Stage, rows: readonly PartyRow[]): number {
  return rows.some((row) => partyName(stage, row.party).length > LONG) ? PER_LONG_COLUMN : PER_COLUMN;
}

/** Parties with votes, the most first; equal ones in package order. */
export function partyRows(stage: Stage, list: 'constituency' | 'party-list'): readonly PartyRow[] {
  const { nation, shown } = stage;
  const seats = new Map(nation.seats?.parties.map((party) => [party.party, party]));
  const votes = list === 'constituency' ? constituencyVotes(stage) : listVotes(stage);
  return shown.parties.parties
    .map(({ id }) => {
      const own = seats.get(id);
      const count = (list === 'constituency' ? own?.constituency : own?.list) ?? 0;
      return { party: id, votes: votes.get(id) ?? 0, seats: count };
    })
    .filter((row) => row.votes > 0)
    .sort((a, b) => b.votes - a.votes);
}

function constituencyVotes({ nation }: Stage): ReadonlyMap<string, number> {
  const ballot = nation.ballots.find((one) => one.ballot === 'constituency');
  return new Map(ballot?.partyVotes?.map(({ party, votes }) => [party, votes]));
}

function listVotes({ nation, shown }: Stage): ReadonlyMap<string, number> {
  const contest = nation.contests.find(({ kind }) => kind === 'party-list');
  const byNumber = new Map(contest?.lines);
  return new Map(
    shown.parties.parties.map(({ id, listNumber }) => [id, byNumber.get(listNumber ?? -1) ?? 0]),
  );
}

export function listPages(stage: Stage, list: 'constituency' | 'party-list'): number {
  const rows = partyRows(stage, list);
  return pagesOf(rows.length, 2 * perColumn(stage, rows));
}

/** The votes of one ballot by party, with the seats that they give so far. Long lists turn their pages. */
export function ListScene({ stage, list }: { stage: Stage; list: 'constituency' | 'party-list' }) {
  const { w, p, nation } = stage;
  const rows = partyRows(stage, list);
  const sum = rows.reduce((n, row) => n + row.votes, 0);
  const ballot = nation.ballots.find((one) => one.ballot === list);
  const tall = perColumn(stage, rows);
  return (
    <>
      {ballot !== undefined && (
        <BallotLine stage={stage} ballot={ballot} stations={nation.coverage.stations} />
      )}
      {rows.length === 0 ? (
        <Nothing stage={stage} />
      ) : (
        <div class="columns">
          {columnsOf(pageOf(rows, 2 * tall, stage.page), tall).map((column) => (
            <table key={column[0]?.party} class="rows">
              <thead>
                <tr>
                  <th scope="col">{w.party}</th>
                  <th scope="col" class="r n6">
                    {w.votes}
                  </th>
                  <th scope="col" class="r n4">
                    {w.share}
                  </th>
                  <th scope="col" class="r n3">
                    {list === 'constituency' && !stage.official ? p.seatsAhead : p.listSeats}
                  </th>
                </tr>
              </thead>
              <tbody>
                {column.map((row) => (
                  <tr key={row.party}>
                    <th scope="row">
                      <PartyTag stage={stage} party={row.party} room={16} />
                    </th>
                    <td class="r">{groupDigits(row.votes)}</td>
                    <td class="r">{share(stage, row.votes, sum)}</td>
                    <td class="r">
                      <strong>{groupDigits(row.seats)}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
      {sum > 0 && <p class="foot-note">{p.shareValid(groupDigits(sum))}</p>}
      <PageMark stage={stage} pages={pagesOf(rows.length, 2 * tall)} />
    </>
  );
}
