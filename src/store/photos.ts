import type { Readable } from 'node:stream';
import type { Result } from '../basics/result.ts';

/** Why a photo could not be kept. Nothing half-written stays. */
export type PhotoError =
  | { readonly code: 'disk-full'; readonly detail: string }
  | { readonly code: 'storage-failed'; readonly detail: string };

/** Names of what was kept: SHA-256 of the file as it came, and of the copy for the public. */
export interface StoredPhoto {
  readonly original: string;
  readonly photo: string;
}

/** A photo that is being sent. */
export interface PhotoStream {
  readonly bytes: number;
  readonly stream: Readable;
}

/**
 * Keeps photos by the SHA-256 of their bytes. `put` resolves when both files would survive a power cut; putting the same
 * bytes again changes nothing. Originals may hold personal metadata: only `readOriginal` gives them.
 */
export interface PhotoStore {
  put(original: Uint8Array, publicCopy: Uint8Array): Promise<Result<StoredPhoto, PhotoError>>;
  /** True when the public copy of this name is there. A name that is no SHA-256 is not there. */
  has(photo: string): Promise<boolean>;
  /** The public copy; null when it is not there. */
  read(photo: string): Promise<Uint8Array | null>;
  stream(photo: string): Promise<PhotoStream | null>;
  /** Keeps a file as it came that is no photo itself: the PDF whose pages are photos. Only `readOriginal` gives it. */
  putOriginal(bytes: Uint8Array): Promise<Result<string, PhotoError>>;
  /** Keeps a picture that was made of a photo and can be made again. It is for the staff: nothing public ever reads it. */
  putDerived(bytes: Uint8Array): Promise<Result<string, PhotoError>>;
  readDerived(sha256: string): Promise<Uint8Array | null>;
  /** The file as it came; null when it is not there. */
  readOriginal(original: string): Promise<Uint8Array | null>;
}
