import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from '../public/respond.ts';
import type { TreeFiles } from './tree-files.ts';

/** Pages that others may show in a frame. */
const EMBED = /^\/(?:th|en)\/embed\//;

export interface MirrorAnswerDeps {
  readonly files: TreeFiles;
  /** False while memory knows a newer cut than the folder: then memory answers first. */
  readonly treeIsNewest: () => boolean;
  /** Answers from memory: what the folder does not hold. False where nothing public stands. */
  readonly fromMemory: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Whether memory holds a cut. */
  readonly remembers: () => boolean;
  readonly policy: string;
  readonly embedPolicy: string;
}

/**
 * Answers a public request from the folder, and with what is not in it (single units, searches, changing parts of pages) from memory. After a start
 * without a database there is no memory: then the folder alone answers.
 */
export function mirrorAnswer(deps: MirrorAnswerDeps) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = pathOf(request.url ?? '/');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const asks = (request.url ?? '').includes('?');
    if (path === null || path === '/' || !reads || (deps.remembers() && (asks || !deps.treeIsNewest())))
      return deps.fromMemory(request, response);
    deps.files.read(path).then(
      (served) => {
        if (served !== null)
          respond(request, response, served, EMBED.test(path) ? deps.embedPolicy : deps.policy);
        else if (!deps.fromMemory(request, response)) nothing(response);
      },
      () => response.destroy(),
    );
    return true;
  };
}

/** The decoded path without its query; null for one that cannot be read. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return null;
  }
}

function nothing(response: ServerResponse): void {
  response.writeHead(404, {
    'content-type': 'text/plain; charset=utf-8',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  response.end('ไม่พบที่อยู่นี้ในช่องทางสำรอง · nothing stands at this address of the second path\n');
}
