import { describe, expect, it } from 'vitest';
import { alertOptions } from './alert-options.ts';

describe('--alerts', () => {
  it('is on by itself only behind https', () => {
    expect(alertOptions(undefined, 'https://results.example/', undefined)).toStrictEqual({
      ok: true,
      value: { subject: 'https://results.example', moreServices: [] },
    });
    expect(alertOptions(undefined, 'http://localhost:8080', undefined)).toStrictEqual({
      ok: true,
      value: null,
    });
    expect(alertOptions(undefined, undefined, undefined)).toStrictEqual({ ok: true, value: null });
  });

  it('can be switched off, and forgets on request', () => {
    expect(alertOptions('off', 'https://results.example', undefined)).toStrictEqual({
      ok: true,
      value: null,
    });
    expect(alertOptions('forget', undefined, undefined)).toStrictEqual({ ok: true, value: 'forget' });
  });

  it('refuses what cannot work', () => {
    expect(alertOptions('on', undefined, undefined).ok).toBe(false);
    expect(alertOptions('on', 'http://results.example', undefined).ok).toBe(false);
    expect(alertOptions('yes', 'https://results.example', undefined).ok).toBe(false);
  });

  it('takes further push services', () => {
    const options = alertOptions('on', 'https://results.example', 'push.example, ,other.example');
    expect(options).toMatchObject({ value: { moreServices: ['push.example', 'other.example'] } });
  });
});
