import type { IncomingMessage, ServerResponse } from 'node:http';
import { notDrawn } from '../public/drawing.ts';
import { respond } from '../public/respond.ts';
import type { BulletinShelf } from './bulletin-shelf.ts';

type Limit = { take(request: IncomingMessage): number };

const PATHS = /^\/bulletins(?:\/|$)/;

/** Answers `/bulletins/…` to the public; false for everything else. `drawings`: how often one network may have a PDF drawn; without end when absent. */
export function bulletinDoor(shelf: Pick<BulletinShelf, 'at'>, policy: string, drawings?: Limit) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!PATHS.test(path)) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', ...PLAIN });
      response.end('อ่านได้เท่านั้น · Read only\n');
      return true;
    }
    shelf
      .at(decoded(path), () => drawings?.take(request) ?? 0)
      .then(
        (found) => {
          if (found === 'busy' || typeof found === 'number') {
            const { status, retryAfter } = notDrawn(found);
            response.writeHead(status, { ...PLAIN, 'cache-control': 'no-store', 'retry-after': retryAfter });
            response.end('กรุณาลองใหม่ในอีกสักครู่ · Please ask again in a moment\n');
            return;
          }
          if (found !== null) {
            respond(request, response, found, policy);
            return;
          }
          response.writeHead(404, PLAIN);
          response.end('ไม่พบไฟล์นี้ · There is no such file\n');
        },
        () => {
          response.writeHead(500, PLAIN);
          response.end();
        },
      );
    return true;
  };
}

const PLAIN = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
} as const;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
