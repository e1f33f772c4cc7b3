import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, readCsv } from '../basics/csv.ts';
import { unwrap } from '../basics/result.ts';
import { encodeUtf8 } from '../basics/utf8.ts';
import { packageHash } from './package-hash.ts';
import { parsePackage, withHash } from './parse.ts';
import { anyPackage } from './testing/arbitrary.ts';
import { tinyPackage } from './testing/tiny.ts';
import { writePackage } from './write.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The same tables with a byte-order mark, CR LF, columns in another order, quotes everywhere and empty lines. */
function respell(files: ReadonlyMap<string, Uint8Array>, turn: number): ReadonlyMap<string, Uint8Array> {
  return new Map(
    [...files].map(([name, bytes]) => {
      if (name === 'manifest.json') {
        return [name, encodeUtf8(`\ufeff${JSON.stringify(JSON.parse(text(bytes)))}\r\n`)];
      }
      const lines = readCsv(text(bytes), 10_000).rows.map(({ cells }) => {
        const moved = cells.map((_, i) => cells[(i + turn) % cells.length] ?? '');
        return moved.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
      });
      return [name, encodeUtf8(`\ufeff${lines.join('\r\n\r\n')}`)];
    }),
  );
}

describe('a package', () => {
  test('reads back equal to what was written', () => {
    fc.assert(
      fc.property(anyPackage, (drawn) => {
        const pkg = withHash(drawn);
        expect(unwrap(parsePackage(writePackage(pkg)))).toEqual(pkg);
      }),
      { numRuns: 60 },
    );
  });

  test('has one hash however its files are spelled', () => {
    fc.assert(
      fc.property(anyPackage, fc.integer({ min: 0, max: 20 }), (drawn, turn) => {
        const files = writePackage(drawn);
        const read = unwrap(parsePackage(respell(files, turn)));
        expect(read.hash).toBe(packageHash(files));
        expect(read.hash).toBe(packageHash(writePackage(read)));
      }),
      { numRuns: 60 },
    );
  });

  test('has another hash when any one value changes', () => {
    const files = writePackage(tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));
    const hash = packageHash(files);
    let changes = 0;
    for (const [name, bytes] of files) {
      if (name === 'manifest.json') continue;
      const rows = readCsv(text(bytes), 10_000).rows;
      rows.forEach((row, r) => {
        row.cells.forEach((_, c) => {
          const changed = rows.map(({ cells }, i) =>
            csvLine(i === r ? cells.map((cell, j) => (j === c ? `${cell}1` : cell)) : cells),
          );
          expect(packageHash(new Map(files).set(name, encodeUtf8(changed.join(''))))).not.toBe(hash);
          changes++;
        });
      });
    }
    expect(changes).toBeGreaterThan(500);
  });

  test('has another hash when any value of the manifest changes', () => {
    const base = tinyPackage();
    const hashes = new Set([withHash(base).hash]);
    const { publication } = base.manifest;
    const changes: readonly Partial<typeof base.manifest>[] = [
      { id: 'other' },
      { kind: 'referendum' },
      { title: { ...base.manifest.title, en: 'Other' } },
      { electionDay: '2026-02-09' },
      { drill: false },
      { signaturesRequired: 6 },
      { bookSize: 25 },
      { source: 'elsewhere' },
      { publication: { ...publication, embargoUntil: publication.embargoUntil + 1 } },
      { publication: { ...publication, firstRelease: publication.firstRelease + 1 } },
      { publication: { ...publication, completeBy: publication.completeBy + 1 } },
      { publication: { ...publication, cap: { ...publication.cap, percent: 94 } } },
      { publication: { ...publication, cap: { ...publication.cap, source: 'other' } } },
      { publication: { ...publication, cap: { ...publication.cap, until: publication.completeBy } } },
    ];
    for (const change of changes) {
      const changed = withHash({ ...base, manifest: { ...base.manifest, ...change } });
      expect(unwrap(parsePackage(writePackage(changed)))).toEqual(changed);
      hashes.add(changed.hash);
    }
    expect(hashes.size).toBe(changes.length + 1);
  });

  test('keeps areas with parents first, whatever the order of the file', () => {
    const pkg = withHash(tinyPackage());
    const files = new Map(writePackage(pkg));
    const [header = '', ...rows] = text(files.get('areas.csv') ?? new Uint8Array())
      .trim()
      .split('\n');
    files.set('areas.csv', encodeUtf8([header, ...rows.reverse(), ''].join('\n')));
    const { areas } = unwrap(parsePackage(files));
    const place = new Map(areas.map((area, i) => [area.id, i]));
    for (const [i, area] of areas.entries()) {
      if (area.parentId !== null) expect(place.get(area.parentId)).toBeLessThan(i);
    }
  });

  test('may lack the files of things that it does not have', () => {
    const files = writePackage(tinyPackage({ ballots: ['referendum'], parties: 0 }));
    expect([...files.keys()]).not.toContain('parties.csv');
    expect([...files.keys()]).not.toContain('candidates.csv');
    expect(parsePackage(files).ok).toBe(true);
  });
});
