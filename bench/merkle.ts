/** Facts and leaves per second: `npx tsx bench/merkle.ts [--write]`. */

import { encodeFact, parseFact, parseFactStrict } from '../src/ledger/encoding.ts';
import type { Fact } from '../src/ledger/facts.ts';
import { MerkleFrontier } from '../src/ledger/frontier.ts';
import { leafHash } from '../src/ledger/merkle.ts';
import { rootOf } from '../src/ledger/proofs.ts';
import { medianMs, report, rounded } from './report.ts';

const COUNT = 200_000;

/** Records of the size of a real night: half with 12 candidates, half with 67 lists. */
const facts: readonly Fact[] = Array.from({ length: COUNT }, (_, i) => ({
  kind: 'record-accepted',
  at: new Date(Date.UTC(2026, 1, 8, 11) + i * 50).toISOString(),
  unit: `10-01-100201-${i}`,
  ballot: i % 2 === 0 ? 'constituency' : 'party-list',
  version: 1,
  figures: Array.from({ length: i % 2 === 0 ? 23 : 78 }, (_, j) => (i * 7 + j * 13) % 400),
  photos: [i.toString(16).padStart(64, '0')],
  enteredBy: ['p0123456789ab', 'pba9876543210'],
  acceptedBy: 'pba9876543210',
  findings: i % 10 === 0 ? [{ code: 'C9', answer: null }] : [],
  asWritten: null,
  remarks: '',
}));

const texts = facts.map(encodeFact);
const leaves = texts.map(leafHash);
let sink = 0;
const perSecond = (ms: number) => rounded((COUNT / ms) * 1000);
const perFact = (ms: number) => `${rounded((ms * 1000) / COUNT)} µs`;
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

function row(what: string, work: () => void): { what: string; 'per second': string; each: string } {
  const ms = medianMs(5, work);
  return { what, 'per second': perSecond(ms), each: perFact(ms) };
}

report(
  'merkle',
  'Ledger: facts and leaves',
  [
    row('encodeFact (with its check)', () => {
      for (const fact of facts) sink += encodeFact(fact).length;
    }),
    row('parseFact (start)', () => {
      for (const text of texts) sink += Number(parseFact(text).ok);
    }),
    row('parseFactStrict (verification)', () => {
      for (const text of texts) sink += Number(parseFactStrict(text).ok);
    }),
    row('leafHash', () => {
      for (const text of texts) sink += leafHash(text).length;
    }),
    row('MerkleFrontier.append', () => {
      const frontier = new MerkleFrontier();
      for (const leaf of leaves) frontier.append(leaf);
      sink += frontier.root().length;
    }),
    row('leafHash and append: reseal the ledger', () => {
      const frontier = new MerkleFrontier();
      for (const text of texts) frontier.append(leafHash(text));
      sink += frontier.root().length;
    }),
    row('root over all leaves at once', () => {
      sink += rootOf(leaves).length;
    }),
  ],
  { method: `${COUNT} records of ${rounded(bytes / COUNT)} bytes on average; medians of 5.` },
);
if (sink === 0) console.log('nothing was read');
