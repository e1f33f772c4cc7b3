import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: while a program is down, nobody takes its port by chance. */
const [FIRST, LAST] = [10_000, 29_999];
const TRIES = 100;

/** A port of this machine that nobody has at this moment, for a program that must be found at the same one after a restart. */
export async function freePort(): Promise<number> {
  for (let i = 0; i < TRIES; i++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${TRIES} ports is free`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
