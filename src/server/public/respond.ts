import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, type Served } from './shelf.ts';

/** Headers that every public answer carries, next to the content security policy. */
const SECURITY: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** Anyone may read the figures from a page of their own; the pages themselves stay framed by nobody. */
const OPEN: [string, string] = ['access-control-allow-origin', '*'];

/** Answers with a thing from the shelf: 304 when the reader has it, HEAD without a body, compressed when accepted. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  policy: string,
  status = 200,
): void {
  const encoding = chooseEncoding(headerText(request.headers['accept-encoding']), served.mediaType);
  const headers: [string, string][] = [
    ['etag', served.etag],
    ['cache-control', served.cacheControl],
    ['vary', 'accept-encoding'],
    ['content-security-policy', policy],
    OPEN,
  ];
  for (const [name, value] of SECURITY) headers.push([name, value]);
  if (status === 200 && matches(request.headers['if-none-match'], served.etag)) {
    response.writeHead(304, headers.flat());
    response.end();
    return;
  }
  headers.push(['content-type', served.mediaType]);
  if (encoding !== 'identity') headers.push(['content-encoding', encoding]);
  const send = (body: Uint8Array): void => {
    headers.push(['content-length', String(body.length)]);
    response.writeHead(status, headers.flat());
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
