import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Hex } from '../../basics/sha256.ts';

/**
 * A small S3 on loopback for tests: PUT, GET, HEAD, DELETE of objects in memory, uploads in parts. Signatures are not looked at; checksums and
 * `If-None-Match` are, unless `conditions` is off, as in storages that do not know them.
 */
export class SmallS3 {
  readonly objects = new Map<string, Buffer>();
  /** Requests as `PUT /bucket/key`, in order. */
  readonly asked: string[] = [];
  conditions = true;
  /** Milliseconds before each answer. */
  slow = 0;
  /** So many requests are answered with 503, then all is well. */
  failing = 0;
  /** So many requests are cut off without an answer. */
  cutting = 0;
  full = false;
  /** So many objects are kept with another byte than was sent. */
  corrupting = 0;
  /** Requests after so many are held without an answer. */
  hangsAfter = Number.POSITIVE_INFINITY;
  /** Uploads that were begun, by their id: the parts that have come. */
  readonly uploads = new Map<string, Map<number, Buffer>>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<SmallS3> {
    const server = createServer((request, response) => {
      small.#answer(request, response).catch(() => response.destroy());
    });
    const small = new SmallS3(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return small;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://s3');
    const key = decodeURIComponent(url.pathname);
    const part = url.searchParams.get('partNumber');
    this.asked.push(`${request.method} ${key}${part === null ? '' : ` ${part}`}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.asked.length > this.hangsAfter) return;
    if (this.slow > 0) await sleep(this.slow);
    if (this.cutting > 0) {
      this.cutting -= 1;
      response.destroy();
      return;
    }
    if (this.failing > 0) {
      this.failing -= 1;
      return refuse(response, 503, 'SlowDown');
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
      return;
    }
    const upload = url.searchParams.get('uploadId');
    if (url.searchParams.has('uploads') || upload !== null) {
      return this.#parts(key, upload, Number(part), request, Buffer.concat(chunks), response);
    }
    const there = this.objects.get(key);
    if (request.method === 'PUT') {
      if (this.full) return refuse(response, 507, 'InsufficientStorage');
      const body = Buffer.concat(chunks);
      if (this.conditions && request.headers['if-none-match'] === '*' && there !== undefined) {
        return refuse(response, 412, 'PreconditionFailed');
      }
      const checksum = request.headers['x-amz-checksum-sha256'];
      if (checksum !== undefined && checksum !== Buffer.from(sha256Hex(body), 'hex').toString('base64')) {
        return refuse(response, 400, 'BadDigest');
      }
      this.objects.set(key, this.#kept(body));
      response.writeHead(200, { etag: `"${sha256Hex(body)}"` }).end();
      return;
    }
    if (there === undefined) return refuse(response, 404, 'NoSuchKey');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const body = from === undefined ? there : there.subarray(Number(from), Number(to) + 1);
    const said = this.conditions && request.headers['x-amz-checksum-mode'] === 'ENABLED';
    response.writeHead(from === undefined ? 200 : 206, {
      'content-length': body.length,
      'content-type': 'application/octet-stream',
      ...(said ? { 'x-amz-checksum-sha256': Buffer.from(sha256Hex(there), 'hex').toString('base64') } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  #parts(
    key: string,
    upload: string | null,
    part: number,
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): void {
    if (upload === null) {
      const id = `upload-${this.uploads.size + 1}`;
      this.uploads.set(id, new Map());
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
      return;
    }
    const parts = this.uploads.get(upload);
    if (parts === undefined) {
      refuse(response, 404, 'NoSuchUpload');
      return;
    }
    if (request.method === 'PUT') {
      parts.set(part, body);
      response.writeHead(200, { etag: `"${sha256Hex(body)}"` }).end();
      return;
    }
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map((found) =>
      Number(found[1]),
    );
    this.objects.set(key, this.#kept(Buffer.concat(numbers.map((n) => parts.get(n) ?? Buffer.alloc(0)))));
    this.uploads.delete(upload);
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end('<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>');
  }

  #kept(body: Buffer): Buffer {
    if (this.corrupting === 0) return body;
    this.corrupting -= 1;
    const other = Buffer.from(body);
    other[0] = (other[0] ?? 0) ^ 1;
    return other;
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
