import { expect, test } from 'vitest';
import { CLAIM } from '../../../../testing/desk-stub.ts';
import type { Claim } from '../../api/desk-types.ts';
import type { KeptEntry } from '../../offline/kept-entry.ts';
import { entriesCsv, typedRows } from './entry-rows.ts';

const claim = CLAIM as unknown as Claim;
const text = { th: 'x', en: 'x' };
const refusal = { status: 409, code: 'claim-unknown', text, findings: [], problems: [] };
const entry: KeptEntry = {
  claim,
  act: 'entries',
  body: {
    head: { present: 14, used: '-', valid: '', invalid: '?', noVote: 0, total: 12 },
    votes: { '1': 7, '2': 5 },
  },
  finishedAt: Date.UTC(2026, 1, 8, 13, 0),
  refusal,
};

test('what was typed stands in the order of the paper', () => {
  expect(typedRows(entry).map(({ place, value }) => [place.ref, value])).toEqual([
    ['present', 14],
    ['used', '-'],
    ['valid', ''],
    ['invalid', '?'],
    ['noVote', 0],
    ['vote:1', 7],
    ['vote:2', 5],
    ['total', 12],
  ]);
  const decision: KeptEntry = { ...entry, act: 'decision', body: { values: { used: 14 } } };
  expect(typedRows(decision).map(({ place }) => place.ref)).toEqual(['used']);
});

test('the file has one line for each place, and runs nothing in a spreadsheet', () => {
  const lines = entriesCsv([entry, { ...entry, act: 'unreadable', body: { reason: '=1+1, "x"' } }]).split(
    '\r\n',
  );
  expect(lines[0]).toBe('\uFEFFunit,ballot,act,finished,code,number,place,value,reason');
  expect(lines[2]).toBe('u1,constituency,entries,2026-02-08T13:00:00.000Z,claim-unknown,2,used,-,');
  expect(lines[9]).toContain(`"'=1+1, ""x"""`);
  expect(lines).toHaveLength(11);
});
