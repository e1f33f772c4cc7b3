import { describe, expect, test } from 'vitest';
import type { StationsReply, WireStation } from '../api/evening-types.ts';
import { STATUSES } from '../api/evening-types.ts';
import { takeStations } from './stations.ts';

const LISTS = {
  statuses: STATUSES,
  ballots: ['constituency', 'party-list'],
  kinds: ['station'],
  centres: ['1001'],
  places: ['แขวงดุสิต'],
  people: [['p1', 'สมชาย']],
} as const;

const unit = (id: string, status: number): WireStation => [
  id,
  0,
  1,
  `หน่วย ${id}`,
  0,
  0,
  status,
  null,
  0,
  null,
  null,
  [
    [0, status, 500, 1],
    [1, 2, 400, 0, 0, 900],
  ],
];

const reply = (part: Partial<StationsReply>): StationsReply => ({
  revision: 'a.1',
  at: 1000,
  full: true,
  cut: 7,
  total: 2,
  next: null,
  counts: {},
  ...LISTS,
  units: [],
  gone: [],
  ...part,
});

describe('the list of stations as it comes over the line', () => {
  const first = takeStations(undefined, reply({ units: [unit('a', 0), unit('b', 2)] }), 1);

  test('is spelled out', () => {
    expect(first.units[0]).toMatchObject({
      id: 'a',
      kind: 'station',
      place: 'แขวงดุสิต',
      centre: '1001',
      status: 'awaited',
      returns: [
        { ballot: 'constituency', status: 'awaited', since: 500, version: 1, holder: null },
        { ballot: 'party-list', status: 'photographed', holder: { id: 'p1', name: 'สมชาย' }, until: 900 },
      ],
    });
  });

  test('takes changes over in place, and keeps what did not change', () => {
    const next = takeStations(
      first,
      reply({ revision: 'a.2', full: false, units: [unit('b', 13)], gone: [] }),
      2,
    );
    expect(next.units.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'awaited'],
      ['b', 'public'],
    ]);
    expect(next.units[0]).toBe(first.units[0]);
    expect([next.revision, next.came]).toEqual(['a.2', 2]);
  });

  test('drops what no longer fits, and adds what has come to fit', () => {
    const next = takeStations(first, reply({ full: false, units: [unit('c', 1)], gone: ['a'] }), 2);
    expect(next.units.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('stays the same list when nothing changed', () => {
    expect(takeStations(first, reply({ full: false }), 2).units).toBe(first.units);
  });

  test('begins anew after a restart of the server', () => {
    const next = takeStations(first, reply({ revision: 'b.1', units: [unit('z', 0)] }), 2);
    expect(next.units.map(({ id }) => id)).toEqual(['z']);
  });
});
