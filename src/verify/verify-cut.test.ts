import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tinyPackage } from '../election/testing/tiny.ts';
import { FactWriter } from '../publication/testing/facts.ts';
import { acts, play } from '../publication/testing/scenario.ts';
import { asPublished, cutOver, forge, memorySource } from './testing/published.ts';
import type { Verification } from './verify-cut.ts';
import { verifyCut } from './verify-cut.ts';

const shapes = [
  ['constituency and list', tinyPackage({ constituencies: 3, stationsEach: 6, capPercent: 75 })],
  ['three ballots', tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] })],
  ['local', tinyPackage({ ballots: ['executive', 'council'], constituencies: 3, candidatesEach: 2 })],
] as const;

const texts = (v: Verification) => v.findings.differences.map((d) => Object.values(d).join(' | '));

describe.each(shapes)('a cut of an election with %s', (_name, pkg) => {
  const { election, files: packageFiles } = asPublished(pkg);

  test('whatever happened, every file is what its forms come to', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const files = cutOver(election, play(election, list));
        const verification = await verifyCut(memorySource(files), packageFiles);
        expect(texts(verification)).toEqual([]);
        expect(verification.findings.values).toBeGreaterThan(100);
        expect(verification.hashOnly).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('one changed digit in any file is found, even when its hash is forged too', async () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    election.pkg.units.forEach((_unit, u) => {
      writer.acceptUnit(u, [11 + u, 7, 2 * u + 1]);
    });
    writer.correct(0, [9, 9, 8]);
    const files = cutOver(election, writer);
    expect(texts(await verifyCut(memorySource(files), packageFiles))).toEqual([]);
    const missed: string[] = [];
    for (const [path, bytes] of files) {
      if (path === '/v1/cut.json') continue; // the pointer: belongs to no cut
      for (const place of digits(bytes, 6)) {
        const changed = Uint8Array.from(bytes);
        const before = changed[place] ?? 0;
        changed[place] = before === 0x39 ? 0x38 : before + 1;
        const plain = await verifyCut(memorySource(new Map(files).set(path, changed)), packageFiles).then(
          (v) => v.findings.total,
          () => 1,
        );
        if (plain === 0) missed.push(`${path} at ${place}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('a count that is complete and certified is verified, too', async () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    writer.policy(100, false);
    election.pkg.units.forEach((_unit, u) => {
      writer.acceptUnit(u, [11 + u, 7, 2 * u + 1]);
    });
    const complete = await verifyCut(memorySource(cutOver(election, writer)), packageFiles);
    expect(texts(complete)).toEqual([]);
    expect([...complete.unchecked.keys()].filter((name) => name.includes('progress'))).toEqual([]);
    for (const contest of election.pkg.contests) writer.certify(contest.id);
    const certified = await verifyCut(memorySource(cutOver(election, writer)), packageFiles);
    expect(texts(certified)).toEqual([]);
    expect(certified.head.status).toBe('official');
  });

  test('changed votes with forged hashes do not fit the forms', async () => {
    const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
    election.pkg.units.forEach((_unit, u) => {
      writer.acceptUnit(u, [11 + u, 7, 2 * u + 1]);
    });
    const files = cutOver(election, writer);
    const tampered = [
      '/v1/nation.json',
      '/feed/candidates.csv',
      '/feed/national.csv',
      '/feed/forms-0001.csv',
    ];
    for (const path of tampered) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(path));
      const at = path.startsWith('/v1/') ? text.indexOf('"valid":') + 8 : text.lastIndexOf(',11') + 1;
      const forgedText = path.includes('forms')
        ? text.replace(/,(\d+) (\d+)/, (_m, a, b) => `,${Number(a) + 1} ${Number(b) - 1}`)
        : `${text.slice(0, at)}${text[at] === '9' ? '8' : '9'}${text.slice(at + 1)}`;
      const forged = forge(files, path, new TextEncoder().encode(forgedText));
      const verification = await verifyCut(memorySource(forged), packageFiles);
      expect(verification.findings.differences.some((d) => d.place === 'sha256')).toBe(false);
      expect(verification.findings.total).toBeGreaterThan(0);
    }
  });
});

/** Places of some digits, spread over a file. */
function digits(bytes: Uint8Array, count: number): number[] {
  const places = [...bytes.keys()].filter((i) => (bytes[i] ?? 0) >= 0x30 && (bytes[i] ?? 0) <= 0x39);
  return places.filter((_, i) => i % Math.max(1, Math.floor(places.length / count)) === 0);
}

test('without manifest or package there is nothing to check', async () => {
  const { election } = asPublished(tinyPackage());
  const files = cutOver(election, new FactWriter(election));
  await expect(verifyCut(memorySource(new Map()), null)).rejects.toThrow('no /v1/manifest.json');
  await expect(verifyCut(memorySource(files), null)).rejects.toThrow('--package');
  const broken = new Map([['manifest.json', new TextEncoder().encode('{')]]);
  await expect(verifyCut(memorySource(files), broken)).rejects.toThrow('cannot be read');
});

test('another package than the one of the cut is a difference', async () => {
  const { election } = asPublished(tinyPackage());
  const files = cutOver(election, new FactWriter(election));
  const other = asPublished(tinyPackage({ capPercent: 90 }));
  const verification = await verifyCut(memorySource(files), other.files);
  expect(texts(verification).some((text) => text.includes('$.package'))).toBe(true);
});
