import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConstituencyRow, Nation, TimelineFile } from '../data/v1.ts';
import { hourColumns } from './hours.ts';
import { placesOf, Turns } from './next-place.ts';
import { columnsOf, pageOf, pagesOf } from './pages.ts';
import { closeCandidates, rowParty, rowState } from './races.ts';

describe('pages of a list', () => {
  it('show every row once, in order', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 20 }), (count, perColumn) => {
        const rows = Array.from({ length: count }, (_, i) => i);
        const pages = pagesOf(count, 2 * perColumn);
        const seen = Array.from({ length: pages }, (_, page) => {
          const columns = columnsOf(pageOf(rows, 2 * perColumn, page), perColumn);
          expect(columns.length).toBeLessThanOrEqual(2);
          return columns.flat();
        });
        expect(seen.flat()).toStrictEqual(rows);
      }),
    );
  });

  it('a page beyond the last is the last', () => {
    expect(pageOf([1, 2, 3], 2, 9)).toStrictEqual([3]);
  });
});

describe('the state of a seat by its row', () => {
  const row = (shown: number, ...rest: [string, number?, string?, number?, number?, string?]) =>
    ['X_1', shown, shown, 1000, ...rest] as unknown as ConstituencyRow;
  it.each([
    [row(0, 'awaiting'), 'awaiting', null],
    [row(349, 'leading', 1, 'p', 10, 5), 'too-early', null],
    [row(350, 'leading', 1, 'p', 10, 5), 'leading', 'p'],
    [row(10, 'decided', 1, 'p', 10, 5), 'decided', 'p'],
    [row(900, 'leading', 1, 'p', 10, 0), 'tied', null],
    [row(900, 'leading', 1, 'p', 10, 5, 'no-vote-first'), 'no-vote-first', null],
    [row(1000, 'certified', 1, 'p', 10, 5), 'certified', 'p'],
    // A lot decided: the row does not say for whom.
    [row(1000, 'decided', 1, 'p', 10, 0), 'decided', null],
    [['X_1', 0, 0, 5] as ConstituencyRow, null, null],
  ])('%j is %s', (given, state, party) => {
    expect(rowState(given)).toBe(state);
    expect(rowParty(given)).toBe(party);
  });

  it('close races are those with the smallest margin that may be named', () => {
    const nation = {
      constituencies: [
        ['A_1', 9, 9, 10, 'leading', 1, 'p', 1000, 50],
        ['A_2', 9, 9, 10, 'leading', 1, 'p', 1000, 20],
        ['A_3', 1, 1, 10, 'leading', 1, 'p', 1000, 1],
        ['A_4', 9, 9, 10, 'certified', 1, 'p', 1000, 1],
        ['A_5', 9, 9, 10, 'leading', 1, 'p', 100, 10],
      ],
    } as unknown as Nation;
    expect(closeCandidates(nation)).toStrictEqual(['A_4', 'A_2', 'A_1', 'A_5']);
  });
});

describe('the place that is shown next', () => {
  const nation = (cut: number, shown: Readonly<Record<string, number>>) =>
    ({
      cut,
      provinces: ['A', 'B', 'C'].map((id) => [id, shown[id] ?? 0, 0, 9]),
      constituencies: ['A', 'B', 'C'].map((id) => [
        `${id}_1`,
        shown[id] ?? 0,
        0,
        9,
        'awaiting',
        null,
        null,
        0,
        0,
      ]),
    }) as unknown as Nation;
  const ids = ['A', 'B', 'C'];
  const above = (id: string) => id.slice(0, 1);

  it('is the next in order while nothing has changed', () => {
    const turns = new Turns();
    turns.take(nation(1, {}), above);
    expect(turns.next(ids, null)).toBe('A');
    expect(turns.next(ids, 'C')).toBe('A');
    expect(turns.next([], null)).toBeNull();
  });

  it('is the one with the newest changes, until it was shown', () => {
    const turns = new Turns();
    turns.take(nation(1, {}), above);
    turns.take(nation(2, { B: 1 }), above);
    turns.take(nation(3, { B: 1, C: 1 }), above);
    expect(turns.next(ids, 'A')).toBe('C');
    turns.show('C', 3);
    expect(turns.next(ids, 'C')).toBe('B');
    turns.show('B', 3);
    expect(turns.next(ids, 'B')).toBe('C');
    turns.take(nation(4, { A: 1, B: 1, C: 1 }), above);
    expect(turns.next(ids, 'B')).toBe('A');
  });

  it('is a constituency where the election has no seats of the House', () => {
    const local = {
      provinces: [
        ['A', 0, 0, 2],
        ['B', 0, 0, 1],
      ],
      constituencies: [['L_1', 0, 0, 2]],
    };
    expect(placesOf(local as unknown as Nation)).toStrictEqual({ kind: 'constituency', ids: ['L_1'] });
  });
});

describe('columns of the hours', () => {
  const HOUR = 3_600_000;
  const start = Date.parse('2026-02-08T11:45:00Z');
  const timeline = (hours: number): TimelineFile => ({
    cut: 1,
    at: '',
    status: 'unofficial',
    drill: false,
    package: '',
    ballots: [],
    parties: [{ id: 'p' }],
    flips: [],
    moments: Array.from({ length: hours * 12 }, (_, i) => ({
      at: new Date(start + i * 300_000).toISOString(),
      stations: i,
      counted: [],
      seats: [[0, i] as const],
    })),
  });
  const now = (hours: number) => ({ at: start + hours * HOUR, stations: 9_999, seats: new Map() });

  it('are full hours with what was public then, and now', () => {
    const columns = hourColumns(timeline(3), now(3));
    expect(columns.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toStrictEqual([
      '12:00',
      '13:00',
      '14:00',
      '14:45',
    ]);
    expect(columns.map(({ stations }) => stations)).toStrictEqual([3, 15, 27, 9_999]);
    expect(columns[1]?.seats.get('p')).toBe(15);
    expect(columns.map((column) => column.now)).toStrictEqual([false, false, false, true]);
  });

  it('are never more than ten, however long the night, and rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (hours) => {
        const columns = hourColumns(timeline(Math.min(hours, 20)), now(hours));
        expect(columns.length).toBeLessThanOrEqual(10);
        expect(columns.length).toBeGreaterThanOrEqual(1);
        const times = columns.map(({ at }) => at);
        expect(times).toStrictEqual(times.toSorted((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  it('of a night that has not begun are now alone', () => {
    expect(hourColumns(timeline(0), now(0))).toHaveLength(1);
  });
});
