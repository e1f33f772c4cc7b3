import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { respond } from '../public/respond.ts';
import type { ReplaySite } from './replay-site.ts';

const POLICY = "default-src 'none'";

/** Serves a replay on its own address. */
export async function serveReplay(
  site: ReplaySite,
  place: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const found =
      path !== null && (request.method === 'GET' || request.method === 'HEAD') ? site.find(path) : null;
    if (found !== null) {
      respond(request, response, found, POLICY);
      return;
    }
    response.writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
    });
    response.end('ไม่มีไฟล์นี้ · no such file\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = place.host === '0.0.0.0' || place.host === '127.0.0.1' ? 'localhost' : place.host;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Null for a path that cannot be read. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return null;
  }
}
