import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Hex } from '../../basics/sha256.ts';

/**
 * A small S3 on loopback for tests: PUT, GET and HEAD of objects in memory. Signatures are not looked at; checksums and
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
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname);
    this.asked.push(`${request.method} ${key}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
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
      this.objects.set(key, body);
      response.writeHead(200, { etag: `"${sha256Hex(body)}"` }).end();
      return;
    }
    if (there === undefined) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': there.length, 'content-type': 'application/octet-stream' });
    response.end(request.method === 'HEAD' ? undefined : there);
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
