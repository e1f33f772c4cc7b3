import { describe, expect, test } from 'vitest';
import { indexElection } from './lookup.ts';
import type { AreaId, Candidate, CentreId, ElectionPackage } from './model.ts';
import { preflight } from './preflight.ts';
import { tinyPackage } from './testing/tiny.ts';

const GOOD = tinyPackage({
  ballots: ['constituency', 'party-list', 'referendum'],
  stationsEach: 4,
  capPercent: 95,
});

function codes(pkg: ElectionPackage, level?: 'error' | 'warning' | 'info'): readonly string[] {
  return preflight(indexElection(pkg))
    .filter((finding) => level === undefined || finding.level === level)
    .map((finding) => `${finding.level} ${finding.code} ${finding.place}`);
}

const firstOf = <T>(list: readonly T[], change: (item: T) => T): readonly T[] =>
  list.map((item, i) => (i === 0 ? change(item) : item));

test('a sound election has no errors and no warnings, only forms that it may do without', () => {
  expect(codes(GOOD)).toEqual([
    'info form-unused 5-16-constituency',
    'info form-unused 5-16-party-list',
    'info form-unused 5-16-referendum',
  ]);
});

describe('what cannot be received, entered, accepted or published is an error', () => {
  const publication = GOOD.manifest.publication;
  test.each<[string, ElectionPackage, string]>([
    [
      'a ballot without a form',
      { ...GOOD, forms: GOOD.forms.slice(1) },
      'error no-form constituency station',
    ],
    [
      'a form without the figures that are counted',
      {
        ...GOOD,
        forms: firstOf(GOOD.forms, (f) => ({ ...f, fields: f.fields.filter((x) => x.role !== 'valid') })),
      },
      `error form-lacks-counts ${GOOD.forms[0]?.id}`,
    ],
    [
      'a centre in another place',
      {
        ...GOOD,
        units: GOOD.units.map((u) =>
          u.kind === 'advance-out' ? { ...u, centreId: 'MKM_1' as CentreId } : u,
        ),
      },
      'error centre-elsewhere MKM_1',
    ],
    ['a referendum without answers', { ...GOOD, choices: [] }, 'error no-lines referendum'],
    [
      'two candidates of one number, also when one has withdrawn',
      {
        ...GOOD,
        candidates: firstOf(GOOD.candidates, (c): Candidate => ({ ...c, number: 2, status: 'withdrawn' })),
      },
      'error duplicate-number MKM_1',
    ],
    [
      'two parties of one list number',
      { ...GOOD, parties: GOOD.parties.map((p) => ({ ...p, listNumber: 7 })) },
      'error duplicate-number party-list',
    ],
    [
      'seats of another kind',
      { ...GOOD, contests: firstOf(GOOD.contests, (c) => ({ ...c, seats: 2 })) },
      'error wrong-seats MKM_1',
    ],
    [
      'marks of another kind',
      { ...GOOD, contests: firstOf(GOOD.contests, (c) => ({ ...c, marks: 3 })) },
      'error wrong-marks MKM_1',
    ],
    [
      'units in no contest',
      { ...GOOD, contests: GOOD.contests.filter((c) => c.id === 'MKM_1'), choices: [] },
      'error unit-without-contest MKM_2',
    ],
    [
      'a constituency without units',
      { ...GOOD, units: GOOD.units.filter((u) => u.constituencyId !== 'MKM_2') },
      'error empty-constituency MKM_2',
    ],
    [
      'a contest without units',
      { ...GOOD, units: GOOD.units.filter((u) => u.constituencyId !== 'MKM_2') },
      'error contest-without-units MKM_2',
    ],
    [
      'a contest of an area that no constituency lies in',
      { ...GOOD, contests: firstOf(GOOD.contests, (c) => ({ ...c, areaId: 'D1' as AreaId })) },
      'error contest-without-units MKM_1',
    ],
    [
      'times out of order',
      {
        ...GOOD,
        manifest: {
          ...GOOD.manifest,
          publication: { ...publication, firstRelease: publication.completeBy + 1 },
        },
      },
      'error times-order publication',
    ],
    [
      'a cap that ends before the embargo',
      {
        ...GOOD,
        manifest: {
          ...GOOD.manifest,
          publication: { ...publication, cap: { ...publication.cap, until: 1 } },
        },
      },
      'error times-order publication.cap.until',
    ],
    [
      'a cap of nothing',
      {
        ...GOOD,
        manifest: {
          ...GOOD.manifest,
          publication: { ...publication, cap: { ...publication.cap, percent: 0 } },
        },
      },
      'error cap-range publication.cap.percent',
    ],
  ])('%s', (_name, pkg, expected) => {
    expect(codes(pkg, 'error')).toContain(expected);
  });
});

