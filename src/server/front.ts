import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

/**
 * A connection on which nothing moves for so long is ended, between two requests or in the middle of an answer that nobody reads.
 * A proxy in front keeps its connections for a minute; ours must not end before.
 */
const SILENT_MS = 72_000;
const REQUEST_MS = 60_000;
/** A page or file of figures goes out in one piece, without waiting for the socket to drain. */
const WRITE_AHEAD_BYTES = 64 * 1024;

const STARTING = JSON.stringify({
  error: {
    code: 'starting',
    message: {
      th: 'ระบบกำลังเริ่มทำงาน โปรดลองอีกครั้งในอีกสักครู่',
      en: 'The system is starting; try again in a moment.',
    },
  },
});

/** The door to the street: public things are answered from memory at once, everything else by the staff API once it is there. */
export class Front {
  readonly server: Server;
  #api: RequestListener | null = null;

  constructor(answerPublic: (...call: Parameters<RequestListener>) => boolean) {
    this.server = createServer({ highWaterMark: WRITE_AHEAD_BYTES }, (request, response) => {
      if (answerPublic(request, response)) return;
      if (this.#api !== null) this.#api(request, response);
      else if (request.url === '/healthz') answer(response, 200, '{"status":"starting"}');
      else answer(response, 503, STARTING);
    });
    this.server.keepAliveTimeout = 0; // it would set a second timer after every answer; the one below serves for both
    this.server.timeout = SILENT_MS;
    this.server.requestTimeout = REQUEST_MS;
  }

  /** Lets requests through to the staff API. */
  open(api: RequestListener): void {
    this.#api = api;
  }

  /** Takes no new connections, ends idle ones, and waits for what is under way. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const late = setTimeout(() => this.server.closeAllConnections(), 5000);
    await closed;
    clearTimeout(late);
  }
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 503 ? { 'retry-after': '2' } : {}),
  });
  response.end(body);
}
