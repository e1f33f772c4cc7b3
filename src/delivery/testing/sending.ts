import { Secret } from '../../basics/secret.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { DriveTarget, FolderTarget, S3Target, WebhookTarget } from '../config/model.ts';
import { parseAccount } from '../config/service-account.ts';
import type { OutFile, SendContext } from '../driver.ts';
import type { OpenUpload } from '../hands.ts';
import { within } from '../within.ts';

const COMMON = { content: ['ect'], everyMs: 0, everyCut: false, timeoutMs: 2000, parallel: 3 } as const;

export function folderTarget(path: string, more: Partial<FolderTarget> = {}): FolderTarget {
  return { ...COMMON, id: 'share', name: 'Share', kind: 'folder', path, lasting: false, ...more };
}

export function s3Target(endpoint: string, more: Partial<S3Target> = {}): S3Target {
  const [accessKeyId, secretAccessKey] = [new Secret('nobody'), new Secret('nothing')];
  const place = { bucket: 'press', prefix: 'th', endpoint, region: 'th-1', accessKeyId, secretAccessKey };
  return { ...COMMON, ...place, id: 'bucket', name: 'Bucket', kind: 's3', lasting: false, ...more };
}

export function driveTarget(
  apiBase: string,
  folder: string,
  keyFile: string,
  more: Partial<DriveTarget> = {},
): DriveTarget {
  const account = parseAccount(keyFile);
  if (!account.ok) throw new Error(account.error.en);
  return {
    ...COMMON,
    id: 'drive',
    name: 'Drive',
    kind: 'drive',
    folder,
    apiBase,
    account: account.value,
    ...more,
  };
}

export function webhookTarget(url: string, more: Partial<WebhookTarget> = {}): WebhookTarget {
  const secret = new Secret('a-secret-for-the-newsroom');
  return { ...COMMON, content: [], id: 'news', name: 'News', kind: 'webhook', url, secret, ...more };
}

/** A file with its bytes, as a driver gets it. */
export function outFile(path: string, content: string | Buffer, remote = ''): OutFile {
  const bytes = Buffer.from(content);
  return {
    path,
    sha256: sha256Hex(bytes),
    bytes: bytes.length,
    mediaType: 'application/json; charset=utf-8',
    remote,
    part: async (from, length) => bytes.subarray(from, from + length),
  };
}

/** What a driver may use; uploads are remembered as long as the object is. */
export class TestContext implements SendContext {
  readonly cut: number = 7;
  readonly #uploads = new Map<string, OpenUpload>();
  readonly #stop = new AbortController();
  readonly #timeoutMs: number;
  moved = 0;

  constructor(timeoutMs = 2000) {
    this.#timeoutMs = timeoutMs;
  }

  request<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return within(this.#timeoutMs, this.#stop.signal, work);
  }

  async openUpload(): Promise<OpenUpload | null> {
    return this.#uploads.get('one') ?? null;
  }

  async keepUpload(upload: OpenUpload | null): Promise<void> {
    if (upload === null) this.#uploads.delete('one');
    else this.#uploads.set('one', { ...upload, parts: [...upload.parts] });
  }

  progressed(): void {
    this.moved += 1;
  }
}
