import type { IncomingMessage } from 'node:http';
import { MAX_BYTES } from '../../images/image-error.ts';

/** A photo as large as we take, and the fields around it. */
export const MOST_BYTES = MAX_BYTES + 64 * 1024;

/** Fields and files that our page sends, and some that a browser's addition may add. */
const MOST_PARTS = 32;
/** Without a file a form is small; its fields are cheap to send and dear to read. */
const MOST_TEXT = 64 * 1024;
const MULTIPART = /^multipart\/form-data;\s*boundary="?([\w'()+,\-./:=?]{1,70})"?\s*$/i;

export type FormError = 'too-large' | 'not-a-form' | 'broken-off';

/** What was written into a form. A field that came twice counts once. */
export interface SentForm {
  text(name: string): string;
  file(name: string): Uint8Array | null;
}

/** Reads a form that a browser sent as `multipart/form-data` or urlencoded, within bounds. A body that is too large is read to its end and thrown away, so that the reader sees our answer. */
export async function readForm(request: IncomingMessage): Promise<SentForm | FormError> {
  const bytes = await bodyOf(request);
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

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | FormError> {
  // Copied as it comes: kept one by one, chunks of one byte would take a hundred times their size.
  let whole = Buffer.alloc(MOST_TEXT);
  let size = 0;
  try {
    for await (const part of request) {
      const chunk = part as Uint8Array;
      const from = size;
      size += chunk.length;
      if (size <= MOST_BYTES) {
        if (size > whole.length) whole = grown(whole, size);
        whole.set(chunk, from);
      }
      // Somebody who sends without end is not waited for.
      if (size > 4 * MOST_BYTES) return 'broken-off';
    }
  } catch {
    return 'broken-off';
  }
  return size > MOST_BYTES ? 'too-large' : whole.subarray(0, size);
}

function grown(bytes: Buffer<ArrayBuffer>, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(Math.min(MOST_BYTES, Math.max(least, 2 * bytes.length)));
  larger.set(bytes);
  return larger;
}
