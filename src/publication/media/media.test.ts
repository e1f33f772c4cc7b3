import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, getOrThrow } from '../../basics/assert.ts';
import { readCsv } from '../../basics/csv.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { BLANK, DASH, ILLEGIBLE } from '../../returns/figures.ts';
import type { Cut } from '../model.ts';
import { Publication } from '../publication.ts';
import { FactWriter } from '../testing/facts.ts';
import { acts, play } from '../testing/scenario.ts';
import { cutDelta } from './delta.ts';
import { mediaPaths, renderMedia } from './media-files.ts';
import { cellValue } from './table.ts';
import type { Delta } from './testing/apply-delta.ts';
import { applyToTable } from './testing/apply-delta.ts';
import { cutOver, sideOf, sourceOf, timeAfter } from './testing/cuts.ts';

type Row = Readonly<Record<string, string>>;

const tiny = (options: TinyOptions = {}): Election => indexElection(tinyPackage(options));
const TABLES = ['national', 'provinces', 'constituencies', 'candidates', 'parties'];

const elections: readonly [string, Election][] = [
  ['two ballots', tiny({ stationsEach: 5, capPercent: 80 })],
  ['three ballots', tiny({ ballots: ['constituency', 'party-list', 'referendum'] })],
  ['local', tiny({ ballots: ['executive', 'council'] })],
];

function textAt(cut: Cut, path: string): string {
  const file = cut.files.get(path)?.bytes ?? renderMedia(sourceOf(cut), path)?.bytes;
  if (file === undefined) throw new Error(`nothing at ${path}`);
  return Buffer.from(file).toString('utf8');
}

function rowsAt(cut: Cut, path: string): readonly Row[] {
  const [header, ...rows] = readCsv(textAt(cut, path), 1e6).rows;
  return rows.map((row) =>
    Object.fromEntries((header?.cells ?? []).map((column, i) => [column, row.cells[i] ?? ''])),
  );
}

