import { at } from '../basics/assert.ts';
import type { Unchecked } from './compare.ts';
import { compareJson } from './compare.ts';
import { counted, headSum, lineVotes } from './count.ts';
import type { Head } from './cut.ts';
import { parseJson, record } from './cut.ts';
import type { Findings } from './difference.ts';
import type { Edition } from './ect-expected.ts';
import { EctExpected, keyLists } from './ect-expected.ts';
import { ectReference } from './ect-references.ts';
import type { Recomputed } from './state.ts';
import { isWithin, percentOf, votersOf } from './v1-parts.ts';

const FOLDERS: readonly (readonly [Edition, refs: string, stats: string])[] = [
  [2566, '/data/refs/', '/data/stats/'],
  [2569, '/data/data/refs/', '/data/records/'],
];

/** Compares the files of ECT Report in both editions; gives the paths that it knows. None in a local election. */
export function checkEct(
  state: Recomputed,
  head: Head,
  files: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
  unchecked: Unchecked,
): string[] {
  if (state.election.pkg.manifest.kind === 'local') return [];
  const seen: string[] = [];
  const kinds = new Set(state.election.pkg.contests.map((contest) => contest.kind));
  const compare = (path: string, expected: unknown, found: unknown) => {
    compareJson(path, expected, found, findings, unchecked);
  };
  const json = (path: string): unknown => {
    seen.push(path);
    const bytes = files.get(path);
    if (bytes !== undefined) return parseJson(bytes, path);
    findings.differ(path, 'file', 'a file of the cut', undefined);
    return undefined;
  };
  for (const [edition, refs, stats] of FOLDERS) {
    const names = ['info_province', 'info_constituency', 'info_party_overview', 'info_mp_candidate'];
    if (edition === 2569) names.push('info_party_candidate');
    for (const name of names) {
      const path = `${refs}${name}.json`;
      compare(path, ectReference(state, edition, name), json(path));
    }
    if (!kinds.has('constituency') && !kinds.has('party-list')) continue;
    const expected = new EctExpected(state, edition);
    const cons = json(`${stats}stats_cons.json`);
    compare(`${stats}stats_cons.json`, expected.cons(head), keyLists(cons));
    checkOrder(`${stats}stats_cons.json`, cons, findings);
    compare(`${stats}stats_party.json`, expected.party(head), keyLists(json(`${stats}stats_party.json`)));
  }
  if (kinds.has('referendum')) {
    const path = '/data/records/stats_referendum.json';
    compare(path, referendum(state, head), keyLists(json(path)));
    const info = '/data/data/refs/info_referendum.json';
    compare(info, ectReference(state, 2569, 'info_referendum'), json(info));
  }
  return seen;
}

/** Candidates stand by votes in every constituency. */
function checkOrder(path: string, file: unknown, findings: Findings): void {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  for (const province of list(record(file)['result_province'])) {
    for (const constituency of list(record(province)['constituencies'])) {
      const { cons_id, candidates } = record(constituency);
      const votes = list(candidates).map((candidate) => Number(record(candidate)['mp_app_vote']));
      const sorted = votes.every((v, i) => i === 0 || v <= (votes[i - 1] ?? 0));
      findings.equal(path, `${String(cons_id)}, candidates by votes`, true, sorted);
    }
  }
}

/** stats_referendum.json of 2569. */
function referendum(state: Recomputed, head: Head) {
  const { election } = state;
  const provinces = election.pkg.areas.flatMap((area, a) => (area.kind === 'province' ? [a] : []));
  const id = (a: number) => at(election.pkg.areas, a).id;
  return {
    ...referendumFields(state, election.parentOfArea.indexOf(-1), false),
    result_province: Object.fromEntries(
      provinces.map((p) => [
        id(p),
        {
          prov_id: id(p),
          ...referendumFields(state, p, false),
          constituencies: Object.fromEntries(
            election.pkg.areas.flatMap((area, c) =>
              area.kind === 'constituency' && isWithin(election, c, p)
                ? [[area.id, { cons_id: area.id, ...referendumFields(state, c, true) }]]
                : [],
            ),
          ),
        },
      ]),
    ),
    last_update: head.at,
  };
}

function referendumFields(state: Recomputed, area: number, ownCap: boolean) {
  const { election, recount } = state;
  const contests = election.pkg.contests.flatMap((contest, c) => (contest.kind === 'referendum' ? [c] : []));
  const ballotOf = (c: number) => election.ballots.indexOf(at(election.pkg.contests, c).ballot);
  const first = recount.of(area, ballotOf(at(contests, 0)));
  const { stations } = state.coverage(area);
  const all = counted(first);
  return {
    referendum_turn_out: all,
    referendum_percent_turn_out: percentOf(all, votersOf(election, area)),
    referendum_valid_votes: headSum(first, 'valid'),
    referendum_invalid_votes: headSum(first, 'invalid'),
    referendum_percent_valid_votes: percentOf(headSum(first, 'valid'), all),
    referendum_percent_invalid_votes: percentOf(headSum(first, 'invalid'), all),
    referendum_counted_vote_stations: stations.shown,
    referendum_percent_count: percentOf(stations.shown, stations.expected),
    pause_report: state.paused || state.embargo || (ownCap && stations.heldBack > 0),
    referendum_results: Object.fromEntries(
      contests.map((c) => [at(election.pkg.contests, c).id, answers(state, area, c, ballotOf(c))]),
    ),
  };
}

function answers(state: Recomputed, area: number, c: number, ballot: number) {
  const count = state.recount.of(area, ballot);
  const lines = at(state.election.linesOfContest, c);
  const votes = lineVotes(count, lines.length) ?? [];
  const of = (code: string) => {
    const line = lines.findIndex((l) => l.choice?.code === code);
    return line < 0 ? null : (votes[line] ?? 0);
  };
  const yes = of('yes') ?? 0;
  const no = of('no') ?? 0;
  const abstained = of('abstained') ?? headSum(count, 'noVote');
  const all = counted(count);
  return {
    yes,
    no,
    abstained,
    percent_yes: percentOf(yes, all),
    percent_no: percentOf(no, all),
    percent_abstained: percentOf(abstained, all),
  };
}
