import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CutEvents } from '../public/cut-events.ts';
import { EVENTS_PATH } from '../public/handler.ts';
import { respond } from '../public/respond.ts';
import type { ReplaySite } from './replay-site.ts';

const POLICY = "default-src 'none'";
/** How often to look whether the time of a cut has come. */
const LOOK_MS = 100;

/** Serves a replay on its own address; `events` are told of its cuts by the site. */
export async function serveReplay(
  site: ReplaySite,
  place: { readonly host: string; readonly port: number },
  events: CutEvents,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    if (path === EVENTS_PATH && (request.method === 'GET' || request.method === 'HEAD')) {
      events.open(request, response);
      return;
    }
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
  // Listeners hear of a cut also when nobody asks for a file.
  const ticking = setInterval(() => site.cut, LOOK_MS);
  const { port } = server.address() as AddressInfo;
  const host = place.host === '0.0.0.0' || place.host === '127.0.0.1' ? 'localhost' : place.host;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        clearInterval(ticking);
        events.close();
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
