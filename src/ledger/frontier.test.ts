import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MerkleFrontier } from './frontier.ts';
import { EMPTY_ROOT, leafHash } from './merkle.ts';
import { naiveRoot, REFERENCE_LEAVES, REFERENCE_ROOTS } from './testing/naive-tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => Buffer.from(`leaf ${i}`));

function frontierOf(leaves: readonly Uint8Array[]): MerkleFrontier {
  const frontier = new MerkleFrontier();
  for (const leaf of leaves) frontier.append(leafHash(leaf));
  return frontier;
}

describe('the tree of facts', () => {
  test('has the reference roots of RFC 6962', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(new MerkleFrontier().root())).toBe(hex(EMPTY_ROOT));
    const frontier = new MerkleFrontier();
    REFERENCE_LEAVES.forEach((leaf, i) => {
      frontier.append(leafHash(leaf));
      expect(hex(frontier.root())).toBe(REFERENCE_ROOTS[i]);
      expect(frontier.size).toBe(i + 1);
    });
  });

  test('hashes a text as its UTF-8', () => {
    expect(hex(leafHash('คะแนน'))).toBe(hex(leafHash(Buffer.from('คะแนน'))));
  });

  test('equals the naive tree at every size', () => {
    const leaves = leavesOf(130);
    for (let n = 0; n <= leaves.length; n++) {
      expect(hex(frontierOf(leaves.slice(0, n)).root())).toBe(hex(naiveRoot(leaves.slice(0, n))));
    }
  });

  test('goes on after being written and read at any size', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(40), (first, more) => {
        const leaves = leavesOf(first + more);
        const bytes = Buffer.from(frontierOf(leaves.slice(0, first)).toBytes());
        const read = MerkleFrontier.fromBytes(bytes);
        bytes.fill(0); // what was read must not share memory with where it was read from
        for (const leaf of leaves.slice(first)) read.append(leafHash(leaf));
        expect(read.size).toBe(leaves.length);
        expect(hex(read.root())).toBe(hex(naiveRoot(leaves)));
      }),
    );
  });

  test('a copy goes its own way', () => {
    const frontier = frontierOf(leavesOf(5));
    const copy = frontier.clone();
    copy.append(leafHash('more'));
    expect(hex(frontier.root())).toBe(hex(naiveRoot(leavesOf(5))));
    expect(copy.size).toBe(6);
  });

  test('refuses damaged bytes and leaves that are no hashes', () => {
    const bytes = frontierOf(leavesOf(5)).toBytes();
    expect(() => MerkleFrontier.fromBytes(bytes.slice(0, -1))).toThrow();
    expect(() => MerkleFrontier.fromBytes(bytes.slice(0, 7))).toThrow();
    expect(() => MerkleFrontier.fromBytes(new Uint8Array([...bytes, 0]))).toThrow();
    expect(() => MerkleFrontier.fromBytes(new Uint8Array(8).fill(255))).toThrow();
    expect(() => new MerkleFrontier().append(new Uint8Array(31))).toThrow();
  });
});
