import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from '../public/respond.ts';
import type { Bulletins } from './bulletins.ts';

const PATHS = /^\/bulletins(?:\/|$)/;

/** Answers `/bulletins/…` to the public; false for everything else. */
export function bulletinDoor(bulletins: Bulletins, policy: string) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!PATHS.test(path)) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', ...PLAIN });
      response.end('อ่านได้เท่านั้น · Read only\n');
      return true;
    }
    bulletins.at(decoded(path)).then(
      (found) => {
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
