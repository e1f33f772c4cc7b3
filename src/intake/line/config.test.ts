import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { parseLineConfig } from './config.ts';

const CHANNEL = {
  id: 'main',
  name: 'บัญชีหลัก',
  secret: 'very-secret-thing',
  accessToken: 'token-of-the-account',
};
const read = (file: unknown) => parseLineConfig(JSON.stringify(file));

describe('the file of channels', () => {
  test('several accounts, and another LINE', () => {
    const file = {
      channels: [CHANNEL, { ...CHANNEL, id: 'MKM', name: undefined }],
      apiBase: 'http://127.0.0.1:9',
    };
    const config = unwrap(read(file));
    expect(config.channels.map(({ id, name }) => [id, name])).toEqual([
      ['main', 'บัญชีหลัก'],
      ['MKM', 'MKM'],
    ]);
    expect(config.apiBase).toBe('http://127.0.0.1:9');
    expect(config.channels[0]?.secret.reveal()).toBe('very-secret-thing');
  });

  test('a secret shows itself to no log, no JSON and no message', () => {
    const config = unwrap(read({ channels: [CHANNEL] }));
    const shown = [
      JSON.stringify(config),
      inspect(config, { depth: 9, showHidden: true }),
      `${config.channels[0]?.secret}`,
    ];
    for (const text of shown) expect(text).not.toMatch(/very-secret|token-of/);
  });

  test.each([
    [{}, 'not-a-list', 'channels'],
    [{ channels: [] }, 'not-a-list', 'channels'],
    [{ channels: [{ ...CHANNEL, id: 'a b' }] }, 'bad-channel', 'channels[0].id'],
    [{ channels: [CHANNEL, { ...CHANNEL, id: 'x', secret: '' }] }, 'bad-channel', 'channels[1].secret'],
    [{ channels: [{ ...CHANNEL, accessToken: 'a\nb' }] }, 'bad-channel', 'channels[0].accessToken'],
    [{ channels: [CHANNEL, CHANNEL] }, 'same-id', 'channels[1].id'],
    [{ channels: [CHANNEL], apiBase: 'file:///x' }, 'bad-address', 'apiBase'],
    [
      { channels: Array.from({ length: 101 }, (_, i) => ({ ...CHANNEL, id: `c${i}` })) },
      'too-many',
      'channels',
    ],
  ])('%j is refused', (file, code, place) => {
    expect(read(file)).toEqual({ ok: false, error: { code, place } });
  });

  test('what is no JSON is refused without showing it', () => {
    expect(parseLineConfig('{"secret": very-secret')).toEqual({
      ok: false,
      error: { code: 'not-json', place: '' },
    });
  });
});
