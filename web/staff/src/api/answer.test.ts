import { expect, test } from 'vitest';
import { foreignStatus, readAnswer } from './answer.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

test('what our server says is read', () => {
  expect(readAnswer(200, JSON_TYPE, '{"outcome":"entered-once"}')).toEqual({
    reply: { outcome: 'entered-once' },
  });
  expect(readAnswer(204, null, '')).toEqual({ reply: null });
  expect(readAnswer(200, null, '')).toEqual({ reply: null });
  expect(readAnswer(204, '', '')).toEqual({ reply: null });
  expect(readAnswer(409, JSON_TYPE, '{"error":{"code":"claim-used"}}')?.reply).toHaveProperty('error');
});

test.each([
  [200, 'text/html', '<html>Log in to the wireless network</html>'],
  [200, JSON_TYPE, '<html>'],
  [200, JSON_TYPE, '{"outcome":"ente'],
  [200, JSON_TYPE, ''],
  [200, 'text/html', ''],
  [200, JSON_TYPE, '"yes"'],
  [401, 'text/html', 'Authorization Required'],
  [403, JSON_TYPE, '{"message":"blocked"}'],
  [404, 'text/plain', 'Not Found'],
  [503, 'text/html', 'Service Unavailable'],
  [511, 'text/html', 'Network Authentication Required'],
])('%i %s is not ours', (status, type, text) => {
  expect(readAnswer(status, type, text)).toBeNull();
});

test('a proxy that refuses one request, or says that the server is away, is believed; nothing else is', () => {
  expect([413, 429, 502, 503, 504].map(foreignStatus)).toEqual([413, 429, 502, 503, 504]);
  expect([200, 302, 401, 403, 404, 409, 422, 500, 511].map(foreignStatus)).toEqual(Array(9).fill(0));
});
