import type { IncomingMessage } from 'node:http';

/**
 * The address that a request comes from. Behind a proxy it is what the proxy right in front of us wrote last; what a client wrote into
 * the header itself does not pass for its address.
 */
export function clientAddress(request: IncomingMessage, behindProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? '';
  if (!behindProxy) return direct;
  const header = request.headers['x-forwarded-for'];
  const list = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  return list.at(-1)?.trim() || direct;
}

/** True when a browser says that another site caused the request. Without https browsers say only the origin. */
export function fromOtherSite({ headers }: IncomingMessage, own: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (origin === undefined) return false;
  const from = hostOf(origin);
  return from === null || (from !== headers.host && from !== hostOf(own ?? ''));
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
