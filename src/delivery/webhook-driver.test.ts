import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outFile, TestContext, webhookTarget } from './testing/sending.ts';
import { WebhookDriver } from './webhook-driver.ts';

let server: Server;
let status = 200;
let headers: Record<string, string> = {};
let silent = false;
let got: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeEach(async () => {
  [status, headers, silent, got] = [200, {}, false, []];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    if (!silent) response.writeHead(status, headers).end('x'.repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
const send = (context = new TestContext()) =>
  new WebhookDriver(webhookTarget(url()), 'th-2569', () => 1_800_000_000_500).send(
    outFile('v1/cut.json', '{"cut":7}\n'),
    context,
  );

test('the pointer is posted as it is, with its time, signed so that the receiver can check it', async () => {
  await send();
  const [call] = got;
  expect(call?.body).toBe('{"cut":7}\n');
  expect(call?.headers['khanaen-delivery']).toBe('th-2569/7');
  expect(call?.headers['khanaen-timestamp']).toBe('1800000000');
  // as docs/media-guide.md tells receivers to do it
  const expected = createHmac('sha256', 'a-secret-for-the-newsroom')
    .update('1800000000.{"cut":7}\n')
    .digest('hex');
  expect(call?.headers['khanaen-signature']).toBe(`v1=${expected}`);
});

test.each([
  [204, null],
  [302, 'redirected'],
  [401, 'refused'],
  [404, 'not-found'],
  [410, 'gone'],
  [429, 'rate-limited'],
  [503, 'failing'],
])('an answer of %i means %s', async (given, code) => {
  status = given;
  headers = { location: 'http://127.0.0.1:1/elsewhere', 'retry-after': '9' };
  if (code === null) await send();
  else await expect(send()).rejects.toMatchObject({ code, retryAfterMs: 9000 });
  expect(got).toHaveLength(1);
});

test('a receiver that never answers is given up in time, one that is not there at once', async () => {
  silent = true;
  await expect(send(new TestContext(100))).rejects.toMatchObject({ code: 'too-slow' });
  const gone = new WebhookDriver(webhookTarget('http://127.0.0.1:1/'), 'x', Date.now);
  await expect(gone.send(outFile('v1/cut.json', '1'), new TestContext())).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
