import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { at } from '../basics/assert.ts';
import { readCsv } from '../basics/csv.ts';
import type { Election } from '../election/lookup.ts';
import type { AreaId, BallotId, PartyId } from '../election/model.ts';
import type { Comparison } from './comparison.ts';
import type { Expected, Sums } from './expect.ts';
import { fieldsOf, listOf } from './published.ts';

const BALLOTS = { constituency: 'constituency', partylist: 'party-list' } as const;

/** A place where the published figures of 2566 contradict themselves, so that no form can meet them. */
interface Contradiction {
  readonly area: string;
  readonly ballot: string;
  readonly figure: string;
  readonly forms: number;
  readonly published: number;
}

/**
 * Compares with the official figures of 2566 in the folder above the forms (`results-*.csv`, `expected.json`). The places
 * of reconciliation.csv are listed as known; everything else must be equal. False when the folder has no such files.
 */
export async function compareOfficial(
  election: Election,
  formsDir: string,
  expected: Expected,
  comparison: Comparison,
): Promise<boolean> {
  const above = dirname(resolve(formsDir));
  if (!existsSync(join(above, 'results-constituency.csv'))) return false;
  const contradictions = await readContradictions(formsDir);
  const sumsOf = (area: string, ballot: string): Sums | null => {
    const a = election.areaIndex.get(area as AreaId) ?? -1;
    return expected.sums[a]?.[election.ballots.indexOf(ballot as BallotId)] ?? null;
  };
  await compareVotes(election, above, sumsOf, comparison);
  for (const [file, ballot] of Object.entries(BALLOTS)) {
    for (const row of await table(join(above, `results-${file}-totals.csv`))) {
      const area = row('cons_id');
      const sums = sumsOf(area, ballot);
      const figures = {
        turnout: counted(sums),
        valid: sums?.valid,
        invalid: sums?.invalid,
        no_vote: sums?.noVote,
      };
      for (const [figure, found] of Object.entries(figures)) {
        compareTotal(contradictions, { area, ballot, figure }, Number(row(figure)), found ?? 0, comparison);
      }
    }
  }
  const registered = new Map<string, number>();
  for (const row of await table(join(above, 'constituencies.csv'))) {
    registered.set(row('cons_id'), Number(row('registered')));
    const stations = sumsOf(row('cons_id'), 'constituency')?.stations;
    comparison.check('official stations', row('cons_id'), Number(row('stations')), stations);
  }
  for (const [area, voters] of registered) {
    const found = sumsOf(area, 'constituency')?.registered;
    comparison.check('official registered voters', area, voters, found);
  }
  await compareNationAndSeats(election, above, expected, sumsOf, contradictions, comparison);
  for (const c of contradictions) {
    comparison.known.push(
      `${c.area} ${c.ballot} ${c.figure}: forms come to ${c.forms}, published ${c.published} (published figures contradict themselves)`,
    );
  }
  return true;
}

function counted(sums: Sums | null): number {
  return sums === null ? 0 : sums.valid + sums.invalid + sums.noVote;
}

/** Votes of every candidate and every party list in every constituency. */
async function compareVotes(
  election: Election,
  above: string,
  sumsOf: (area: string, ballot: string) => Sums | null,
  comparison: Comparison,
): Promise<void> {
  for (const row of await table(join(above, 'results-constituency.csv'))) {
    const c = election.pkg.contests.findIndex(
      (x) => x.kind === 'constituency' && x.areaId === row('cons_id'),
    );
    const line =
      c < 0 ? -1 : at(election.linesOfContest, c).findIndex((l) => l.number === Number(row('number')));
    const found = sumsOf(row('cons_id'), 'constituency')?.votes?.[line];
    comparison.check(
      'official votes of candidates',
      `${row('cons_id')} no. ${row('number')}`,
      Number(row('votes')),
      found,
    );
  }
  for (const row of await table(join(above, 'results-partylist.csv'))) {
    const party = election.partyIndex.get(row('party_id') as PartyId) ?? -1;
    const found = sumsOf(row('cons_id'), 'party-list')?.parties?.[party];
    comparison.check(
      'official votes of party lists',
      `${row('cons_id')} party ${row('party_id')}`,
      Number(row('votes')),
      found,
    );
  }
}

/** A published total, or one of the known contradictions with exactly the figures that are listed. */
function compareTotal(
  contradictions: readonly Contradiction[],
  place: { area: string; ballot: string; figure: string },
  published: number,
  found: number,
  comparison: Comparison,
): void {
  const known = contradictions.find(
    (c) => c.area === place.area && c.ballot === place.ballot && c.figure === place.figure,
  );
  const text = `${place.area} ${place.ballot} ${place.figure}`;
  if (known === undefined) comparison.check('official totals', text, published, found);
  else {
    comparison.check(
      'official totals (known contradiction)',
      `${text} as listed`,
      known.published,
      published,
    );
    comparison.check('official totals (known contradiction)', text, known.forms, found);
  }
}

