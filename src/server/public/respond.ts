import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding } from './accept-encoding.ts';
import type { Prepared, Served } from './shelf.ts';

/**
 * Headers that every public answer with a body carries, next to the content security policy. They never change, so that a
 * reader who gets 304 has them with what is kept (RFC 9110, 15.4.5; RFC 9111, 3.2).
 */
const SECURITY: readonly string[] = [
  'x-content-type-options',
  'nosniff',
  'referrer-policy',
  'no-referrer',
  'cross-origin-opener-policy',
  'same-origin',
];

/** Anyone may read the figures from a page of their own; the pages themselves stay framed by nobody. */
const OPEN: readonly string[] = ['access-control-allow-origin', '*'];

/** Headers that are the same in every answer with the same thing: made once and kept with it. */
function preparedOf(served: Served, policy: string): Prepared {
  let prepared = served.prepared;
  if (prepared === null || prepared.policy !== policy) {
    const notModified = [
      ...['etag', served.etag, 'cache-control', served.cacheControl, 'vary', 'accept-encoding'],
      ...['content-security-policy', policy],
      ...OPEN,
      ...served.extra,
    ];
    prepared = { policy, notModified, whole: new Map() };
    served.prepared = prepared;
  }
  return prepared;
}

function headersOf(served: Served, policy: string, encoding: Encoding, bytes: number): string[] {
  const { notModified, whole } = preparedOf(served, policy);
  let headers = whole.get(encoding);
  if (headers === undefined) {
    headers = [
      ...notModified,
      ...SECURITY,
      'content-type',
      served.mediaType,
      'content-length',
      String(bytes),
    ];
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    whole.set(encoding, headers);
  }
  return headers;
}

/**
 * Answers with a thing from the shelf: 304 when the reader has it, HEAD without a body, compressed when accepted. Every reader of
 * the country comes through here: nothing is computed that was computed for the last one, and no function is made.
 */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  policy: string,
  status = 200,
): void {
  const { headers } = request;
  const has = headers['if-none-match'];
  if (has !== undefined && status === 200 && (has === served.etag || matches(has, served.etag))) {
    response.writeHead(304, preparedOf(served, policy).notModified);
    response.end();
    return;
  }
  const encoding = served.encodingFor(headerText(headers['accept-encoding']));
  const ready = served.ready(encoding);
  if (ready === undefined) respondLater(request, response, served, policy, status, encoding);
  else {
    response.writeHead(status, headersOf(served, policy, encoding, ready.length));
    if (request.method === 'HEAD') response.end();
    else response.end(ready);
  }
}

/** The first who asks for an encoding waits until it is made; what is ready then is answered as always. */
function respondLater(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  policy: string,
  status: number,
  encoding: Encoding,
): void {
  served.body(encoding).then(
    () => respond(request, response, served, policy, status),
    () => {
      response.writeHead(500);
      response.end();
    },
  );
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

/** Whether a list of tags names this one; weak ones count (RFC 9110, 13.1.2: weak comparison). */
function matches(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
