import { createHash, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256Hex } from '../../basics/sha256.ts';

/** One file or folder of the fake. */
export interface FakeFile {
  readonly id: string;
  name: string;
  parents: string[];
  mimeType: string;
  appProperties: Record<string, string>;
  bytes: Buffer | null;
  trashed: boolean;
  /** How often new bytes came in. */
  writes: number;
}

/** Something that goes wrong, `times` times, with calls of a kind. */
export interface DriveTrouble {
  readonly on: 'token' | 'list' | 'create' | 'update' | 'begin' | 'part';
  times: number;
  readonly status?: number;
  readonly reason?: string;
  readonly retryAfter?: string;
  /** The line is cut before anything is done, or after it was done and before the answer. */
  readonly cut?: 'before' | 'after';
  /** Other bytes are kept than were sent. */
  readonly corrupt?: boolean;
}

interface Session {
  readonly fileId: string | null;
  readonly meta: Partial<FakeFile>;
  readonly total: number;
  bytes: Buffer;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * A small Google Drive v3 on loopback, with the token endpoint of service accounts: list, create, update, uploads whole and in parts. It
 * checks the signature of the account, and that every call says `supportsAllDrives`, without which a shared drive is not seen.
 */
export class FakeDrive {
  readonly files = new Map<string, FakeFile>();
  /** Calls as `create`, `update`, `part 0-8388607`, …, in order. */
  readonly asked: string[] = [];
  readonly troubles: DriveTrouble[] = [];
  /** Accepts nothing any more: connections are held without an answer. */
  hangs = false;
  readonly root = 'fakeSharedFolder01';
  readonly #server: Server;
  readonly #sessions = new Map<string, Session>();
  readonly #tokens = new Set<string>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<FakeDrive> {
    const server = createServer((request, response) => {
      fake.#answer(request, response).catch(() => response.destroy());
    });
    const fake = new FakeDrive(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A key file of a service account, as Google gives it, whose tokens come from here. */
  get keyFile(): string {
    const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const client_email = 'results@press.iam.gserviceaccount.com';
    return JSON.stringify({
      type: 'service_account',
      client_email,
      private_key,
      token_uri: `${this.url}/token`,
    });
  }

  /** Paths and bytes of everything that is not in the bin. */
  tree(): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    for (const file of this.files.values()) {
      if (!file.trashed && file.bytes !== null) found.set(this.#pathOf(file), file.bytes);
    }
    return found;
  }

  forgetSessions(): void {
    this.#sessions.clear();
  }

  forgetTokens(): void {
    this.#tokens.clear();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #pathOf(file: FakeFile): string {
    const parent = this.files.get(file.parents[0] ?? '');
    return parent === undefined ? file.name : `${this.#pathOf(parent)}/${file.name}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (this.hangs) return;
    const url = new URL(request.url ?? '/', this.url);
    const kind = kindOf(request.method ?? '', url);
    const range = request.headers['content-range'];
    this.asked.push(kind === 'part' ? `part ${range?.replace(/^bytes | *\/.*$/g, '')}` : kind);
    const trouble = this.troubles.find((one) => one.on === kind && one.times > 0);
    if (trouble !== undefined) trouble.times -= 1;
    if (trouble?.cut === 'before') {
      if (kind === 'part') this.#keepPart(url, body.subarray(0, Math.floor(body.length / 2)), range, false);
      response.destroy();
      return;
    }
    if (trouble?.status !== undefined) {
      const { status, reason = '', retryAfter } = trouble;
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      return send(
        response,
        status,
        kind === 'token' ? { error: reason } : { error: { code: status, errors: [{ reason }] } },
      );
    }
    if (kind === 'token') return this.#token(body, response);
    if (!this.#tokens.has(request.headers.authorization ?? '')) {
      return send(response, 401, { error: { code: 401, errors: [{ reason: 'authError' }] } });
    }
    if (kind !== 'part' && url.searchParams.get('supportsAllDrives') !== 'true') return notFound(response);
    const reply = this.#do(kind, url, request, body, trouble?.corrupt === true);
    if (trouble?.cut === 'after') {
      response.destroy();
      return;
    }
    if (reply === null) return notFound(response);
    for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
    send(response, reply.status, reply.body);
  }

  #do(kind: string, url: URL, request: IncomingMessage, body: Buffer, corrupt: boolean): Reply | null {
    const id = /\/files\/([^/?]+)$/.exec(url.pathname)?.[1] ?? '';
    switch (kind) {
      case 'list':
        return this.#list(url);
      case 'get': {
        const file = this.files.get(id);
        return file === undefined ? null : { status: 200, body: shown(file) };
      }
      case 'trash': {
        const file = this.files.get(id);
        if (file === undefined) return null;
        file.trashed = true;
        return { status: 200, body: shown(file) };
      }
      case 'folder': {
        const meta = JSON.parse(body.toString()) as Partial<FakeFile>;
        return this.#made(meta, null);
      }
      case 'create': {
        const [meta, bytes] = multipart(body, request.headers['content-type'] ?? '');
        return this.#made(meta, spoilt(bytes, corrupt));
      }
      case 'update': {
        const file = this.files.get(id);
        if (file === undefined) return null;
        const type = request.headers['content-type'] ?? '';
        file.bytes = spoilt(type.startsWith('multipart/') ? multipart(body, type)[1] : body, corrupt);
        file.writes += 1;
        return { status: 200, body: shown(file) };
      }
      case 'begin': {
        const session = randomBytes(8).toString('hex');
        const fileId = request.method === 'PATCH' ? id : null;
        if (fileId !== null && !this.files.has(fileId)) return null;
        const total = Number(request.headers['x-upload-content-length']);
        const meta = JSON.parse(body.toString() || '{}') as Partial<FakeFile>;
        this.#sessions.set(session, { fileId, meta, total, bytes: Buffer.alloc(0) });
        const location = `${this.url}/upload/drive/v3/files?uploadType=resumable&upload_id=${session}`;
        return { status: 200, body: {}, headers: { location } };
      }
      default:
        return this.#keepPart(url, body, request.headers['content-range'], corrupt);
    }
  }

  #keepPart(url: URL, body: Buffer, range: string | undefined, corrupt: boolean): Reply | null {
    const session = this.#sessions.get(url.searchParams.get('upload_id') ?? '');
    if (session === undefined) return null;
    const [, from] = /^bytes (\d+)-/.exec(range ?? '') ?? [];
    if (from !== undefined) {
      if (Number(from) !== session.bytes.length) return { status: 400, body: {} };
      // As Google does: only whole quarters of a megabyte are kept of a part that is not the last.
      const kept =
        Number(from) + body.length >= session.total
          ? body.length
          : Math.floor(body.length / 262_144) * 262_144;
      session.bytes = Buffer.concat([session.bytes, body.subarray(0, kept)]);
    }
    if (session.bytes.length < session.total) {
      const headers = session.bytes.length === 0 ? {} : { range: `bytes=0-${session.bytes.length - 1}` };
      return { status: 308, body: null, headers };
    }
    this.#sessions.delete(url.searchParams.get('upload_id') ?? '');
    const bytes = spoilt(session.bytes, corrupt);
    const file = session.fileId === null ? undefined : this.files.get(session.fileId);
    if (file === undefined) return this.#made(session.meta, bytes);
    file.bytes = bytes;
    file.writes += 1;
    return { status: 200, body: shown(file) };
  }

  #made(meta: Partial<FakeFile>, bytes: Buffer | null): Reply | null {
    const parent = meta.parents?.[0] ?? '';
    if (parent !== this.root && !this.files.has(parent)) return null;
    const id = `file${String(this.files.size + 1).padStart(6, '0')}`;
    const file: FakeFile = {
      id,
      name: meta.name ?? '',
      parents: [parent],
      mimeType: meta.mimeType ?? '',
      appProperties: { ...meta.appProperties },
      bytes,
      trashed: false,
      writes: 1,
    };
    this.files.set(id, file);
    return { status: 200, body: shown(file) };
  }

  #list(url: URL): Reply {
    const mark = /key='khanaenTarget' and value='(\w+)'/.exec(url.searchParams.get('q') ?? '')?.[1];
    const all = [...this.files.values()].filter(
      (file) => !file.trashed && file.appProperties['khanaenTarget'] === mark,
    );
    const from = Number(url.searchParams.get('pageToken') ?? 0);
    const next = from + 5 < all.length ? { nextPageToken: String(from + 5) } : {};
    return { status: 200, body: { files: all.slice(from, from + 5).map(shown), ...next } };
  }

  #token(body: Buffer, response: ServerResponse): void {
    const assertion = new URLSearchParams(body.toString()).get('assertion') ?? '';
    const [head, claims, signature] = assertion.split('.');
    const good = createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(publicKey, signature ?? '', 'base64url');
    if (!good) {
      send(response, 400, { error: 'invalid_grant' });
      return;
    }
    const access_token = randomBytes(12).toString('hex');
    this.#tokens.add(`Bearer ${access_token}`);
    send(response, 200, { access_token, token_type: 'Bearer', expires_in: 3600 });
  }
}

interface Reply {
  readonly status: number;
  readonly body: object | null;
  readonly headers?: Readonly<Record<string, string>>;
}

function kindOf(method: string, url: URL): string {
  if (url.pathname === '/token') return 'token';
  const upload = url.pathname.startsWith('/upload/');
  if (method === 'PUT') return 'part';
  if (upload && url.searchParams.get('uploadType') === 'resumable') return 'begin';
  if (method === 'GET') return url.pathname.endsWith('/files') ? 'list' : 'get';
  if (method === 'POST') return upload ? 'create' : 'folder';
  return upload ? 'update' : 'trash';
}

function shown(file: FakeFile): object {
  const { bytes, writes: _, ...said } = file;
  if (bytes === null) return said;
  const md5Checksum = createHash('md5').update(bytes).digest('hex');
  return { ...said, size: String(bytes.length), sha256Checksum: sha256Hex(bytes), md5Checksum };
}

function spoilt(bytes: Buffer, corrupt: boolean): Buffer {
  if (!corrupt) return bytes;
  const other = Buffer.from(bytes);
  other[0] = (other[0] ?? 0) ^ 1;
  return other;
}

function multipart(body: Buffer, type: string): [Partial<FakeFile>, Buffer] {
  const boundary = `--${/boundary=([^;]+)/.exec(type)?.[1] ?? ''}`;
  const parts: Buffer[] = [];
  for (let at = body.indexOf(boundary); at >= 0; ) {
    const next = body.indexOf(`\r\n${boundary}`, at + boundary.length);
    if (next < 0) break;
    parts.push(body.subarray(body.indexOf('\r\n\r\n', at) + 4, next));
    at = next + 2;
  }
  return [JSON.parse(parts[0]?.toString() ?? '{}') as Partial<FakeFile>, parts[1] ?? Buffer.alloc(0)];
}

function send(response: ServerResponse, status: number, body: object | null): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === null ? undefined : JSON.stringify(body));
}

function notFound(response: ServerResponse): void {
  send(response, 404, { error: { code: 404, errors: [{ reason: 'notFound' }] } });
}
