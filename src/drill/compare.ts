import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { Comparison } from './comparison.ts';
import type { Expected, Sums } from './expect.ts';
import { expectFrom } from './expect.ts';
import type { FormRow } from './form-row.ts';
import type { Fields, Published, PublishedForm } from './published.ts';
import { fieldsOf, listOf, readPublishedForms } from './published.ts';
import { truthOf } from './truth.ts';

export interface CompareInput {
  readonly election: Election;
  readonly published: Published;
  /** The truth, by return index; null where the drill has no form or does not play it. */
  readonly rows: readonly (FormRow | null)[];
  readonly signatures: number;
  /** Everything was played and nothing is held back: all forms must be there. */
  readonly complete: boolean;
  /** Only this province was played: nation and seats are not compared. */
  readonly province: string | null;
}

export interface Compared {
  readonly comparison: Comparison;
  /** Expected figures of the forms that are shown. */
  readonly expected: Expected;
  readonly shownForms: number;
}

const HEAD = ['registered', 'present', 'received', 'used', 'valid', 'invalid', 'noVote', 'left'] as const;

/** Compares a whole cut with the forms: every form shown, then every total, winner and seat of the shown forms. */
export async function comparePublished(input: CompareInput): Promise<Compared> {
  const { election, published } = input;
  const comparison = new Comparison();
  const forms = await readPublishedForms(election, published);
  const shown = input.rows.map((row, index) => (forms[index] === null ? null : row));
  compareForms(input, forms, comparison);
  const expected = expectFrom(election, shown);
  const policy = await published.json('/v1/policy.json');
  compareCap(input, forms, Number(fieldsOf(policy['cap'])['percent']), comparison);
  const areas = election.pkg.areas.map((area, a) => ({ area, a }));
  for (const { area, a } of areas) {
    if (!isPlayed(input, a)) continue;
    if (area.kind === 'nation') await compareNation(input, a, expected, comparison);
    else if (area.kind === 'province' || area.kind === 'local-body') {
      const folder = area.kind === 'province' ? 'provinces' : 'bodies';
      const json = await published.json(`/v1/${folder}/${area.id}.json`);
      compareBallots(input, a, json, expected, comparison);
      for (const item of listOf(json['contests']))
        compareContest(input, area.id, a, fieldsOf(item), expected, comparison);
    } else if (area.kind === 'constituency') {
      const json = await published.json(`/v1/constituencies/${area.id}.json`);
      compareBallots(input, a, json, expected, comparison);
      for (const item of listOf(json['ballots']))
        compareContest(input, area.id, a, fieldsOf(item), expected, comparison);
    }
  }
  return { comparison, expected, shownForms: forms.filter((form) => form !== null).length };
}

/** Whether the drill alone filled an area. */
function isPlayed(input: CompareInput, area: number): boolean {
  if (input.province === null) return true;
  for (let a = area; a >= 0; a = at(input.election.parentOfArea, a)) {
    if (input.election.pkg.areas[a]?.id === input.province) return true;
  }
  return false;
}

function compareForms(
  input: CompareInput,
  forms: readonly (PublishedForm | null)[],
  comparison: Comparison,
): void {
  const { election } = input;
  election.pkg.units.forEach((unit, u) => {
    const returns = at(election.returnsOfUnit, u).filter((r) => r >= 0 && input.rows[r] !== null);
    const there = returns.filter((r) => forms[r] !== null);
    if (there.length > 0 || (input.complete && returns.length > 0)) {
      comparison.check('units with all ballots shown together', unit.id, returns.length, there.length);
    }
    for (const r of there) {
      const spec = at(election.returns, r);
      const row = at(input.rows, r);
      const form = at(forms, r);
      if (row === null || form === null) continue;
      const place = `${unit.id} ${spec.contest.ballot}`;
      for (const [role, figure] of truthOf(spec, row, input.signatures).head) {
        comparison.check('places of forms', `${place} ${role}`, String(figure), form.head[role]);
      }
      comparison.check('scores of forms', `${place} votes`, row.votes.join(' '), form.votes.join(' '));
    }
  });
}

/** No constituency shows more stations than the cap allows. */
function compareCap(
  input: CompareInput,
  forms: readonly (PublishedForm | null)[],
  percent: number,
  comparison: Comparison,
): void {
  const { election } = input;
  election.pkg.areas.forEach((area, a) => {
    if (area.kind !== 'constituency') return;
    const stations = at(election.unitsOfConstituency, a).filter(
      (u) => election.pkg.units[u]?.kind === 'station',
    );
    const shown = stations.filter((u) =>
      at(election.returnsOfUnit, u).some((r) => r >= 0 && forms[r] !== null),
    );
    const most = Math.floor((stations.length * percent) / 100);
    comparison.check(
      'constituencies within the cap',
      `${area.id}: at most ${most} stations`,
      true,
      shown.length <= most,
    );
  });
}