describe('what should be looked at is a warning or a notice', () => {
  const phantom = { ...GOOD.areas.find((a) => a.id === 'MKM_1') } as (typeof GOOD.areas)[number];
  test.each<[string, ElectionPackage, string]>([
    [
      'nobody stands',
      { ...GOOD, candidates: GOOD.candidates.filter((c) => c.contestId !== 'MKM_1') },
      'warning no-candidates MKM_1',
    ],
    [
      'only one stands',
      {
        ...GOOD,
        candidates: GOOD.candidates.map(
          (c): Candidate => (c.contestId === 'MKM_1' && c.number > 1 ? { ...c, status: 'withdrawn' } : c),
        ),
      },
      'info uncontested MKM_1',
    ],
    [
      'an empty list',
      { ...GOOD, parties: firstOf(GOOD.parties, (p) => ({ ...p, listSize: 0 })) },
      'warning empty-list 701',
    ],
    [
      'a station that reports to a constituency centre',
      { ...GOOD, units: firstOf(GOOD.units, (u) => ({ ...u, centreId: 'MKM_1' as CentreId })) },
      'warning wrong-centre-kind MKM_1',
    ],
    [
      'registered voters that do not sum',
      { ...GOOD, areas: GOOD.areas.map((a) => (a.id === 'MKM_1' ? { ...a, registered: 2001 } : a)) },
      'warning registered-sum MKM_1',
    ],
    [
      'registered voters of parts that do not sum',
      {
        ...GOOD,
        areas: GOOD.areas.map((a) =>
          a.id === 'TH' ? { ...a, registered: 4000 } : a.id === 'MKM' ? { ...a, registered: 4001 } : a,
        ),
      },
      'warning registered-sum TH',
    ],
    [
      'a station count that differs',
      { ...GOOD, areas: GOOD.areas.map((a) => (a.id === 'MKM' ? { ...a, stations: 9 } : a)) },
      'warning station-sum MKM',
    ],
    [
      'an unknown roll',
      { ...GOOD, units: firstOf(GOOD.units, (u) => ({ ...u, registered: null })) },
      'warning roll-unknown MKM_1',
    ],
    [
      'advance voters over the roll',
      { ...GOOD, units: firstOf(GOOD.units, (u) => ({ ...u, advanceRegistered: 501 })) },
      'warning advance-over-roll 44-01-S1-001',
    ],
    [
      'two stations of one number',
      { ...GOOD, units: firstOf(GOOD.units, (u) => ({ ...u, number: 2 })) },
      'warning duplicate-unit-number 44-01-S1-002',
    ],
    ['a rule that nobody set', { ...GOOD, rules: GOOD.rules.slice(1) }, 'warning rule-missing rules.csv'],
    [
      'another day',
      { ...GOOD, manifest: { ...GOOD.manifest, electionDay: '2026-02-09' } },
      'warning not-on-election-day publication.embargo_until',
    ],
    [
      'no signatures',
      { ...GOOD, manifest: { ...GOOD.manifest, signaturesRequired: 0 } },
      'warning no-signatures signatures_required',
    ],
    [
      'a cap that hides a constituency',
      tinyPackage({ stationsEach: 1, capPercent: 95 }),
      'warning cap-hides-all MKM_1',
    ],
    [
      'a station form without the roll',
      {
        ...GOOD,
        forms: firstOf(GOOD.forms, (f) => ({
          ...f,
          fields: f.fields.filter((x) => x.role !== 'registered'),
        })),
      },
      `warning form-lacks-role ${GOOD.forms[0]?.id}`,
    ],
    [
      'a place outside the pages of its form',
      {
        ...GOOD,
        forms: firstOf(GOOD.forms, (f) => ({
          ...f,
          places: [
            { place: 'used', page: f.pages, x: 0, y: 0, width: 1000, height: 20 },
            { place: 'row:3', page: f.pages + 1, x: 0, y: 20, width: 1000, height: 20 },
          ],
        })),
      },
      `warning form-place-outside ${GOOD.forms[0]?.id}`,
    ],
    [
      'the phantom constituency 0',
      { ...GOOD, areas: [...GOOD.areas, { ...phantom, id: 'MKM_0' as AreaId, code: '0' }] },
      'info phantom-constituency MKM_0',
    ],
  ])('%s', (_name, pkg, expected) => {
    expect(codes(pkg)).toContain(expected);
    expect(codes(pkg, 'error')).toEqual([]);
  });

  test('errors come first', () => {
    const levels = preflight(indexElection({ ...GOOD, choices: [], rules: [] })).map((f) => f.level);
    expect(levels).toEqual(
      [...levels].sort(
        (x, y) => ['error', 'warning', 'info'].indexOf(x) - ['error', 'warning', 'info'].indexOf(y),
      ),
    );
    expect(levels[0]).toBe('error');
  });

  test('a council of three seats takes up to three marks', () => {
    const pkg = tinyPackage({ ballots: ['council'] });
    const withMarks = (marks: number) => ({
      ...pkg,
      contests: pkg.contests.map((c) => ({ ...c, seats: 3, marks })),
    });
    expect(codes(withMarks(3)).filter((c) => c.includes('wrong-marks'))).toEqual([]);
    expect(codes(withMarks(2))).toContain('warning wrong-marks council_1');
    expect(codes(withMarks(4))).toContain('error wrong-marks council_1');
  });
});
