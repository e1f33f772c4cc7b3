import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Encoding, type Served } from './shelf.ts';

/** Headers that every public answer carries, next to the content security policy. */
const SECURITY: readonly [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** Anyone may read the figures from a page of their own; the pages themselves stay framed by nobody. */
const OPEN: [string, string] = ['access-control-allow-origin', '*'];

/** Headers that are the same in every answer with the same thing, as `writeHead` takes them: made once. */
const made = new WeakMap<Served, Map<string, string[]>>();

function headersOf(served: Served, policy: string, encoding: Encoding, bytes: number | null): string[] {
  let known = made.get(served);
  if (known === undefined) {
    known = new Map();
    made.set(served, known);
  }
  const key = bytes === null ? `304 ${policy}` : `${encoding} ${policy}`;
  let headers = known.get(key);
  if (headers === undefined) {
    const list: [string, string][] = [
      ['etag', served.etag],
      ['cache-control', served.cacheControl],
      ['vary', 'accept-encoding'],
      ['content-security-policy', policy],
      OPEN,
      ...SECURITY,
    ];
    if (bytes !== null) {
      list.push(['content-type', served.mediaType], ['content-length', String(bytes)]);
      if (encoding !== 'identity') list.push(['content-encoding', encoding]);
    }
    headers = list.flat();
    known.set(key, headers);
  }
  return headers;
}

/** Answers with a thing from the shelf: 304 when the reader has it, HEAD without a body, compressed when accepted. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  policy: string,
  status = 200,
): void {
  if (status === 200 && matches(request.headers['if-none-match'], served.etag)) {
    response.writeHead(304, headersOf(served, policy, 'identity', null));
    response.end();
    return;
  }
  const encoding = chooseEncoding(headerText(request.headers['accept-encoding']), served.mediaType);
  const send = (body: Uint8Array): void => {
    response.writeHead(status, headersOf(served, policy, encoding, body.length));
    if (request.method === 'HEAD') response.end();
    else response.end(body);
  };
  const ready = served.ready(encoding);
  if (ready !== undefined) send(ready);
  else {
    served.body(encoding).then(send, () => {
      response.writeHead(500);
      response.end();
    });
  }
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
