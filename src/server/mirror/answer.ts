import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from '../public/respond.ts';
import type { TreeFiles } from './tree-files.ts';

/**
 * What operators ask, and what only the server that people work with has; memory itself says that no reports are taken here.
 */
const OTHERS = /^\/(?:healthz$|readyz$|metrics$|api\/|staff|phone-sw|f(?:\/|$))/;
/** Pages that others may show in a frame. */
const EMBED = /^\/(?:th|en)\/embed\//;

/** What this process knows of the newest cut without the folder. */
export interface Memory {
  /** Number of the cut it holds; null before the first. */
  cut(): number | null;
  /** False where nothing public stands. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface MirrorAnswerDeps {
  readonly files: TreeFiles;
  /** Null while the package is being read. */
  readonly memory: () => Memory | null;
  /** False while memory knows a newer cut than the folder: then memory answers first. */
  readonly treeIsNewest: () => boolean;
  readonly policy: string;
  readonly embedPolicy: string;
}

/**
 * Answers a public request from the folder, and what is not in it (single units, searches, changing parts of pages) from memory. After a start
 * without a database there is no memory: then the folder alone answers.
 */
export function mirrorAnswer({ files, memory, treeIsNewest, policy, embedPolicy }: MirrorAnswerDeps) {
  const remember = (request: IncomingMessage, response: ServerResponse): boolean =>
    memory()?.answer(request, response) ?? false;
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = pathOf(request.url ?? '/');
    if (path === null || OTHERS.test(path)) return false;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const asks = (request.url ?? '').includes('?');
    const knows = (memory()?.cut() ?? null) !== null;
    if (!reads || (knows && (path === '/' || asks || !treeIsNewest()))) return remember(request, response);
    files.read(path).then(
      (served) => {
        if (served !== null) respond(request, response, served, EMBED.test(path) ? embedPolicy : policy);
        else if (!remember(request, response)) nothing(response, memory() === null ? 503 : 404);
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

function nothing(response: ServerResponse, status: 404 | 503): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    ...(status === 503 ? { 'retry-after': '2' } : {}),
  });
  response.end(
    status === 503
      ? 'ระบบกำลังเริ่มทำงาน โปรดลองอีกครั้งในอีกสักครู่ · starting; try again in a moment\n'
      : 'ไม่มีหน้าหรือไฟล์ตามที่อยู่นี้ · nothing stands at this address\n',
  );
}