async function compareNation(
  input: CompareInput,
  a: number,
  expected: Expected,
  comparison: Comparison,
): Promise<void> {
  const { election, published } = input;
  const json = await published.json('/v1/nation.json');
  compareBallots(input, a, json, expected, comparison);
  for (const item of listOf(json['contests'])) {
    const contest = fieldsOf(item);
    const c = election.pkg.contests.findIndex((other) => other.id === contest['contest']);
    const area = c < 0 ? -1 : (election.areaIndex.get(at(election.pkg.contests, c).areaId) ?? -1);
    const ballot = c < 0 ? -1 : election.ballots.indexOf(at(election.pkg.contests, c).ballot);
    const votes = expected.sums[area]?.[ballot]?.votes ?? null;
    const found = new Map(listOf(contest['lines']).map((line) => [listOf(line)[0], listOf(line)[1]]));
    election.linesOfContest[c]?.forEach((line, i) => {
      const place = `${String(contest['contest'])} line ${line.number}`;
      comparison.check('votes of lines', place, votes?.[i] ?? 0, found.get(line.number) ?? 0);
    });
  }
  const seats = fieldsOf((await published.json('/v1/seats.json'))['seats']);
  if (expected.seats === null) return;
  const byParty = new Map(listOf(seats['parties']).map((item) => [fieldsOf(item)['party'], fieldsOf(item)]));
  election.pkg.parties.forEach((party, p) => {
    const found = byParty.get(party.id);
    const { list, constituency } = at(expected.seats ?? [], p);
    comparison.check('seats', `party ${party.id} list seats`, list, found?.['list']);
    comparison.check('seats', `party ${party.id} constituency seats`, constituency, found?.['constituency']);
  });
}

function compareBallots(
  input: CompareInput,
  a: number,
  json: Fields,
  expected: Expected,
  comparison: Comparison,
): void {
  const { election } = input;
  const { id } = at(election.pkg.areas, a);
  const found = new Map(listOf(json['ballots']).map((item) => [fieldsOf(item)['ballot'], fieldsOf(item)]));
  election.ballots.forEach((ballot, b) => {
    const sums: Sums | null = at(expected.sums, a)[b] ?? null;
    const entry = fieldsOf(found.get(ballot));
    const total = fieldsOf(entry['total']);
    const place = (name: string) => `${id} ${ballot} ${name}`;
    comparison.check('totals', place('returns'), sums?.returns ?? 0, total['returns']);
    for (const name of HEAD) comparison.check('totals', place(name), sums?.[name] ?? 0, total[name]);
    const counted = (sums?.valid ?? 0) + (sums?.invalid ?? 0) + (sums?.noVote ?? 0);
    comparison.check('totals', place('counted'), counted, total['counted']);
    const stations = fieldsOf(entry['stations']);
    comparison.check('totals', place('stations'), sums?.stations ?? 0, stations['returns']);
    if (!Array.isArray(entry['partyVotes'])) return;
    const votes = new Map(
      entry['partyVotes'].map((item) => [fieldsOf(item)['party'], fieldsOf(item)['votes']]),
    );
    election.pkg.parties.forEach((party, p) => {
      comparison.check(
        'votes of parties',
        place(`party ${party.id}`),
        sums?.parties?.[p] ?? 0,
        votes.get(party.id) ?? 0,
      );
    });
  });
}

/** Lines and outcome of a contest as an area's file gives them. */
function compareContest(
  input: CompareInput,
  id: string,
  a: number,
  json: Fields,
  expected: Expected,
  comparison: Comparison,
): void {
  const { election } = input;
  const c = election.pkg.contests.findIndex((contest) => contest.id === json['contest']);
  if (c < 0) return;
  const contest = at(election.pkg.contests, c);
  const votes = at(expected.sums, a)[election.ballots.indexOf(contest.ballot)]?.votes ?? null;
  const found = new Map(
    listOf(json['lines']).map((item) => [fieldsOf(item)['number'], fieldsOf(item)['votes']]),
  );
  at(election.linesOfContest, c).forEach((line, i) => {
    const place = `${id} ${contest.id} line ${line.number}`;
    comparison.check('votes of lines', place, votes?.[i] ?? 0, found.get(line.number));
  });
  const outcome = expected.outcomes[c] ?? null;
  const published = fieldsOf(json['outcome']);
  if (outcome === null || json['outcome'] === null) return;
  const uncontestedPart = !input.complete && at(election.linesOfContest, c).length <= contest.seats;
  if (uncontestedPart) return; // a tenth of all voters: only the whole count tells
  const numbers = (value: unknown) => listOf(value).join(' ');
  comparison.check('winners', `${contest.id} ahead`, outcome.winners.join(' '), numbers(published['ahead']));
  comparison.check('winners', `${contest.id} tied`, outcome.tied.join(' '), numbers(published['tied']));
  comparison.check('winners', `${contest.id} no winner`, outcome.noWinner, published['noWinner']);
}