const ndjsonAt = (cut: Cut, path: string): readonly Record<string, unknown>[] =>
  textAt(cut, path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Some cut in the middle of a random night. */
function randomCut(election: Election, list: Parameters<typeof play>[1]): Cut {
  const { facts } = play(election, list);
  return cutOver(election, facts, 12, timeAfter(facts, 90));
}

describe('formats and variants', () => {
  it.each(elections)(
    'JSON and NDJSON say what the CSV says, light is a projection of full: %s',
    (_, election) => {
      fc.assert(
        fc.property(acts, (list) => {
          const cut = randomCut(election, list);
          const names = [...mediaPaths(cut.view)].flatMap(
            (path) => /^\/feed\/light\/(.*)\.csv$/.exec(path)?.[1] ?? [],
          );
          expect(names.length).toBeGreaterThan(6);
          for (const name of names) {
            const table = name.replace(/\/.*/, '');
            const full = rowsAt(cut, `/feed/${name}.csv`);
            const typed = full.map((row) =>
              Object.fromEntries(
                Object.entries(row).map(([key, cell]) => [key, cellValue(table, key, cell)]),
              ),
            );
            expect(ndjsonAt(cut, `/feed/${name}.ndjson`)).toEqual(typed);
            expect(JSON.parse(textAt(cut, `/feed/${name}.json`))).toMatchObject({
              cut: 12,
              table,
              rows: typed,
            });
            const light = rowsAt(cut, `/feed/light/${name}.csv`);
            const columns = Object.keys(light[0] ?? {});
            expect(light).toEqual(
              full.map((row) =>
                Object.fromEntries(
                  columns.map((column) => [column, getOrThrow(new Map(Object.entries(row)), column)]),
                ),
              ),
            );
            expect(ndjsonAt(cut, `/feed/light/${name}.ndjson`)).toHaveLength(full.length);
            if (table !== 'corrections' && full.length > 0)
              expect(columns).toContain(table === 'units' ? 'unit_status' : 'stations_shown');
          }
        }),
        { numRuns: 6 },
      );
    },
  );

  it('lists exactly the paths that it makes', () => {
    const cut = randomCut(at(elections, 0)[1], []);
    const paths = [...mediaPaths(cut.view)];
    expect(new Set(paths).size).toBe(paths.length);
    expect(JSON.parse(textAt(cut, '/feed/files.json'))).toMatchObject({ cut: 12, files: paths });
    for (const path of paths) expect(renderMedia(sourceOf(cut), path)).not.toBeNull();
    for (const path of [
      '/feed/national.csv',
      '/feed/units/XX.csv',
      '/feed/other.json',
      '/feed/corrections/9.json',
      '/feed/nist/XX.json',
      '/feed/light/units.csv',
      '/feed/constructor.json',
    ])
      expect([path, renderMedia(sourceOf(cut), path)]).toEqual([path, null]);
  });

  it('without the published state only twins of the tables are made', () => {
    const cut = randomCut(at(elections, 0)[1], []);
    const source = { ...sourceOf(cut), view: null };
    expect(renderMedia(source, '/feed/light/candidates.ndjson')).toEqual(
      renderMedia(sourceOf(cut), '/feed/light/candidates.ndjson'),
    );
    expect(renderMedia(source, '/feed/districts.csv')).toBeNull();
    expect(renderMedia(source, '/feed/files.json')).toBeNull();
  });
});

describe('levels', () => {
  it.each(elections)('districts, bodies and forms add up to the totals of the cut: %s', (_, election) => {
    fc.assert(
      fc.property(acts, (list) => {
        const cut = randomCut(election, list);
        const sum = (rows: readonly Row[], key: string): number =>
          rows.reduce((all, row) => all + Number(row[key]), 0);
        const nation = rowsAt(cut, '/feed/national.csv');
        const forms = [...mediaPaths(cut.view)]
          .filter((path) => /^\/feed\/units\/.*\.csv$/.test(path))
          .flatMap((path) => rowsAt(cut, path));
        expect(forms).toHaveLength(election.returns.length);
        for (const total of nation) {
          const counting = forms.filter((row) => row['ballot'] === total['ballot'] && row['counted'] === '1');
          expect(sum(counting, 'ballots_computed')).toBe(Number(total['counted']));
          expect(sum(counting, 'valid')).toBe(Number(total['valid']));
        }
        for (const name of ['districts', 'sub-districts']) {
          const stations = rowsAt(cut, `/feed/${name}.csv`);
          for (const total of nation) {
            const own = stations.filter((row) => row['ballot'] === total['ballot']);
            // Sets that are counted for a constituency as a whole lie in no district.
            expect(sum(own, 'counted')).toBe(Number(total['counted']) - Number(total['advance_counted']));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('one row per form', () => {
  const election = tiny({ capPercent: 50, stationsEach: 4 });
  const row = (cut: Cut, unit: number, ballot = 'constituency'): Row => {
    const { id, constituencyId } = at(election.pkg.units, unit);
    const found = rowsAt(cut, `/feed/units/${constituencyId}.csv`).find(
      (r) => r['unit_id'] === id && r['ballot'] === ballot,
    );
    if (found === undefined) throw new Error('no row');
    return found;
  };

  it('counted is 0, 1 or 2, with the reason among the observations and the three times', () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    const [first, second, third] = [0, 1, 2];
    writer.photo(at(at(election.returnsOfUnit, 0), 0), 'ab'.repeat(32));
    writer.acceptUnit(first, [5, 4, 3]);
    writer.acceptUnit(second);
    writer.acceptUnit(third); // beyond the cap of 50 % of four stations
    let cut = cutOver(election, writer.facts, 4, writer.now);
    expect(row(cut, 0)).toMatchObject({
      counted: '1',
      unit_status: 'shown',
      votes: '5 4 3',
      total: '12',
      votes_total_written: '12',
      votes_total_computed: '12',
      ballots_computed: '12',
      observations: 'no-photo',
      received_at: at(writer.facts, 1).fact.at,
      accepted_at: at(writer.facts, 2).fact.at,
      // The other ballot completed the unit a second later.
      shown_at: at(writer.facts, 3).fact.at,
      photos: 'ab'.repeat(32),
    });
    expect(row(cut, 2)).toMatchObject({
      counted: '0',
      unit_status: 'held-back',
      observations: 'held-cap',
      votes: '',
      version: '',
      shown_at: '',
    });
    expect(row(cut, 3)).toMatchObject({
      counted: '0',
      unit_status: 'awaited',
      observations: 'not-received',
      received_at: '',
    });
    writer.annul(at(at(election.returnsOfUnit, 0), 1));
    cut = cutOver(election, writer.facts, 5, writer.now);
    expect(row(cut, 0)).toMatchObject({ counted: '2', unit_status: 'partly', votes: '5 4 3' });
    expect(row(cut, 0, 'party-list')['observations']).toContain('annulled');
    expect(row(cut, 2)['counted']).toBe('1');
  });

  it('keeps what is written beside what it comes to', () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    writer.acceptUnit(0, [7, 2, 1]);
    const facts = writer.facts.map((sealed) => {
      if (sealed.fact.kind !== 'record-accepted' || sealed.fact.ballot !== 'constituency') return sealed;
      const figures = [...sealed.fact.figures];
      figures[9] = 99; // the grand total
      figures.splice(-3, 3, DASH, ILLEGIBLE, BLANK);
      return { ...sealed, fact: { ...sealed.fact, figures } };
    });
    const found = row(cutOver(election, facts, 4, writer.now), 0);
    expect(found).toMatchObject({
      votes: '- ? _',
      votes_total_written: '99',
      votes_total_computed: '0',
      ballots_computed: '10',
    });
    expect(found['observations']?.split(' ')).toContain('illegible');
  });

  it('before the first release there is a row for every form and no figure, time or photo', () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.embargoUntil - 60_000);
    writer.photo(0, 'ab'.repeat(32));
    writer.acceptUnit(0);
    const cut = cutOver(election, writer.facts, 1, writer.now);
    const zero = cutOver(election, [], 1, writer.now);
    expect(row(cut, 0)).toMatchObject({
      counted: '0',
      observations: 'held-embargo',
      received_at: '',
      photos: '',
      valid: '',
    });
    for (const path of mediaPaths(zero.view)) {
      if (!path.endsWith('.csv')) continue;
      const ids = (from: Cut) =>
        rowsAt(from, path).map((r) => [
          r['unit_id'] ?? r['area'] ?? r['constituency'],
          r['ballot'],
          r['number'],
        ]);
      expect(ids(zero)).toEqual(ids(cut));
      if (path.startsWith('/feed/units'))
        expect(rowsAt(zero, path).every((r) => r['counted'] === '0')).toBe(true);
    }
  });
});

describe('deltas', () => {
  it.each(elections)('put into the first cut they give the second, byte for byte: %s', (_, election) => {
    fc.assert(
      fc.property(acts, fc.nat(100), fc.integer({ min: 0, max: 120 }), (list, share, minutes) => {
        const { facts } = play(election, list);
        const early = facts.slice(0, 1 + Math.floor((share / 101) * facts.length));
        const first = cutOver(election, early, 9, timeAfter(early, minutes));
        const second = cutOver(election, facts, 10, timeAfter(facts, minutes));
        const delta = JSON.parse(cutDelta(sideOf(first), sideOf(second)) ?? '') as Delta;
        expect(delta).toMatchObject({ cut: 10, from: { cut: 9 }, manifest: second.manifestSha256 });
        for (const name of TABLES) {
          const path = `/feed/${name}.csv`;
          const made = applyToTable(getOrThrow(first.files, path).bytes, delta, name);
          expect(Buffer.from(made).toString()).toBe(textAt(second, path));
          expect(sha256Hex(made)).toBe(delta.tables.find((table) => table.name === name)?.sha256);
        }
        // The files of the second cut: those of the first without the removed ones, and the changed ones under their lasting names.
        const files = new Map([...first.files].map(([path, file]) => [path, file.sha256]));
        for (const path of delta.removed) files.delete(path);
        for (const file of delta.files) files.set(file.path, file.sha256);
        for (const [path, file] of second.files) {
          if (path !== '/v1/manifest.json' && path !== '/v1/cut.json')
            expect([path, files.get(path)]).toEqual([path, file.sha256]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('quoted cells change nothing about it', () => {
    const pkg = tinyPackage({});
    const areas = pkg.areas.map((area) => ({
      ...area,
      name: { th: `"${area.name.th}", บรรทัด\nสอง`, en: 'a,b' },
    }));
    const election = indexElection({ ...pkg, areas });
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    const first = cutOver(election, writer.facts, 1, writer.now);
    writer.acceptUnit(1, [8, 1, 0]);
    const second = cutOver(election, writer.facts, 2, writer.now);
    const delta = JSON.parse(cutDelta(sideOf(first), sideOf(second)) ?? '') as Delta;
    for (const name of TABLES) {
      const path = `/feed/${name}.csv`;
      expect(Buffer.from(applyToTable(getOrThrow(first.files, path).bytes, delta, name)).toString()).toBe(
        textAt(second, path),
      );
    }
    const rows = delta.tables.find((table) => table.name === 'constituencies')?.rows ?? [];
    expect(rows.length).toBe(2); // one constituency, two ballots
  });

  it('holds the changed rows only, and is not made of files that are gone', () => {
    const election = tiny({ constituencies: 3 });
    const publication = new Publication(election);
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    const fold = (from: number): void => {
      for (const fact of writer.facts.slice(from)) publication.apply(fact);
    };
    fold(0);
    const first = publication.makeCut({ number: 1, at: writer.now, ledgerSize: 1, root: '0' });
    writer.acceptUnit(0, [8, 1, 0]);
    fold(1);
    const second = publication.makeCut({
      number: 2,
      at: writer.now,
      ledgerSize: writer.facts.length,
      root: '0',
    });
    const delta = JSON.parse(cutDelta(sideOf(first), sideOf(second)) ?? '') as Delta;
    const changed = Object.fromEntries(delta.tables.map((table) => [table.name, table.rows?.length]));
    expect(changed).toMatchObject({ national: 2, provinces: 2, constituencies: 2, candidates: 3 });
    expect(cutDelta({ ...sideOf(first), read: () => null }, sideOf(second))).toBeNull();
  });
});
