import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../basics/csv.ts';
import { sharedPath } from '../../basics/testing/shared-data.ts';
import { indexElection } from '../lookup.ts';
import { preflight } from '../preflight.ts';
import { importEct } from './import-ect.ts';

const root = sharedPath('data/th-2566');

describe.skipIf(root === null)('the general election of 2566', () => {
  const folder = root ?? '';
  const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
  const load = (exact: boolean) => {
    const names = readdirSync(join(folder, 'ect-json'));
    const files = new Map(names.map((name) => [name, bytes(join('ect-json', name))]));
    const units = new Uint8Array(gunzipSync(bytes('stations/units.csv.gz')));
    return importEct(files, units, exact ? { areas: bytes('areas.csv') } : {});
  };

  test('is imported whole', () => {
    const { pkg, edition, notes } = load(true);
    if (pkg === null) throw new Error('no package');
    const areas = (kind: string) => pkg.areas.filter((area) => area.kind === kind).length;
    expect(edition).toBe('2566');
    expect({
      provinces: areas('province'),
      constituencies: areas('constituency'),
      districts: areas('district'),
      stations: pkg.units.filter((unit) => unit.kind === 'station').length,
      others: pkg.units.filter((unit) => unit.kind !== 'station').length,
      candidates: pkg.candidates.length,
      standing: pkg.candidates.filter((candidate) => candidate.status === 'standing').length,
      parties: pkg.parties.length,
      lists: pkg.parties.filter((party) => party.listNumber !== null).length,
    }).toEqual({
      provinces: 77,
      constituencies: 400,
      districts: 928,
      stations: 95_137,
      others: 4_407,
      candidates: 4_781,
      standing: 4_700,
      parties: 70,
      lists: 67,
    });
    expect(notes.map((note) => `${note.level} ${note.code} ${note.places.length}`).sort()).toEqual([
      'info byte-order-mark 0',
      'info crlf 0',
      'info empty-zone 4',
      'info list-size-unknown 67',
      'info party-without-list 3',
      'info unit-without-sub-district 1472',
      'info withdrawn 81',
    ]);
    const election = indexElection(pkg);
    expect(election.returns).toHaveLength(199_088);
    expect(preflight(election)).toEqual([]);
    expect(pkg.areas[0]?.registered).toBe(52_195_920);
  }, 60_000);

  test('gives districts no wrong name when only the zones tell', () => {
    const { pkg } = load(false);
    const truth = new Map<string, string>();
    for (const { cells } of readCsv(new TextDecoder().decode(bytes('areas.csv')), 20_000).rows.slice(1)) {
      const [, , code = '', name = ''] = cells;
      truth.set(code, `${code.startsWith('10') ? 'เขต' : 'อำเภอ'}${name}`);
    }
    const districts = (pkg?.areas ?? []).filter((area) => area.kind === 'district');
    const named = districts.filter((area) => !area.name.th.includes('รหัส'));
    expect(named.filter((area) => truth.get(area.code) !== area.name.th).map((a) => a.name.th)).toEqual([]);
    expect(named.length).toBeGreaterThan(250);
  }, 60_000);
});
