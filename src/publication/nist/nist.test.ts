import { describe, expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { indexElection } from '../../election/lookup.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { PublicView } from '../model.ts';
import { Publication } from '../publication.ts';
import { FactWriter } from '../testing/facts.ts';
import { precinctReport } from './precinct-report.ts';
import { summaryReport } from './summary-report.ts';
import { checkCdf } from './testing/check-cdf.ts';
import { idOf } from './types.ts';

type Json = Record<string, unknown>;

/** `units`: how many are in; `certified`: all of them, and every contest is. */
function viewOf(
  options: TinyOptions,
  units: number | 'certified',
  when: 'before' | 'after' = 'after',
): PublicView {
  const election = indexElection(tinyPackage({ capPercent: 100, ...options }));
  const { firstRelease, embargoUntil } = election.pkg.manifest.publication;
  const writer = new FactWriter(election, firstRelease);
  writer.photo(0, 'ab'.repeat(32));
  const all = election.pkg.units.length;
  const isIn = units === 'certified' ? all : Math.min(units, all);
  for (let u = 0; u < isIn; u++) writer.acceptUnit(u, [30, 20, 10]);
  if (units === 'certified') for (const contest of election.pkg.contests) writer.certify(contest.id);
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const now = when === 'before' ? new Date(embargoUntil - 1000).toISOString() : writer.now;
  return publication.makeCut({ number: 3, at: now, ledgerSize: writer.facts.length, root: '0'.repeat(64) })
    .view;
}

/** As a reader gets it. */
const asJson = (report: unknown): Json => JSON.parse(JSON.stringify(report)) as Json;
const listAt = (value: unknown, key: string): Json[] => (value as Record<string, Json[]>)[key] ?? [];
const contestsOf = (report: Json): Json[] => listAt(at(listAt(report, 'Election'), 0), 'Contest');

describe('the election report of NIST', () => {
  const elections: readonly [string, TinyOptions][] = [
    ['general', {}],
    ['general with a referendum', { ballots: ['constituency', 'party-list', 'referendum'] }],
    ['local', { ballots: ['executive', 'council'] }],
  ];
  const nights = elections.flatMap(([name, options]) =>
    ([0, 3, 10, 'certified'] as const).map((units) => [name, units, options] as const),
  );
  it.each(nights)('passes the schema: %s, units in: %s', (_, units, options) => {
    for (const view of [viewOf(options, units), viewOf(options, units, 'before')]) {
      expect(checkCdf(asJson(summaryReport(view)))).toEqual([]);
      for (const [i, area] of view.election.pkg.areas.entries()) {
        if (area.kind === 'constituency') expect(checkCdf(asJson(precinctReport(view, i)))).toEqual([]);
      }
    }
  });

  it('says how far the count is', () => {
    expect(asJson(summaryReport(viewOf({}, 3, 'before')))['Status']).toBe('pre-election');
    expect(asJson(summaryReport(viewOf({}, 3)))['Status']).toBe('unofficial-partial');
    expect(asJson(summaryReport(viewOf({}, 10)))['Status']).toBe('unofficial-complete');
    expect(asJson(summaryReport(viewOf({}, 'certified')))['Status']).toBe('certified');
    expect(JSON.stringify(summaryReport(viewOf({}, 10)))).not.toContain('"winner"');
    expect(JSON.stringify(summaryReport(viewOf({}, 'certified')))).toContain('"winner"');
  });

  it('has the votes of the cut, total = stations + others, and the no-vote as a selection', () => {
    const view = viewOf({}, 10);
    const contest = at(contestsOf(asJson(summaryReport(view))), 0);
    const selections = listAt(contest, 'ContestSelection');
    const counts = listAt(at(selections, 0), 'VoteCounts').map((one) => Number(one['Count']));
    const area = view.election.areaIndex.get(at(view.election.pkg.contests, 0).areaId) ?? -1;
    expect(counts[0]).toBe(view.tally.totals(area, 0).votes?.[0]);
    expect(counts[0]).toBe((counts[1] ?? 0) + (counts[2] ?? 0));
    expect(counts[0]).toBeGreaterThan(0);
    expect(JSON.stringify(selections.at(-1))).toContain('ไม่เลือกผู้ใด');
  });

  it('gives every station of a constituency its votes and the hash of its photo', () => {
    const view = viewOf({}, 3);
    const constituency = view.election.pkg.areas.findIndex((area) => area.kind === 'constituency');
    const report = asJson(precinctReport(view, constituency));
    const first = at(view.election.pkg.units, 0);
    const unit = listAt(report, 'GpUnit').find((one) => one['@id'] === idOf('unit', first.id));
    expect(JSON.stringify(unit)).toContain('ab'.repeat(32));
    const counts = listAt(at(listAt(at(contestsOf(report), 0), 'ContestSelection'), 0), 'VoteCounts');
    expect(counts.find((one) => one['GpUnitId'] === idOf('unit', first.id))?.['Count']).toBe(30);
  });

  describe('the checks find', () => {
    const election = (r: Json): Json => at(listAt(r, 'Election'), 0);
    const contest = (r: Json): Json => at(contestsOf(r), 0);
    const faults: readonly [string, (report: Json) => unknown, string][] = [
      ['a missing field', (r) => delete r['Issuer'], "/ must have required property 'Issuer'"],
      ['an unknown field', (r) => Object.assign(r, { Turnout: 5 }), '"additionalProperty":"Turnout"'],
      ['a wrong word', (r) => Object.assign(r, { Status: 'final' }), '/Status must be equal to one of'],
      ['an object of no class', (r) => delete election(r)['@type'], "required property '@type'"],
      [
        'a class in the wrong place',
        (r) => Object.assign(contest(r), { '@type': 'ElectionResults.Party' }),
        'oneOf',
      ],
      [
        'a fraction of a second',
        (r) => Object.assign(r, { GeneratedDate: '2026-02-08T12:00:00.000Z' }),
        '/GeneratedDate must match pattern',
      ],
      [
        'a day that is none',
        (r) => Object.assign(election(r), { StartDate: '2026-13-01' }),
        '/StartDate must match format',
      ],
      [
        'a count that is text',
        (r) => Object.assign(contest(r), { TotalSubUnits: '5' }),
        '/TotalSubUnits must be integer',
      ],
      [
        'a reference to nothing',
        (r) => Object.assign(election(r), { ElectionScopeId: 'area-XX' }),
        'report.Election[0].ElectionScopeId: area-XX is no ReportingUnit of the report',
      ],
      [
        'a reference to another class',
        (r) => Object.assign(election(r), { ElectionScopeId: at(listAt(r, 'Party'), 0)['@id'] }),
        'is no ReportingUnit of the report',
      ],
      ['an id twice', (r) => listAt(r, 'Party').push(at(listAt(r, 'Party'), 0)), 'is there twice'],
    ];
    it.each(faults)('%s', (_, change, problem) => {
      const report = asJson(summaryReport(viewOf({}, 3)));
      change(report);
      expect(checkCdf(report).join('\n')).toContain(problem);
    });
  });

  it('makes names of ids, each its own', () => {
    expect(idOf('unit', 'BKK_1/ชุด 2')).toMatch(/^unit-[A-Za-z0-9._-]+$/);
    expect(idOf('unit', 'a_b')).not.toBe(idOf('unit', 'a b'));
    expect(idOf('unit', 'a__b')).not.toBe(idOf('unit', 'a_b'));
  });
});
