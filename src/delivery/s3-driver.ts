import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { sha256 } from '../basics/sha256.ts';
import type { S3Target } from './config/model.ts';
import type { Driver, OutFile, SendContext } from './driver.ts';
import { DeliveryFault, faultOf, faultOfStatus } from './fault.ts';

/** Larger files go in parts of this size, so that a cut line costs one part. */
export const PART_BYTES: number = 8 * 1024 * 1024;

const FULL = new Set(['QuotaExceeded', 'InsufficientStorage', 'XMinioStorageFull', 'EntityTooLarge']);
const BUSY = new Set(['SlowDown', 'TooManyRequests', 'RequestLimitExceeded']);

/**
 * A bucket of S3-compatible storage. The storage is given the SHA-256 of what it must receive and refuses anything else; afterwards it is
 * asked what it holds. Where it knows no checksums the object is read back.
 */
export class S3Driver implements Driver {
  readonly #client: S3Client;
  readonly #target: S3Target;
  readonly #partBytes: number;

  constructor(target: S3Target, partBytes: number = PART_BYTES) {
    this.#target = target;
    this.#partBytes = partBytes;
    this.#client = new S3Client({
      region: target.region,
      ...(target.endpoint === null ? {} : { endpoint: target.endpoint, forcePathStyle: true }),
      credentials: {
        accessKeyId: target.accessKeyId.reveal(),
        secretAccessKey: target.secretAccessKey.reveal(),
      },
      // The loop of the target tries again; a second loop inside would only hide what is wrong.
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: target.timeoutMs,
        throwOnRequestTimeout: true,
      },
    });
  }

  async send(file: OutFile, context: SendContext): Promise<{ readonly remote: string }> {
    try {
      // Without a note of ours the same object may still be there.
      if (file.remote === '' && (await this.#holds(file, context))) return { remote: 'there' };
      if (file.bytes > this.#partBytes) await this.#sendParts(file, context);
      else await this.#sendWhole(file, context);
      if (!(await this.#holds(file, context)))
        throw new DeliveryFault('differs', 'the storage holds other bytes');
      return { remote: 'there' };
    } catch (error) {
      throw s3Fault(error);
    }
  }

  async remove(path: string, _remote: string, context: SendContext): Promise<void> {
    try {
      await context.request((abortSignal) =>
        this.#client.send(new DeleteObjectCommand(this.#at(path)), { abortSignal }),
      );
    } catch (error) {
      if (statusOf(error) !== 404) throw s3Fault(error);
    }
  }

  async #sendWhole(file: OutFile, context: SendContext): Promise<void> {
    const body = await file.part(0, file.bytes);
    await context.request((abortSignal) =>
      this.#client.send(
        new PutObjectCommand({
          ...this.#at(file.path),
          ...described(file),
          Body: body,
          ContentLength: body.length,
          ChecksumSHA256: Buffer.from(file.sha256, 'hex').toString('base64'),
        }),
        { abortSignal },
      ),
    );
  }

  /** Goes on with the parts that arrived before, when the storage still knows the upload. */
  async #sendParts(file: OutFile, context: SendContext): Promise<void> {
    const before = await context.openUpload();
    try {
      await this.#upload(file, context, before?.session ?? null, [...(before?.parts ?? [])]);
    } catch (error) {
      if (before === null || !(error instanceof S3ServiceException) || error.name !== 'NoSuchUpload')
        throw error;
      await context.keepUpload(null);
      await this.#upload(file, context, null, []);
    }
    await context.keepUpload(null);
  }

  async #upload(file: OutFile, context: SendContext, known: string | null, tags: string[]): Promise<void> {
    const place = this.#at(file.path);
    const UploadId = known ?? (await this.#begin(file, context));
    const parts: { PartNumber: number; ETag: string; ChecksumSHA256: string }[] = [];
    for (let from = 0, n = 1; from < file.bytes; from += this.#partBytes, n += 1) {
      const body = await file.part(from, Math.min(this.#partBytes, file.bytes - from));
      const ChecksumSHA256 = Buffer.from(sha256(body)).toString('base64');
      let ETag = tags[n - 1];
      if (ETag === undefined) {
        const order = {
          ...place,
          UploadId,
          PartNumber: n,
          Body: body,
          ContentLength: body.length,
          ChecksumSHA256,
        };
        const done = await context.request((abortSignal) =>
          this.#client.send(new UploadPartCommand(order), { abortSignal }),
        );
        ETag = done.ETag ?? '';
        tags.push(ETag);
        await context.keepUpload({ sha256: file.sha256, session: UploadId, parts: tags });
        context.progressed();
      }
      parts.push({ PartNumber: n, ETag, ChecksumSHA256 });
    }
    const order = { ...place, UploadId, MultipartUpload: { Parts: parts } };
    await context.request((abortSignal) =>
      this.#client.send(new CompleteMultipartUploadCommand(order), { abortSignal }),
    );
  }

  async #begin(file: OutFile, context: SendContext): Promise<string> {
    const order = { ...this.#at(file.path), ...described(file), ChecksumAlgorithm: 'SHA256' as const };
    const begun = await context.request((abortSignal) =>
      this.#client.send(new CreateMultipartUploadCommand(order), { abortSignal }),
    );
    if (begun.UploadId === undefined) throw new DeliveryFault('odd-answer', 'an upload without an id');
    await context.keepUpload({ sha256: file.sha256, session: begun.UploadId, parts: [] });
    return begun.UploadId;
  }

  /** True when the storage itself says that it holds these bytes. */
  async #holds(file: OutFile, context: SendContext): Promise<boolean> {
    const place = this.#at(file.path);
    const head = await orNull(
      context.request((abortSignal) =>
        this.#client.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }), { abortSignal }),
      ),
    );
    if (head === null || (head.ContentLength ?? 0) !== file.bytes) return false;
    const said = head.ChecksumSHA256;
    if (said !== undefined && !said.includes('-'))
      return said === Buffer.from(file.sha256, 'hex').toString('base64');
    const hash = createHash('sha256');
    for (let from = 0; from < file.bytes; from += this.#partBytes) {
      const Range = `bytes=${from}-${Math.min(from + this.#partBytes, file.bytes) - 1}`;
      const bytes = await context.request(async (abortSignal) => {
        const reply = await this.#client.send(new GetObjectCommand({ ...place, Range }), { abortSignal });
        return reply.Body?.transformToByteArray();
      });
      hash.update(bytes ?? new Uint8Array());
    }
    return hash.digest('hex') === file.sha256;
  }

  #at(path: string): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.#target;
    return { Bucket: bucket, Key: prefix === '' ? path : `${prefix}/${path}` };
  }
}

/** Bytes of a lasting name never change; anything else is asked for again. */
function described({ path, mediaType }: OutFile) {
  const lasting = /(?:^|\/)v1\/f\/[0-9a-f]{16}\//.test(path);
  return {
    ContentType: mediaType,
    CacheControl: lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function statusOf(error: unknown): number {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
}

function s3Fault(error: unknown): Error {
  if (!(error instanceof S3ServiceException)) return error instanceof DeliveryFault ? error : keepOwn(error);
  const status = statusOf(error);
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  if (FULL.has(error.name)) return new DeliveryFault('full', name);
  if (BUSY.has(error.name)) return new DeliveryFault('rate-limited', name);
  // Changed on the way: the storage noticed before we did.
  if (error.name === 'BadDigest' || error.name === 'XAmzContentSHA256Mismatch')
    return new DeliveryFault('differs', name);
  const { code, retryAfterMs } = faultOfStatus(status);
  return new DeliveryFault(code, `HTTP ${status} ${name}`, retryAfterMs);
}

/** Our own errors pass as they are; what the connection threw is sorted. */
function keepOwn(error: unknown): Error {
  return error instanceof Error && (error.name === 'Stopped' || error.name === 'SpoolLost')
    ? error
    : faultOf(error);
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
