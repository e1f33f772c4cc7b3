import { afterEach, expect, test, vi } from 'vitest';
import { takeNext } from './desk-api.ts';
import type { Ask, Http, Reply } from './http.ts';
import { Session } from './session.ts';

afterEach(() => {
  vi.useRealTimers();
});

const reply = (status: number, body: object = {}): Reply =>
  ({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) }) as Reply;

test('people wait while entry is paused, and go on when it is open again', async () => {
  vi.useFakeTimers();
  const replies = [
    { ...reply(200), headers: { 'set-cookie': 's=1' } },
    reply(423),
    reply(423),
    reply(200, { claim: 'c' }),
  ];
  const asked: string[] = [];
  const http = {
    send: async (ask: Ask) => {
      asked.push(ask.path);
      return replies.shift() ?? reply(500);
    },
  } as unknown as Http;
  const taken = takeNext(new Session(http, 'c1', 'x'), 'D1', ['first']);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(asked).toEqual(['/api/login', '/api/queue/next']);
  await vi.advanceTimersByTimeAsync(2_001);
  expect(await taken).toEqual({ claim: 'c' });
  expect(asked).toHaveLength(4);
});
