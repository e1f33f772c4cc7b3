import { expect, test } from 'vitest';
import { DeliveryFault, FAULT_CODES, faultOf, faultOfStatus, Stopped } from './fault.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { within } from './within.ts';

const coded = (code: string, message = 'at /mnt/secret-share') => Object.assign(new Error(message), { code });

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'refused'],
  ['ENOENT', 'not-found'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['UND_ERR_SOCKET', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
  ['EWHATEVER', 'odd-answer'],
])('%s is %s, also as the cause of something else, and says nothing of where', (code, fault) => {
  for (const error of [coded(code), new Error('wrapped', { cause: coded(code) })]) {
    const found = faultOf(error);
    expect([found.code, found.detail.includes('secret')]).toEqual([fault, false]);
  }
});

test('a wish to wait is read from an answer, and only a sensible one', () => {
  expect(faultOfStatus(429, '30').retryAfterMs).toBe(30_000);
  for (const wish of ['soon', '-1', '1e9', null]) expect(faultOfStatus(503, wish).retryAfterMs).toBeNull();
  const own = new DeliveryFault('full', 'x');
  expect(faultOf(own)).toBe(own);
});

test('every fault is said in both languages, with what to do', () => {
  for (const code of FAULT_CODES) {
    const { what, todo } = FAULT_WORDS[code];
    for (const text of [what, todo]) {
      expect(text.th).toMatch(/[ก-๙]/);
      expect(text.en).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('work that never ends is given up in time, and an end of ours is not called slow', async () => {
  const never = () => new Promise<never>(() => undefined);
  await expect(within(20, new AbortController().signal, never)).rejects.toMatchObject({ code: 'too-slow' });
  const stop = new AbortController();
  const working = within(60_000, stop.signal, never);
  stop.abort();
  await expect(working).rejects.toBeInstanceOf(Stopped);
  await expect(within(60_000, stop.signal, async () => 1)).rejects.toBeInstanceOf(Stopped);
  expect(await within(60_000, new AbortController().signal, async () => 1)).toBe(1);
});
