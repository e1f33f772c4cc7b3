import { expect, test } from 'vitest';
import { readCsv } from '../basics/csv.ts';
import { auditCsv } from './audit-csv.ts';

test('the audit log goes into a spreadsheet as text', () => {
  const by = { id: 'p0123456789ab', username: '=cmd', displayName: 'นาง ก. "แก้ว"' };
  const at = new Date(Date.UTC(2026, 1, 8, 12));
  const csv = auditCsv([
    { id: 7, at, by, action: 'enter', subject: '44-01/constituency', detail: { reason: 'a,b\n"c"' } },
    { id: 6, at, by: null, action: 'login-failed', subject: '-1', detail: {} },
  ]);
  expect(csv.startsWith('\uFEFFaudit_id,')).toBe(true);
  const { rows, problems } = readCsv(csv.slice(1), 10);
  expect(problems).toEqual([]);
  expect(rows.slice(1).map((row) => row.cells)).toEqual([
    [
      '7',
      '2026-02-08T12:00:00.000Z',
      'p0123456789ab',
      "'=cmd",
      'นาง ก. "แก้ว"',
      'enter',
      '44-01/constituency',
      '{"reason":"a,b\\n\\"c\\""}',
    ],
    ['6', '2026-02-08T12:00:00.000Z', '', '', '', 'login-failed', "'-1", '{}'],
  ]);
});
