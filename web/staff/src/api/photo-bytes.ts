import { isAttended, UNATTENDED_HEADER } from './attendance.ts';
import { SILENCE_MS, tellLineNews } from './line-news.ts';

export interface PhotoBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/**
 * Fetches a photo, however long it takes while bytes come. Null when it cannot be had now, or when what came is not the photo of
 * that SHA-256: something between here and the server sent a page of its own.
 */
export async function fetchPhoto(url: string, sha256: string): Promise<PhotoBytes | null> {
  const from = Date.now();
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(), SILENCE_MS);
  const waitOn = () => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp.abort(), SILENCE_MS);
  };
  try {
    const answer = await fetch(url, {
      headers: isAttended() ? {} : { [UNATTENDED_HEADER]: '1' },
      redirect: 'error',
      signal: giveUp.signal,
    });
    const bytes = await readAll(answer, waitOn);
    const whole = answer.ok && (await hexOf(bytes)) === sha256;
    return whole ? { bytes, type: answer.headers.get('content-type') ?? '' } : null;
  } catch {
    tellLineNews({ kind: 'lost', since: from });
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(answer: Response, onPiece: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (;;) {
    const piece = await reader?.read();
    if (piece?.value === undefined) break;
    onPiece();
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function hexOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
