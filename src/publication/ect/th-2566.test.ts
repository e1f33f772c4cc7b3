import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { getOrThrow } from '../../basics/assert.ts';
import { sharedPath } from '../../basics/testing/shared-data.ts';
import { csvRows } from '../../tally/testing/th-2566.ts';
import type { Cut } from '../model.ts';
import { th2566Cut } from '../testing/th-2566.ts';
import { fieldTypes, flatten, tableOf } from './testing/fields.ts';

const shared = sharedPath('data/th-2566/stations/units.csv.gz');
const dir = join(shared ?? '', '../..');

/** Fields of the live edition of 2566 that the official one has not: coverage beside every number, and shares. */
const LIVE =
  /(^|\.)(counted_vote_stations|percent_count|pause_report|total_vote_stations|mp_app_vote_percent|party_vote_percent|party_list_vote_percent|party_cons_votes_percent)$/;
/** Colours are written in small letters by us. */
const same = (path: string, own: unknown, theirs: unknown): boolean =>
  path.endsWith('.color') ? own === String(theirs).toLowerCase() : own === theirs;
/** Texts of ours. */
const OURS = /^(last_update|processor|source|acknowledgement)$/;

describe.skipIf(shared === null)('the files of ECT Report, from all forms of 2566', () => {
  let cut: Cut;
  /** Constituencies (and what they feed) whose published totals contradict themselves, by ballot. */
  const contradicted = new Set<string>();

  beforeAll(() => {
    cut = th2566Cut(dir, 7);
    for (const row of csvRows(join(dir, 'stations/reconciliation.csv'))) {
      contradicted.add(`${row['cons_id']} ${row['ballot']}`);
    }
  });

  const ours = (path: string): string => Buffer.from(getOrThrow(cut.files, path).bytes).toString('utf8');
  const official = (name: string): string =>
    readFileSync(join(dir, 'ect-json', name), 'utf8').replace(/^\ufeff/, '');

  /** Fields that differ, by their path, with our value and the published one. */
  function differences(ourText: string, officialText: string): Map<string, readonly [unknown, unknown]> {
    const [own, theirs] = [flatten(ourText), flatten(officialText)];
    const found = new Map<string, readonly [unknown, unknown]>();
    for (const path of new Set([...own.keys(), ...theirs.keys()])) {
      if (LIVE.test(path) || OURS.test(path)) continue;
      if (same(path, own.get(path), theirs.get(path))) continue;
      found.set(path, [own.get(path), theirs.get(path)]);
    }
    return found;
  }

  test('every number of stats_cons, to its last digit, except where the published figures contradict themselves', () => {
    expect(flatten(official('stats_cons.json')).size).toBeGreaterThan(80_000);
    const found = differences(ours('/data/stats/stats_cons.json'), official('stats_cons.json'));
    const unexplained = [...found].filter(([path, values]) => !explained(path, values));
    expect(unexplained.slice(0, 20)).toEqual([]);
    // 187 totals of constituencies, and everything that is computed from them.
    const totals = [...found.keys()].filter((p) =>
      /constituencies\[[A-Z]+_\d+\]\.(party_list_)?(turn_out|valid_votes)$/.test(p),
    );
    expect(totals.length).toBe(contradictedRows());
  });

  function contradictedRows(): number {
    return [...csvRows(join(dir, 'stations/reconciliation.csv'))].length;
  }

  /** Published numbers that follow from a contradicted total: of that constituency, its province and the nation. */
  function explained(path: string, [own, published]: readonly [unknown, unknown]): boolean {
    const ballots = /party_list/.test(path) ? ['party-list', 'partylist', 'party_list'] : ['constituency'];
    const cons = /constituencies\[([A-Z]+_\d+)\]/.exec(path)?.[1];
    const province = /result_province\[([A-Z]+)\]/.exec(path)?.[1];
    const derived = /(turn_out|valid_votes|invalid_votes|blank_votes)$/.test(path);
    const counted = !/percent/.test(path) && /(invalid_votes|blank_votes)$/.test(path);
    if (!derived || counted) return false;
    const small = Math.abs(Number(own) - Number(published)) <= (/percent/.test(path) ? 0.05 : 130);
    const keys = [...contradicted].filter((key) => ballots.includes(key.split(' ')[1] ?? ''));
    const place = (key: string): boolean =>
      cons !== undefined
        ? key.startsWith(`${cons} `)
        : province === undefined || key.startsWith(`${province}_`);
    return small && keys.some(place);
  }

  test('every number of stats_party', () => {
    const found = differences(ours('/data/stats/stats_party.json'), official('stats_party.json'));
    const violations = [...csvRows(join(dir, 'violations.csv'))]
      .filter((row) => row['scope'] === 'nation-party' || row['rule']?.startsWith('Q2'))
      .map((row) => `result_party[${row['id']}].party_vote`);
    expect([...found.keys()].sort()).toEqual(violations.sort());
  });

  test('reference files say what the official ones say', () => {
    for (const name of ['info_province', 'info_constituency', 'info_party_overview', 'info_mp_candidate']) {
      const found = differences(ours(`/data/refs/${name}.json`), official(`${name}.json`));
      expect([name, [...found].slice(0, 10)]).toEqual([name, []]);
    }
  });

  test('programs written for the night of 2566 find their fields too, and the order of all fields is that of the files', () => {
    const table = tableOf(readFileSync(join(dir, 'ECT-FORMAT.md'), 'utf8'));
    for (const [folder, name] of [
      ['/data/stats', 'stats_cons'],
      ['/data/stats', 'stats_party'],
      ['/data/refs', 'info_province'],
    ] as const) {
      const text = ours(`${folder}/${name}.json`);
      const found = fieldTypes(text);
      for (const [field, types] of table(`${name}.json`, '2566 live')) {
        expect([name, field, found.has(field)]).toEqual([name, field, true]);
        const own = [...(found.get(field) ?? [])];
        const strange = LIVE.test(field) ? own.filter((type) => !types.split('/').includes(type)) : [];
        expect([name, field, strange]).toEqual([name, field, []]);
      }
      const edition = orders(official(`${name}.json`));
      for (const [place, names] of orders(text)) {
        const own = names.filter((field) => edition.get(place)?.includes(field));
        expect([name, place, own]).toEqual([name, place, edition.get(place)]);
      }
    }
  });

  /** Names of fields in their order, of the first object at each place of a file. */
  function orders(text: string): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    const walk = (value: unknown, place: string): void => {
      if (Array.isArray(value)) walk(value[0], `${place}[]`);
      else if (typeof value === 'object' && value !== null) {
        found.set(place, Object.keys(value));
        for (const [field, content] of Object.entries(value)) walk(content, `${place}.${field}`);
      }
    };
    walk(JSON.parse(text), '');
    return found;
  }

  test('fields and types of both layouts are those of the table', () => {
    const table = tableOf(readFileSync(join(dir, 'ECT-FORMAT.md'), 'utf8'));
    const problems: string[] = [];
    for (const [folder, files, column] of [
      [
        '/data/refs',
        ['info_constituency', 'info_mp_candidate', 'info_party_overview', 'info_province'],
        '2566 official',
      ],
      ['/data/stats', ['stats_cons', 'stats_party'], '2566 official'],
      [
        '/data/data/refs',
        ['info_constituency', 'info_mp_candidate', 'info_party_overview', 'info_province'],
        '2569 live',
      ],
      ['/data/records', ['stats_cons', 'stats_party'], '2569 live'],
    ] as const) {
      for (const name of files) {
        const expected = table(`${name}.json`, column);
        const found = fieldTypes(ours(`${folder}/${name}.json`));
        for (const [field, types] of expected) {
          const own = found.get(field);
          if (types === '(empty)') continue;
          if (own === undefined) problems.push(`${name} ${column}: ${field} is missing`);
          else if (![...own].every((type) => types.split('/').includes(type))) {
            problems.push(`${name} ${column}: ${field} is ${[...own]}, not ${types}`);
          }
        }
        for (const field of found.keys()) {
          const extra = column === '2566 official' && LIVE.test(field);
          if (!expected.has(field) && !extra)
            problems.push(`${name} ${column}: ${field} is not in the table`);
        }
      }
    }
    expect(problems).toEqual([]);
  });
});
