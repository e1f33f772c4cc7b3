import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicHandler } from '../public/handler.ts';
import { PublicSite } from '../public/site.ts';
import { type Memory, mirrorAnswer } from './answer.ts';
import { TreeFiles } from './tree-files.ts';

let folder = '';
let server: Server;
let address = '';
let memory: Memory | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khanaen-answer-'));
  const answer = mirrorAnswer({
    files: new TreeFiles(folder),
    memory: () => memory,
    treeIsNewest: () => true,
    policy: "default-src 'none'",
    embedPolicy: "default-src 'none'",
  });
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(418).end('operator');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('the way to the form for reports, which every page of a unit shows', () => {
  beforeEach(() => {
    const site = new PublicSite({
      renderPage: () => null,
      renderFile: () => null,
      assets: new Map(),
      packageFiles: new Map(),
    });
    memory = {
      cut: () => 1,
      answer: publicHandler(site, { read: async () => null }, "default-src 'none'"),
    };
  });

  it.each(['GET', 'POST'])('says as a page that nothing is taken here: %s', async (method) => {
    const body = method === 'POST' ? { body: new URLSearchParams({ claimed: '5' }) } : {};
    const reply = await fetch(`${address}/th/report/1001-1`, { method, ...body });
    expect(reply.status).toBe(503);
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await reply.text()).toContain('No reports are taken here');
  });

  it('says that it is starting while memory is not there yet', async () => {
    memory = null;
    const reply = await fetch(`${address}/en/report/1001-1`);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('retry-after')).toBe('2');
  });
});

it('leaves to operators what is theirs', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics', '/api/me', '/staff', '/f/abc'])
    expect((await fetch(address + path)).status).toBe(418);
});
