import type { IncomingMessage } from 'node:http';
import { MAX_BYTES } from '../../images/image-error.ts';

/** A photo as large as we take, and the fields around it. */
export const MOST_BYTES = MAX_BYTES + 64 * 1024;

/** Fields and files that our page sends, and some that a browser's addition may add. */
const MOST_PARTS = 32;
/** Without a file a form is small; its fields are cheap to send and dear to read. */
const MOST_TEXT = 64 * 1024;
/** A form of the largest size comes in some ten thousand; one byte each, millions would keep the processor for minutes. */
const MOST_CHUNKS = 100_000;
const MULTIPART = /^multipart\/form-data;\s*boundary="?([\w'()+,\-./:=?]{1,70})"?\s*$/i;

/** `busy`: other bodies hold the memory. */
export type FormError = 'too-large' | 'not-a-form' | 'broken-off' | 'busy';

/** Bytes of bodies that may be held at the same time. What was announced and did not come holds nothing. */
export class BodyMemory {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#held -= bytes;
  }
}

/** What was written into a form. A field that came twice counts once. */
export interface SentForm {
  text(name: string): string;
  file(name: string): Uint8Array | null;
}

/** Reads a form that a browser sent as `multipart/form-data` or urlencoded, within bounds. A body that is too large is read to its end and thrown away, so that the reader sees our answer. */
export async function readForm(
  request: IncomingMessage,
  memory: BodyMemory = new BodyMemory(MOST_BYTES),
): Promise<SentForm | FormError> {
  let held = 0;
  try {
    return await formOf(request, (more) => {
      const taken = memory.take(more);
      if (taken) held += more;
      return taken;
    });
  } finally {
    memory.give(held);
  }
}

async function formOf(
  request: IncomingMessage,
  take: (more: number) => boolean,
): Promise<SentForm | FormError> {
  const bytes = await bodyOf(request, take);
  if (typeof bytes === 'string') return bytes;
  const type = boundedType(request.headers['content-type'] ?? '', bytes);
  if (type === null) return 'not-a-form';
  const data = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => null);
  if (data === null) return 'not-a-form';
  const texts = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  for (const [name, value] of data) {
    if (typeof value === 'string') texts.set(name, value);
    else files.set(name, new Uint8Array(await value.arrayBuffer()));
  }
  return {
    text: (name) => texts.get(name) ?? '',
    // A browser sends an empty file where none was chosen.
    file: (name) => {
      const file = files.get(name);
      return file === undefined || file.length === 0 ? null : file;
    },
  };
}

/** The type by which a body is read; null when it is no form, or has more parts than any form of ours: millions of tiny ones take seconds. */
function boundedType(header: string, bytes: Buffer): string | null {
  const boundary = MULTIPART.exec(header)?.[1];
  if (boundary === undefined) {
    const plain = /^application\/x-www-form-urlencoded\b/i.test(header) && bytes.length <= MOST_TEXT;
    return plain ? 'application/x-www-form-urlencoded' : null;
  }
  let parts = 0;
  for (let at = bytes.indexOf(`--${boundary}`); at >= 0; at = bytes.indexOf(`--${boundary}`, at + 1)) {
    parts += 1;
    if (parts > MOST_PARTS) return null;
  }
  return `multipart/form-data; boundary="${boundary}"`;
}

async function bodyOf(
  request: IncomingMessage,
  take: (more: number) => boolean,
): Promise<Buffer<ArrayBuffer> | FormError> {
  // Copied as it comes: kept one by one, chunks of one byte would take a hundred times their size.
  let whole = Buffer.alloc(0);
  let size = 0;
  let busy = false;
  let chunks = 0;
  try {
    for await (const part of request) {
      const chunk = part as Uint8Array;
      const from = size;
      size += chunk.length;
      chunks += 1;
      // Somebody who sends without end is not waited for.
      if (size > 4 * MOST_BYTES || chunks > MOST_CHUNKS) return 'broken-off';
      if (size > MOST_BYTES || busy) {
        whole = Buffer.alloc(0);
        continue;
      }
      if (size > whole.length) {
        const larger = Math.min(MOST_BYTES, Math.max(size, 2 * whole.length));
        busy = !take(larger - whole.length);
        if (busy) continue;
        whole = Buffer.concat([whole], larger);
      }
      whole.set(chunk, from);
    }
  } catch {
    return 'broken-off';
  }
  if (size > MOST_BYTES) return 'too-large';
  return busy ? 'busy' : whole.subarray(0, size);
}
