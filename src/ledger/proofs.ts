import { at } from '../basics/assert.ts';
import { EMPTY_ROOT, nodeHash } from './merkle.ts';

/** Root over leaf hashes (RFC 6962 2.1). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  return leaves.length === 0 ? EMPTY_ROOT : subtree(leaves, 0, leaves.length);
}

/**
 * Proof that the leaf at `index` is in the tree over all `leaves` (RFC 6962 2.1.1): hashes of the subtrees beside its path,
 * from the leaf up. An index outside the tree throws.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index}`);
  const proof: Uint8Array[] = [];
  let [start, end] = [0, leaves.length];
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (index < split) {
      proof.push(subtree(leaves, split, end));
      end = split;
    } else {
      proof.push(subtree(leaves, start, split));
      start = split;
    }
  }
  return proof.reverse();
}

/**
 * Proof that the tree over the first `size` leaves is a beginning of the tree over all `leaves` (RFC 6962 2.1.2). Empty when
 * the two are the same or the first is empty. A size outside the tree throws.
 */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): readonly Uint8Array[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length) throw new RangeError(`no tree of ${size}`);
  if (size === 0 || size === leaves.length) return [];
  const proof: Uint8Array[] = [];
  let [start, end] = [0, leaves.length];
  let whole = true; // the old tree is the whole left part so far: its root is known and need not be sent
  while (end !== size) {
    const split = start + splitOf(end - start);
    if (size <= split) {
      proof.push(subtree(leaves, split, end));
      end = split;
    } else {
      proof.push(subtree(leaves, start, split));
      start = split;
      whole = false;
    }
  }
  if (!whole) proof.push(subtree(leaves, start, end));
  return proof.reverse();
}

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the proof shows the leaf at its index under the root (RFC 9162 2.1.3.2). Takes anything; never throws. */
export function verifyInclusion({ leaf, index, size, proof, root }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !allHashes([leaf, root, ...proof])) return false;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(hash, root);
}

export interface ConsistencyClaim {
  readonly firstSize: number;
  readonly secondSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows the first tree to be a beginning of the second (RFC 9162 2.1.4.2). Never throws. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { firstSize, secondSize, firstRoot, secondRoot } = claim;
  if (!isCount(firstSize) || !isCount(secondSize) || firstSize > secondSize) return false;
  if (!allHashes([firstRoot, secondRoot, ...claim.proof])) return false;
  if (firstSize === secondSize) return claim.proof.length === 0 && equal(firstRoot, secondRoot);
  if (firstSize === 0) return claim.proof.length === 0 && equal(firstRoot, EMPTY_ROOT);
  // Where the old tree is a complete subtree of the new one, its root begins the path and is not sent.
  const path = isPowerOfTwo(firstSize) ? [firstRoot, ...claim.proof] : claim.proof;
  if (path.length === 0) return false;
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let first = at(path, 0);
  let second = first;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(sibling, first);
      second = nodeHash(sibling, second);
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
    } else {
      second = nodeHash(second, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equal(first, firstRoot) && equal(second, secondRoot);
}

/** Largest power of two below `n` (n > 1): where RFC 6962 splits a tree. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function subtree(leaves: readonly Uint8Array[], start: number, end: number): Uint8Array {
  if (end - start === 1) return at(leaves, start);
  const split = start + splitOf(end - start);
  return nodeHash(subtree(leaves, start, split), subtree(leaves, split, end));
}

const half = (n: number): number => Math.floor(n / 2);
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function isPowerOfTwo(n: number): boolean {
  let k = 1;
  while (k < n) k *= 2;
  return k === n;
}

function allHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === 32);
}

function equal(x: Uint8Array, y: Uint8Array): boolean {
  return x.length === y.length && x.every((byte, i) => byte === y[i]);
}
