import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { leafHash } from './merkle.ts';
import { consistencyProof, inclusionProof, rootOf, verifyConsistency, verifyInclusion } from './proofs.ts';
import { naiveRoot, REFERENCE_LEAVES, REFERENCE_ROOTS } from './testing/naive-tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const leaves = Array.from({ length: 40 }, (_, i) => leafHash(`leaf ${i}`));
const first = (n: number) => leaves.slice(0, n);

describe('the reference tree of RFC 6962', () => {
  const reference = REFERENCE_LEAVES.map((leaf) => leafHash(leaf));
  test('has its roots', () => {
    REFERENCE_ROOTS.forEach((root, i) => {
      expect(hex(rootOf(reference.slice(0, i + 1)))).toBe(root);
    });
    expect(hex(rootOf([]))).toBe(hex(naiveRoot([])));
  });

  // The paths of the Certificate Transparency reference tests.
  test('has their inclusion proofs', () => {
    expect(inclusionProof(reference.slice(0, 1), 0)).toEqual([]);
    expect(inclusionProof(reference, 0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(reference, 5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('has their consistency proofs', () => {
    expect(consistencyProof(reference, 1).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistencyProof(reference, 6).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

describe('inclusion', () => {
  test('is proved for every leaf of every size', () => {
    for (let size = 1; size <= leaves.length; size++) {
      const root = rootOf(first(size));
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(first(size), index);
        expect(verifyInclusion({ leaf: at(leaves, index), index, size, proof, root })).toBe(true);
      }
    }
  });

  test('is refused when anything is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (size, a, b, c) => {
        const index = a % size;
        const proof = inclusionProof(first(size), index);
        const claim = { leaf: at(leaves, index), index, size, proof, root: rootOf(first(size)) };
        const place = b % proof.length;
        const flipped = (hash: Uint8Array) =>
          hash.map((byte, i) => (i === c % 32 ? byte ^ (1 << (c % 8)) : byte));
        const tampered = [
          { ...claim, leaf: flipped(claim.leaf) },
          { ...claim, root: flipped(claim.root) },
          { ...claim, proof: proof.with(place, flipped(at(proof, place))) },
          { ...claim, proof: proof.toSpliced(place, 1) },
          { ...claim, proof: [...proof, at(leaves, 0)] },
          { ...claim, index: (index + 1) % size },
          { ...claim, index: index + 0.5 },
          { ...claim, index: size },
          { ...claim, index: -1 },
          { ...claim, size: 0 },
          { ...claim, proof: proof.with(place, new Uint8Array(31)) },
        ];
        tampered.forEach((bad, i) => {
          expect(verifyInclusion(bad), `tampering ${i}`).toBe(false);
        });
      }),
    );
  });

  test('of a leaf that is not there is never made', () => {
    expect(() => inclusionProof(first(3), 3)).toThrow(RangeError);
    expect(() => inclusionProof(first(3), -1)).toThrow(RangeError);
  });
});

describe('consistency', () => {
  test('is proved between every two sizes', () => {
    for (let secondSize = 0; secondSize <= leaves.length; secondSize++) {
      for (let firstSize = 0; firstSize <= secondSize; firstSize++) {
        const proof = consistencyProof(first(secondSize), firstSize);
        const [firstRoot, secondRoot] = [rootOf(first(firstSize)), rootOf(first(secondSize))];
        expect(verifyConsistency({ firstSize, secondSize, firstRoot, secondRoot, proof })).toBe(true);
      }
    }
  });

  test('is refused when anything is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (secondSize, a, b, c) => {
        const firstSize = 1 + (a % (secondSize - 1));
        const proof = consistencyProof(first(secondSize), firstSize);
        const claim = {
          firstSize,
          secondSize,
          firstRoot: rootOf(first(firstSize)),
          secondRoot: rootOf(first(secondSize)),
          proof,
        };
        const place = b % proof.length;
        const flipped = (hash: Uint8Array) =>
          hash.map((byte, i) => (i === c % 32 ? byte ^ (1 << (c % 8)) : byte));
        const tampered = [
          { ...claim, firstRoot: flipped(claim.firstRoot) },
          { ...claim, secondRoot: flipped(claim.secondRoot) },
          { ...claim, proof: proof.with(place, flipped(at(proof, place))) },
          { ...claim, proof: proof.toSpliced(place, 1) },
          { ...claim, proof: [...proof, at(leaves, 0)] },
          { ...claim, proof: [] },
          { ...claim, firstSize: secondSize },
          { ...claim, firstSize: 0 },
          { ...claim, firstSize: secondSize + 1 },
          { ...claim, secondSize: Number.NaN },
        ];
        tampered.forEach((bad, i) => {
          expect(verifyConsistency(bad), `tampering ${i}`).toBe(false);
        });
      }),
    );
  });

  test('with another history is refused', () => {
    const other = [...first(5), leafHash('rewritten'), ...leaves.slice(6, 20)];
    const proof = consistencyProof(other, 7);
    const claim = {
      firstSize: 7,
      secondSize: 20,
      firstRoot: rootOf(first(7)),
      secondRoot: rootOf(other),
      proof,
    };
    expect(verifyConsistency(claim)).toBe(false);
    expect(verifyConsistency({ ...claim, firstRoot: rootOf(other.slice(0, 7)) })).toBe(true);
  });

  test('with a tree larger than there is is never made', () => {
    expect(() => consistencyProof(first(3), 4)).toThrow(RangeError);
  });
});
