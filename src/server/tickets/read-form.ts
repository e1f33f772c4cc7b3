import type { IncomingMessage } from 'node:http';
import { MAX_BYTES } from '../../images/image-error.ts';

/** A photo as large as we take, and the fields around it. */
export const MOST_BYTES = MAX_BYTES + 64 * 1024;

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
  const type = request.headers['content-type'] ?? '';
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

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | FormError> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      const chunk = part as Uint8Array;
      size += chunk.length;
      if (size <= MOST_BYTES) parts.push(chunk);
      else parts.length = 0;
      // Somebody who sends without end is not waited for.
      if (size > 4 * MOST_BYTES) return 'broken-off';
    }
  } catch {
    return 'broken-off';
  }
  if (size > MOST_BYTES) return 'too-large';
  const whole = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
