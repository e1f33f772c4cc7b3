import { describe, expect, test } from 'vitest';
import type { Station, Status } from '../../api/evening-types.ts';
import { STATUSES } from '../../api/evening-types.ts';
import { searchKey } from '../../evening/search-key.ts';
import { filterStations, NO_FILTER, sortStations } from './filter.ts';

const station = (id: string, place: string, statuses: readonly Status[], since = 100): Station => ({
  id,
  kind: id.startsWith('adv') ? 'advance-in' : 'station',
  number: 1,
  name: `หน่วย ${id}`,
  place,
  centre: '1001',
  status: statuses[0] ?? 'awaited',
  why: null,
  priority: 0,
  reason: null,
  contact: null,
  returns: statuses.map((status, i) => ({
    ballot: `b${i}`,
    status,
    since,
    version: 0,
    holder: null,
    until: 0,
  })),
  key: searchKey(`${id} หน่วย ${id} ${place}`),
});

const units = [
  station('a', 'ทุ่งใหญ่', ['awaited', 'awaited'], 0),
  station('b', 'ทุ่งใหญ่', ['entered-once', 'with-supervisor'], 300),
  { ...station('c', 'บ้านไผ่', ['public', 'public'], 50), priority: 9 },
  station('adv-1', '', ['differs'], 200),
];
const shown = (change: Partial<typeof NO_FILTER>) => [
  ...filterStations(units, { ...NO_FILTER, ...change }).shown,
];
const ranked = (sort: Parameters<typeof sortStations>[1]) =>
  sortStations(units, sort, (status) => STATUSES.indexOf(status)).map(({ id }) => id);

describe('the filter of the list of stations', () => {
  test('shows all at first', () => {
    expect(shown({})).toEqual(['a', 'b', 'c', 'adv-1']);
  });

  test('finds a unit by either of its ballots', () => {
    expect(shown({ statuses: new Set(['with-supervisor']) })).toEqual(['b']);
    expect(shown({ statuses: new Set(['with-supervisor', 'differs']) })).toEqual(['b', 'adv-1']);
  });

  test('finds what is stuck, kinds, places, and words without tone marks', () => {
    expect(shown({ problems: true })).toEqual(['b', 'adv-1']);
    expect(shown({ kind: 'advance-in' })).toEqual(['adv-1']);
    expect(shown({ place: 'บ้านไผ่' })).toEqual(['c']);
    expect(shown({ text: 'ทุงใหญ b' })).toEqual(['b']);
  });

  test('counts for every choice what it would show, whatever status is chosen', () => {
    const { counts, problems, total } = filterStations(units, {
      ...NO_FILTER,
      place: 'ทุ่งใหญ่',
      statuses: new Set(['public']),
    });
    expect([counts, problems, total]).toEqual([
      { awaited: 1, 'entered-once': 1, 'with-supervisor': 1 },
      1,
      2,
    ]);
  });

  test('sorts by waiting, status and priority', () => {
    expect(ranked('order')).toEqual(['a', 'b', 'c', 'adv-1']);
    expect(ranked('waiting')).toEqual(['adv-1', 'b', 'a', 'c']);
    expect(ranked('status')).toEqual(['a', 'b', 'adv-1', 'c']);
    expect(ranked('priority')).toEqual(['c', 'a', 'b', 'adv-1']);
  });
});
