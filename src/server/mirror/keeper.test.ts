import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { CutEvents } from '../public/cut-events.ts';
import { openKeeper } from './keeper.ts';
import { LiveTree } from './live-tree.ts';

it('searches for one network as often as the first way does, and not without end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'khanaen-keeper-'));
  const keeper = await openKeeper({
    ...{ folder, dataDir: folder, databaseUrl: undefined, port: 0, host: '127.0.0.1', everyMs: 1000 },
    ...{ behindProxy: true, units: false, eventListeners: 0, log: () => undefined },
    load: async () => null,
    election: indexElection(tinyPackage()),
    keyLine: 'key',
    tree: new LiveTree(folder),
    events: new CutEvents({ limit: 0 }),
  });
  const server = createServer((request, response) => {
    if (!keeper.memory.answer(request, response)) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = async (network: string, word: number) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'x-forwarded-for': network };
    return (await fetch(`http://127.0.0.1:${port}/th/search?q=${word}`, { headers })).status;
  };
  let status = 0;
  for (let i = 0; i < 5_000 && status !== 429; i++) status = await ask('192.0.2.1', i);
  expect(status).toBe(429);
  expect(await ask('192.0.2.2', 1)).toBe(503); // before the first cut
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await keeper.stop();
  await rm(folder, { recursive: true, force: true });
});
