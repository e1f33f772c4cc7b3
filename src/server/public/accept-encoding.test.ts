import { describe, expect, it } from 'vitest';
import { acceptedEncoding } from './accept-encoding.ts';

describe('acceptedEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000 ,gzip', 'gzip'],
    ['br;q=0,gzip;q=0', 'identity'],
    ['br;q=0.5', 'br'],
    ['br;q=0.001', 'br'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0.9, gzip;q=0.9', 'br'],
    ['identity, gzip;q=0.5', 'identity'],
    ['BR', 'br'],
    ['GZIP;Q=1.0', 'gzip'],
    ['br;level=5;q=0', 'identity'],
    ['br;q=2', 'identity'],
    ['br;q=', 'identity'],
    ['br;q=-1, gzip', 'gzip'],
    ['x-br, brotli, xgzip', 'identity'],
    ['deflate', 'identity'],
    ['*', 'identity'],
    ['*;q=0', 'identity'],
    ['', 'identity'],
    [',,;;=q', 'identity'],
  ])('takes %s as %s, the first time and again', (accept, expected) => {
    expect([acceptedEncoding(accept), acceptedEncoding(accept)]).toEqual([expected, expected]);
  });

  it('answers the same whatever was asked in between', () => {
    for (let i = 0; i < 500; i++)
      expect(acceptedEncoding(`x${i}, br;q=${i % 2}`)).toBe(i % 2 === 1 ? 'br' : 'identity');
    expect(acceptedEncoding(`br${' '.repeat(5000)}, gzip`)).toBe('br');
    expect(acceptedEncoding('gzip')).toBe('gzip');
  });
});
