import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A way to a server's unix socket or port that can be shut: everybody on it is thrown out, and nobody gets in until it is opened. */
export class Gate {
  readonly #target: string | number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  port = 0;

  constructor(target: string | number) {
    this.#target = target;
  }

  async open(): Promise<void> {
    const server = createServer((socket) => {
      const target = this.#target;
      const inner = typeof target === 'number' ? connect(target, '127.0.0.1') : connect(target);
      for (const end of [socket, inner]) {
        this.#sockets.add(end);
        end.on('error', () => undefined);
        end.on('close', () => this.#sockets.delete(end));
      }
      socket.pipe(inner).pipe(socket);
      socket.on('close', () => inner.destroy());
      inner.on('close', () => socket.destroy());
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  async shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    const closed = new Promise<void>((done) => (server === null ? done() : server.close(() => done())));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
