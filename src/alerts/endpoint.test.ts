import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, readEndpoint } from './endpoint.ts';
import { makeVapidKey, vapidKeysOf } from './vapid.ts';

describe('an endpoint', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://web.push.apple.com/QK',
    'https://wns2-sg2p.notify.windows.com/w/?token=x',
  ])('of a browser is taken: %s', (text) => {
    expect(readEndpoint(text)?.href).toBe(text);
  });

  it.each([
    '',
    'nothing',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user:password@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com.example/',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://10.0.0.8/x',
    'https://localhost/x',
    'https://metadata.internal/x',
    'file:///etc/passwd',
    `https://fcm.googleapis.com/${'a'.repeat(1000)}`,
  ])('elsewhere is refused: %s', (text) => {
    expect(readEndpoint(text)).toBeNull();
  });

  it('of another service is taken when the operator names it, and of this machine in tests only', () => {
    expect(readEndpoint('https://a.push.example/x', { moreServices: ['push.example'] })).not.toBeNull();
    expect(readEndpoint('http://127.0.0.1:9/x', { loopback: true })).not.toBeNull();
    expect(readEndpoint('http://127.0.0.1:9/x')).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '172.31.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'ff02::1',
    'x',
    '',
  ])('inside is not public: %s', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['142.250.1.1', '8.8.8.8', '2404:6800:4001::1'])('outside is public: %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it('of any IPv4 network that is private stays private when IPv6 wraps it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });
});

it('the key of an installation is a point of P-256, made again from the private one', () => {
  const key = makeVapidKey();
  const keys = vapidKeysOf(key);
  expect(Buffer.from(keys?.publicKey ?? '', 'base64url')).toHaveLength(65);
  expect(vapidKeysOf(key)).toStrictEqual(keys);
  expect(vapidKeysOf('nonsense')).toBeNull();
  expect(vapidKeysOf(Buffer.alloc(32).toString('base64url'))).toBeNull();
});
