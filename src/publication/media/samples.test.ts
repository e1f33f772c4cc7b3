import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { FactWriter } from '../testing/facts.ts';
import { cutDelta } from './delta.ts';
import { renderMedia } from './media-files.ts';
import type { Delta } from './testing/apply-delta.ts';
import { cutOver, sideOf, sourceOf } from './testing/cuts.ts';

/**
 * The samples of docs/samples, byte for byte: what newsrooms look at while they write their programs. After a change that is meant:
 * `UPDATE_SAMPLES=1 npx vitest run src/publication/media/samples.test.ts`.
 */
const folder = new URL('../../../docs/samples/', import.meta.url);
const update = process.env['UPDATE_SAMPLES'] === '1';

/** A small night: two stations counted, one of them corrected, one held back by the cap. */
function samples(): ReadonlyMap<string, string> {
  const election = indexElection(tinyPackage({ stationsEach: 4, capPercent: 50 }));
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  const first = at(at(election.returnsOfUnit, 0), 0);
  writer.photo(first, 'ab'.repeat(32));
  writer.acceptUnit(0, [120, 80, 7]);
  writer.acceptUnit(1, [60, 90, 12]);
  writer.acceptUnit(2, [10, 20, 30]);
  const before = cutOver(election, writer.facts, 41, writer.now);
  writer.correct(first, [120, 81, 7]);
  const after = cutOver(election, writer.facts, 42, writer.now);
  const made = (path: string): string => {
    const bytes = after.files.get(path)?.bytes ?? renderMedia(sourceOf(after), path)?.bytes;
    if (bytes === undefined) throw new Error(`nothing at ${path}`);
    return Buffer.from(bytes).toString('utf8');
  };
  const constituency = at(election.pkg.units, 0).constituencyId;
  return new Map([
    ['national.csv', made('/feed/national.csv')],
    ['light-candidates.csv', made('/feed/light/candidates.csv')],
    ['light-constituencies.json.txt', made('/feed/light/constituencies.json')],
    ['units.csv', made(`/feed/units/${constituency}.csv`)],
    ['units.ndjson', made(`/feed/units/${constituency}.ndjson`)],
    ['corrections.csv', made('/feed/corrections.csv')],
    ['delta.json.txt', shortened(cutDelta(sideOf(before), sideOf(after)) ?? '')],
  ]);
}

/** Without what other parts of the cut decide: hashes of manifests, and files that are no table. */
function shortened(delta: string): string {
  const { manifest: _, from, files, ...rest } = JSON.parse(delta) as Delta;
  const none = '0'.repeat(64);
  const tables = files.filter((file) => /^\/feed\/.*\.csv$/.test(file.path));
  return `${JSON.stringify({ ...rest, manifest: none, from: { ...from, manifest: none }, files: tables }, null, 1)}\n`;
}

describe('docs/samples', () => {
  it('are what the feed writes, byte for byte', () => {
    if (update) mkdirSync(fileURLToPath(folder), { recursive: true });
    for (const [name, text] of samples()) {
      if (update) writeFileSync(new URL(name, folder), text);
      expect([name, readFileSync(new URL(name, folder), 'utf8')]).toEqual([name, text]);
    }
  });
});
