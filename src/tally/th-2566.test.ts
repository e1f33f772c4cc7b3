import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, getOrThrow } from '../basics/assert.ts';
import { sharedPath } from '../basics/testing/shared-data.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { AreaId } from '../election/model.ts';
import { contestOutcome } from './contest-outcome.ts';
import type { SeatTable, Totals } from './model.ts';
import { seatTable } from './seat-table.ts';
import { Tally } from './tally.ts';
import type { Row } from './testing/th-2566.ts';
import { csvRows, th2566Package } from './testing/th-2566.ts';
import { th2566Forms } from './testing/th-2566-forms.ts';

interface Expected {
  readonly registered: number;
  readonly seats: readonly { party_id: number; constituency: number; party_list: number; total: number }[];
  readonly party_votes: readonly {
    party_id: number;
    candidate_votes: number;
    party_list_votes: number | null;
  }[];
  readonly winners: Readonly<Record<string, { cand_id: string; votes: number }>>;
}

const shared = sharedPath('data/th-2566/stations/units.csv.gz');
const dir = join(shared ?? '', '../..');
const ballots = ['constituency', 'party-list'] as const;

describe.skipIf(shared === null)('the general election of 2566, from all 199,088 forms', () => {
  let election: Election;
  let tally: Tally;
  let expected: Expected;
  let forms = 0;

  beforeAll(() => {
    election = indexElection(th2566Package(dir));
    tally = new Tally(election);
    for (const [r, figures] of th2566Forms(dir, election)) {
      tally.set(r, figures);
      forms += 1;
    }
    expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Expected;
  });

  const rows = (name: string): readonly Row[] => [...csvRows(join(dir, name))];
  const votesByConstituency = (name: string): ReadonlyMap<string, readonly number[]> => {
    const votes = new Map<string, number[]>();
    for (const row of rows(name)) {
      const cons = row['cons_id'] ?? '';
      const list = votes.get(cons) ?? [];
      list.push(Number(row['votes']));
      votes.set(cons, list);
    }
    return votes;
  };
  const totals = (area: string, ballot: (typeof ballots)[number]): Totals =>
    tally.totals(getOrThrow(election.areaIndex, area as AreaId), election.ballots.indexOf(ballot as never));

  test('every form is in', () => {
    expect(forms).toBe(199_088);
    expect(tally.size).toBe(election.returns.length);
    expect(totals('TH', 'constituency')).toMatchObject({
      returns: 99_544,
      stations: 95_137,
      registered: 52_195_920,
    });
    expect(expected.registered).toBe(52_195_920);
  });

  test('every candidate has the published votes, in all 400 constituencies', () => {
    const published = votesByConstituency('results-constituency.csv');
    expect(published.size).toBe(400);
    for (const [cons, lines] of published) {
      expect(totals(cons, 'constituency').votes, cons).toEqual(lines);
    }
  });

  test('every party list has the published votes, in all 400 constituencies', () => {
    const published = votesByConstituency('results-partylist.csv');
    expect(published.size).toBe(400);
    for (const [cons, lines] of published) {
      expect(totals(cons, 'party-list').votes, cons).toEqual(lines);
    }
  });

  test('ballots are as published; valid and turnout differ only where the published figures contradict themselves', () => {
    const known = new Map(
      rows('stations/reconciliation.csv').map((r) => [
        `${r['cons_id']} ${r['ballot'] === 'constituency' ? 'constituency' : 'party-list'} ${r['figure']}`,
        Number(r['difference']),
      ]),
    );
    expect(known.size).toBe(187);
    const differences = new Map<string, number>();
    for (const [ballot, file] of [
      ['constituency', 'results-constituency-totals.csv'],
      ['party-list', 'results-partylist-totals.csv'],
    ] as const) {
      for (const row of rows(file)) {
        const cons = row['cons_id'] ?? '';
        const t = totals(cons, ballot);
        expect([cons, t.invalid, t.noVote]).toEqual([cons, Number(row['invalid']), Number(row['no_vote'])]);
        for (const [figure, ours] of [
          ['valid', t.valid],
          ['turnout', t.counted],
        ] as const) {
          const difference = ours - Number(row[figure]);
          if (difference !== 0) differences.set(`${cons} ${ballot} ${figure}`, difference);
        }
      }
    }
    expect(differences).toEqual(known);
  });

  test('constituencies, districts and provinces add up to the nation, party by party', () => {
    for (const ballot of ballots) {
      const nation = totals('TH', ballot);
      for (const kind of ['province', 'constituency'] as const) {
        const parts = election.pkg.areas.filter((a) => a.kind === kind).map((a) => totals(a.id, ballot));
        const sum = (pick: (t: Totals) => number) => parts.reduce((s, t) => s + pick(t), 0);
        expect([nation.returns, nation.registered, nation.valid, nation.invalid, nation.noVote]).toEqual([
          sum((t) => t.returns),
          sum((t) => t.registered),
          sum((t) => t.valid),
          sum((t) => t.invalid),
          sum((t) => t.noVote),
        ]);
        nation.partyVotes?.forEach((votes, p) => {
          expect(sum((t) => t.partyVotes?.[p] ?? 0)).toBe(votes);
        });
      }
      // Advance sets belong to no district: districts hold the stations only.
      const districts = election.pkg.areas
        .filter((a) => a.kind === 'district')
        .map((a) => totals(a.id, ballot));
      const stations = tally.stationTotals(0, election.ballots.indexOf(ballot as never));
      expect(districts.reduce((s, t) => s + t.valid, 0)).toBe(stations.valid);
    }
  });

  test('every party has its votes on both ballots', () => {
    for (const party of expected.party_votes) {
      const p = getOrThrow(election.partyIndex, String(party.party_id) as never);
      expect(at(totals('TH', 'constituency').partyVotes ?? [], p)).toBe(party.candidate_votes);
      expect(at(totals('TH', 'party-list').partyVotes ?? [], p)).toBe(party.party_list_votes ?? 0);
    }
  });

  describe('seats', () => {
    const outcomes = () =>
      election.pkg.contests.map((c, i) =>
        c.kind === 'constituency' ? contestOutcome(election, tally, i) : null,
      );

    test('400 constituencies are decided, for the published winners', () => {
      const winners: Record<string, { cand_id: string; votes: number }> = {};
      for (const outcome of outcomes()) {
        if (outcome === null) continue;
        expect(outcome).toMatchObject({ progress: 'decided', tied: [], noWinner: null, votersOut: 0 });
        const line = at(at(election.linesOfContest, outcome.contestIndex), at(outcome.ahead, 0));
        const contest = at(election.pkg.contests, outcome.contestIndex);
        winners[contest.id] = { cand_id: line.candidate?.id ?? '', votes: at(outcome.ranking, 0).votes };
      }
      expect(Object.keys(winners)).toHaveLength(400);
      for (const [cons, { cand_id, votes }] of Object.entries(expected.winners)) {
        expect(winners[cons]).toEqual({ cand_id, votes });
      }
    });

    test('500 seats, party by party; 86 by whole quotas and 14 by remainder', () => {
      const table = seatTable(election, tally, outcomes()) as SeatTable;
      expect(table).toMatchObject({ listVotes: 37_522_734, listSeats: 100, tiedForLast: [], open: 0 });
      const ours = table.parties
        .filter((p) => p.list + p.constituency > 0)
        .map((p) => ({
          party_id: Number(at(election.pkg.parties, p.partyIndex).id),
          constituency: p.constituency,
          party_list: p.list,
          total: p.constituency + p.list,
        }));
      const byParty = (x: { party_id: number }, y: { party_id: number }) => x.party_id - y.party_id;
      const published = expected.seats.map(({ party_id, constituency, party_list, total }) => ({
        party_id,
        constituency,
        party_list,
        total,
      }));
      expect(ours.sort(byParty)).toEqual(published.sort(byParty));
      expect(ours.reduce((s, p) => s + p.total, 0)).toBe(500);
      expect(table.parties.reduce((s, p) => s + p.whole, 0)).toBe(86);
      expect(table.parties.reduce((s, p) => s + p.byRemainder, 0)).toBe(14);
    });
  });
});
