import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import { errorMessage } from './errors.ts';
import type { PhotoError, PhotoStore, PhotoStream, StoredPhoto } from './photos.ts';

/** Where photos lie in S3-compatible storage. Credentials come from the environment (`AWS_ACCESS_KEY_ID`, …). */
export interface S3Place {
  readonly bucket: string;
  /** Without slashes at its ends; empty: the bucket itself. */
  readonly prefix: string;
  /** Null: that of the region at AWS. */
  readonly endpoint: string | null;
  readonly region: string;
}

export interface S3Options {
  /** Milliseconds until a request is given up; it is tried again a few times. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
}

type Folder = 'photos' | 'originals' | 'derived';

const SHA256 = /^[0-9a-f]{64}$/;
const TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
/** Keys remembered as kept; the list starts anew when it is full. */
const REMEMBERED = 100_000;

/** `s3://bucket/prefix?endpoint=https://…&region=…`; null when it is no such place. */
export function readS3Place(text: string): S3Place | null {
  if (!/^s3:\/\//.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const endpoint = url.searchParams.get('endpoint');
  if (url.hostname === '' || (endpoint !== null && !/^https?:\/\//.test(endpoint))) return null;
  return {
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    endpoint,
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}

/**
 * Photos in S3-compatible storage: `photos/ab/<sha256>`, `originals/…`, `derived/…`. Keys are the hash of what they hold and are
 * written once: an object that is there is never written again, and one of another size under the same key is refused. The
 * condition is asked of the storage as well (`If-None-Match`), but not relied on: not every storage keeps it.
 */
export class S3PhotoStore implements PhotoStore {
  readonly #client: S3Client;
  readonly #place: S3Place;
  readonly #kept = new Set<string>();
  /** Writes under way by key: the same photo sent twice at once is written once. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(place: S3Place, options: S3Options = {}) {
    this.#place = place;
    this.#client = new S3Client({
      region: place.region,
      ...(place.endpoint === null ? {} : { endpoint: place.endpoint, forcePathStyle: true }),
      maxAttempts: options.attempts ?? ATTEMPTS,
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: options.timeoutMs ?? TIMEOUT_MS,
        throwOnRequestTimeout: true,
      },
    });
  }

  async put(original: Uint8Array, publicCopy: Uint8Array): Promise<Result<StoredPhoto, PhotoError>> {
    const stored = { original: sha256Hex(original), photo: sha256Hex(publicCopy) };
    const writes = [this.#keep('photos', stored.photo, publicCopy)];
    if (stored.original !== stored.photo) writes.push(this.#keep('originals', stored.original, original));
    const failed = (await Promise.allSettled(writes)).find((done) => done.status === 'rejected');
    return failed === undefined ? ok(stored) : err(photoError(failed.reason));
  }

  putOriginal(bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    return this.#putAlone('originals', bytes);
  }

  putDerived(bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    return this.#putAlone('derived', bytes);
  }

  async has(photo: string): Promise<boolean> {
    return SHA256.test(photo) && (await this.#sizeOf('photos', photo)) !== null;
  }

  read(photo: string): Promise<Uint8Array | null> {
    return this.#read('photos', photo);
  }

  readDerived(sha256: string): Promise<Uint8Array | null> {
    return this.#read('derived', sha256);
  }

  async readOriginal(original: string): Promise<Uint8Array | null> {
    return (await this.#read('originals', original)) ?? (await this.#read('photos', original));
  }

  async stream(photo: string): Promise<PhotoStream | null> {
    if (!SHA256.test(photo)) return null;
    const reply = await orNull(this.#client.send(new GetObjectCommand(this.#at('photos', photo))));
    if (reply?.Body === undefined) return null;
    return { bytes: reply.ContentLength ?? 0, stream: reply.Body as Readable };
  }

  async #putAlone(folder: Folder, bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    const sha256 = sha256Hex(bytes);
    try {
      await this.#keep(folder, sha256, bytes);
      return ok(sha256);
    } catch (error) {
      return err(photoError(error));
    }
  }

  async #keep(folder: Folder, sha256: string, bytes: Uint8Array): Promise<void> {
    const key = `${folder}/${sha256}`;
    if (this.#kept.has(key)) return;
    const underWay = this.#writing.get(key);
    if (underWay !== undefined) return underWay;
    const write = this.#write(folder, sha256, bytes).finally(() => this.#writing.delete(key));
    this.#writing.set(key, write);
    return write;
  }

  async #write(folder: Folder, sha256: string, bytes: Uint8Array): Promise<void> {
    const size = await this.#sizeOf(folder, sha256);
    if (size !== null && size !== bytes.length) {
      throw new Error(`${folder}/${sha256} has ${size} bytes and must have ${bytes.length}: it is damaged`);
    }
    if (size === null) {
      const checksum = Buffer.from(sha256, 'hex').toString('base64');
      try {
        await this.#client.send(
          new PutObjectCommand({
            ...this.#at(folder, sha256),
            Body: bytes,
            ContentLength: bytes.length,
            ContentType: 'application/octet-stream',
            ChecksumSHA256: checksum,
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        // Another process was faster: what it wrote has the same hash.
        if (statusOf(error) !== 412) throw error;
      }
    }
    if (this.#kept.size >= REMEMBERED) this.#kept.clear();
    this.#kept.add(`${folder}/${sha256}`);
  }

  async #sizeOf(folder: Folder, sha256: string): Promise<number | null> {
    const reply = await orNull(this.#client.send(new HeadObjectCommand(this.#at(folder, sha256))));
    return reply === null ? null : (reply.ContentLength ?? 0);
  }

  async #read(folder: Folder, sha256: string): Promise<Uint8Array | null> {
    if (!SHA256.test(sha256)) return null;
    const reply = await orNull(this.#client.send(new GetObjectCommand(this.#at(folder, sha256))));
    return reply?.Body === undefined ? null : reply.Body.transformToByteArray();
  }

  #at(folder: Folder, sha256: string): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.#place;
    const key = `${folder}/${sha256.slice(0, 2)}/${sha256}`;
    return { Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` };
  }
}

function statusOf(error: unknown): number {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
}

const FULL = new Set(['QuotaExceeded', 'InsufficientStorage', 'XMinioStorageFull']);

function photoError(error: unknown): PhotoError {
  const full = statusOf(error) === 507 || (error instanceof Error && FULL.has(error.name));
  return { code: full ? 'disk-full' : 'storage-failed', detail: errorMessage(error) };
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