async function compareNationAndSeats(
  election: Election,
  above: string,
  expected: Expected,
  sumsOf: (area: string, ballot: string) => Sums | null,
  contradictions: readonly Contradiction[],
  comparison: Comparison,
): Promise<void> {
  const json = fieldsOf(JSON.parse(await readFile(join(above, 'expected.json'), 'utf8')));
  const root = at(election.pkg.areas, election.parentOfArea.indexOf(-1)).id;
  comparison.check(
    'official nation',
    'registered',
    json['registered'],
    sumsOf(root, 'constituency')?.registered,
  );
  comparison.check('official nation', 'stations', json['stations'], sumsOf(root, 'constituency')?.stations);
  for (const [key, ballot] of [
    ['constituency_ballot', 'constituency'],
    ['party_list_ballot', 'party-list'],
  ] as const) {
    const wanted = fieldsOf(json[key]);
    const sums = sumsOf(root, ballot);
    // the nation's published totals add the contradictions of the constituencies up
    const off = (figure: string) =>
      contradictions.reduce(
        (n, c) => (c.ballot === ballot && c.figure === figure ? n + c.forms - c.published : n),
        0,
      );
    const found: Readonly<Record<string, number>> = {
      turnout: counted(sums) - off('turnout'),
      valid: (sums?.valid ?? 0) - off('valid'),
      invalid: sums?.invalid ?? 0,
      no_vote: sums?.noVote ?? 0,
    };
    for (const [figure, value] of Object.entries(found)) {
      comparison.check('official nation', `${ballot} ${figure}`, wanted[figure], value);
    }
  }
  for (const item of listOf(json['party_votes'])) {
    const entry = fieldsOf(item);
    const party = election.partyIndex.get(String(entry['party_id']) as PartyId) ?? -1;
    const place = `party ${String(entry['party_id'])}`;
    const candidates = sumsOf(root, 'constituency')?.parties?.[party] ?? 0;
    comparison.check('official party votes', `${place} candidates`, entry['candidate_votes'], candidates);
    const lists = sumsOf(root, 'party-list')?.parties?.[party] ?? 0;
    comparison.check('official party votes', `${place} list`, entry['party_list_votes'] ?? 0, lists);
  }
  compareSeats(election, json, expected, comparison);
}

function compareSeats(
  election: Election,
  json: Readonly<Record<string, unknown>>,
  expected: Expected,
  comparison: Comparison,
): void {
  const seats = new Map(
    listOf(json['seats']).map((item) => [String(fieldsOf(item)['party_id']), fieldsOf(item)]),
  );
  election.pkg.parties.forEach((party, p) => {
    const wanted = seats.get(party.id);
    const found = expected.seats?.[p];
    comparison.check('official seats', `party ${party.id} list`, wanted?.['party_list'] ?? 0, found?.list);
    comparison.check(
      'official seats',
      `party ${party.id} constituencies`,
      wanted?.['constituency'] ?? 0,
      found?.constituency,
    );
  });
  const winners = fieldsOf(json['winners']);
  election.pkg.contests.forEach((contest, c) => {
    if (contest.kind !== 'constituency') return;
    const number = expected.outcomes[c]?.winners[0];
    const line = at(election.linesOfContest, c).find((l) => l.number === number);
    const wanted = fieldsOf(winners[contest.areaId]);
    comparison.check('official winners', contest.areaId, wanted['cand_id'], line?.candidate?.id);
    const party =
      line === undefined || line.partyIndex < 0 ? null : at(election.pkg.parties, line.partyIndex).id;
    comparison.check('official winners', `${contest.areaId} party`, String(wanted['party_id']), party);
  });
}

async function readContradictions(formsDir: string): Promise<Contradiction[]> {
  const path = join(formsDir, 'reconciliation.csv');
  if (!existsSync(path)) return [];
  return (await table(path)).map((row) => ({
    area: row('cons_id'),
    ballot: row('ballot') === 'partylist' ? BALLOTS.partylist : BALLOTS.constituency,
    figure: row('figure'),
    forms: Number(row('forms')),
    published: Number(row('published')),
  }));
}

async function table(path: string): Promise<((name: string) => string)[]> {
  const { rows } = readCsv(await readFile(path, 'utf8'), Number.MAX_SAFE_INTEGER);
  const columns = new Map((rows[0]?.cells ?? []).map((name, i) => [name, i]));
  return rows.slice(1).map(
    ({ cells }) =>
      (name: string) =>
        cells[columns.get(name) ?? -1] ?? '',
  );
}
