import { at } from '../basics/assert.ts';
import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './merkle.ts';

const SIZE_BYTES = 8;

/**
 * The right edge of an RFC 6962 tree: all that is needed to append leaves and to know the root. Holds one hash per 1 in the
 * binary form of the size, the largest subtree first: 19 hashes at most for half a million facts.
 */
export class MerkleFrontier {
  #size = 0;
  readonly #peaks: Uint8Array[] = [];

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Appends a leaf hash of 32 bytes (see `leafHash`). */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_SIZE) throw new Error(`a leaf hash has ${HASH_SIZE} bytes, not ${leaf.length}`);
    let hash = leaf;
    for (let n = this.#size; n % 2 === 1; n = (n - 1) / 2) {
      const left = this.#peaks.pop();
      if (left === undefined) throw new Error('frontier lacks a peak');
      hash = nodeHash(left, hash);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  /** Root over all leaves, 32 bytes. */
  root(): Uint8Array {
    if (this.#size === 0) return EMPTY_ROOT;
    let root = at(this.#peaks, this.#peaks.length - 1);
    for (let i = this.#peaks.length - 2; i >= 0; i--) root = nodeHash(at(this.#peaks, i), root);
    return root;
  }

  clone(): MerkleFrontier {
    const copy = new MerkleFrontier();
    copy.#size = this.#size;
    copy.#peaks.push(...this.#peaks);
    return copy;
  }

  /** Size (8 bytes, big-endian), then the peaks, largest subtree first. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(SIZE_BYTES + this.#peaks.length * HASH_SIZE);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#size));
    this.#peaks.forEach((peak, i) => {
      bytes.set(peak, SIZE_BYTES + i * HASH_SIZE);
    });
    return bytes;
  }

  /** Reads what {@link toBytes} wrote. Bytes of another length are damage and throw. */
  static fromBytes(bytes: Uint8Array): MerkleFrontier {
    if (bytes.length < SIZE_BYTES) throw new Error('frontier is too short');
    const size = Number(new DataView(bytes.buffer, bytes.byteOffset, SIZE_BYTES).getBigUint64(0));
    const peaks = size.toString(2).replaceAll('0', '').length;
    if (!Number.isSafeInteger(size) || bytes.length !== SIZE_BYTES + peaks * HASH_SIZE) {
      throw new Error(`frontier of ${size} leaves must have ${peaks} hashes`);
    }
    const frontier = new MerkleFrontier();
    frontier.#size = size;
    for (let i = 0; i < peaks; i++) {
      const start = SIZE_BYTES + i * HASH_SIZE;
      frontier.#peaks.push(new Uint8Array(bytes.subarray(start, start + HASH_SIZE)));
    }
    return frontier;
  }
}
