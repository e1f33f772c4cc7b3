import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

test('decodes and drops a byte-order mark', () => {
  expect(decodeUtf8(encodeUtf8('\ufeffคะแนน'))).toEqual({ ok: true, value: 'คะแนน' });
});

test.each([
  ['TIS-620', [...encodeUtf8('a\nb\n'), 0xa1, 0xd2, 10], 3],
  ['UTF-16', [0xff, 0xfe, 0x61, 0], 1],
  ['cut in the middle of a character', [97, 10, 0xe0, 0xb8], 2],
  ['a surrogate', [0xed, 0xa0, 0x80], 1],
])('refuses %s and names the line', (_name, bytes, line) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ ok: false, error: { line } });
});
