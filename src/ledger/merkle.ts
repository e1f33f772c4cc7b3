import { sha256 } from '../basics/sha256.ts';

/** Bytes of a hash. */
export const HASH_SIZE = 32;

/** Root of the tree without leaves (RFC 6962 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256('');

/** RFC 6962 leaf hash: SHA-256(0x00 || leaf). A text stands for its UTF-8. */
export function leafHash(leaf: Uint8Array | string): Uint8Array {
  if (typeof leaf === 'string') return sha256(`\0${leaf}`);
  const input = new Uint8Array(1 + leaf.length);
  input.set(leaf, 1);
  return sha256(input);
}

const nodeInput = new Uint8Array(1 + 2 * HASH_SIZE);
nodeInput[0] = 1;

/** RFC 6962 node hash: SHA-256(0x01 || left || right), both 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_SIZE);
  return sha256(nodeInput);
}
