import { expect, it } from 'vitest';
import type { RecordAccepted } from '../../src/ledger/facts.ts';
import { atomFeed } from './atom.ts';
import { unbalanced } from './testing/html.ts';
import { tinyNight } from './testing/nights.ts';

const night = (reason: string) => {
  let first: RecordAccepted | null = null;
  const before = tinyNight({
    ballots: ['constituency'],
    votes: () => [5, 4, 3],
    change: (record) => {
      first ??= record;
      return record;
    },
  });
  if (first === null) throw new Error('no record');
  const record: RecordAccepted = first;
  return tinyNight({
    ballots: ['constituency'],
    votes: () => [5, 4, 3],
    extra: [
      {
        ...record,
        kind: 'record-corrected',
        version: 2,
        at: before.head.at,
        figures: record.figures.map((n, i) => (i === record.figures.length - 1 ? n + 1 : n)),
        reason: { code: 'typing', text: reason },
        confirmedBy: 'p4',
      },
    ],
  });
};

it.each(['th', 'en'] as const)('the feed in %s is well formed and tells a correction once', (language) => {
  const xml = atomFeed(night('a < b & "c"'), language);
  expect(unbalanced(xml.replace(/<\?xml.*?\?>/, '').replaceAll('/>', ' />'))).toStrictEqual([]);
  expect(xml.match(/<entry>/g)).toHaveLength(1);
  expect(xml).toContain('a &lt; b &amp; &quot;c&quot;');
  expect(xml).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
});
