import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { leafHash } from './merkle.ts';
import type { NoteKey, Signer } from './note.ts';
import { encodeNoteKey, openNote, parseNoteKey, signNote } from './note.ts';

/** A signer whose key is fixed by one byte, so that its signatures are the same at every run. */
function signerOf(name: string, seed: number): Signer {
  // PKCS #8 of an Ed25519 key is this prefix and 32 secret bytes.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(key.export({ format: 'jwk' })['x'] ?? '', 'base64url');
  return { key: { name, publicKey }, sign: (message) => sign(null, message, key) };
}

const signer = signerOf('results.example.org', 1);
const origin = 'results.example.org/th-2566';
const checkpoint = { origin, size: 199_089, root: leafHash('root'), extensions: ['cut 12'] };
const note = signCheckpoint(checkpoint, signer);

describe('a checkpoint', () => {
  test('is a note of origin, size, root, further lines and a signature', () => {
    expect(note.split('\n').slice(0, 5)).toEqual([
      origin,
      '199089',
      Buffer.from(checkpoint.root).toString('base64'),
      'cut 12',
      '',
    ]);
    expect(note.split('\n')[5]).toMatch(/^— results\.example\.org [A-Za-z0-9+/]{91}=$/);
  });

  test('comes back for the key that signed it', () => {
    const result = parseCheckpoint(note, signer.key, origin);
    expect(result).toEqual({ ok: true, value: { ...checkpoint, root: new Uint8Array(checkpoint.root) } });
    expect(
      parseCheckpoint(signCheckpoint({ origin, size: 0, root: checkpoint.root }, signer), signer.key, origin),
    ).toMatchObject({
      ok: true,
      value: { size: 0, extensions: [] },
    });
  });

  test('is refused with any byte changed, dropped or added', () => {
    const bytes = Buffer.from(note);
    for (let i = 0; i < bytes.length; i++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const changed = Buffer.from(bytes);
        changed[i] = (changed[i] ?? 0) ^ mask;
        expect(parseCheckpoint(changed.toString('utf8'), signer.key, origin).ok, `byte ${i} ^ ${mask}`).toBe(
          false,
        );
      }
      const dropped = Buffer.concat([bytes.subarray(0, i), bytes.subarray(i + 1)]);
      expect(parseCheckpoint(dropped.toString('utf8'), signer.key, origin).ok, `without byte ${i}`).toBe(
        false,
      );
      for (const more of ['0', '\n', ' ', 'A', '=']) {
        const added = Buffer.concat([bytes.subarray(0, i), Buffer.from(more), bytes.subarray(i)]);
        expect(parseCheckpoint(added.toString('utf8'), signer.key, origin).ok, `${more} at ${i}`).toBe(false);
      }
    }
  });

  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const signatureLine = note.slice(text.length + 1);
  const cases: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'malformed'],
    ['no signature', text, 'malformed'],
    ['an empty signature block', `${text}\n`, 'malformed'],
    ['carriage returns', note.replaceAll('\n', '\r\n'), 'malformed'],
    ['a hyphen for the dash', note.replace('—', '-'), 'malformed'],
    ['no line feed at the end', note.slice(0, -1), 'malformed'],
    ['text after the signature', `${note}more\n`, 'malformed'],
    ['a signature that is no base64', note.replace(/=\n$/, '!\n'), 'malformed'],
    ['base64 with other spare bits', note.replace(/.=\n$/, 'B=\n'), 'malformed'],
    [
      'a signature cut short',
      `${text}\n— ${signer.key.name} ${signatureLine.slice(24, 40)}\n`,
      'unknown-key',
    ],
    [
      'only the signature of another key',
      signCheckpoint(checkpoint, signerOf('results.example.org', 2)),
      'unknown-key',
    ],
    [
      'only the signature of another name',
      signCheckpoint(checkpoint, signerOf('example.net', 1)),
      'unknown-key',
    ],
    ['a later size with the old signature', note.replace('199089', '199090'), 'bad-signature'],
    [
      'two signatures of ours, one of them wrong',
      `${signCheckpoint({ ...checkpoint, size: 7 }, signer)}${signatureLine}`,
      'bad-signature',
    ],
    [
      'another ledger',
      signCheckpoint({ ...checkpoint, origin: 'example.net/other' }, signer),
      'other-origin',
    ],
    ['a signed text that is no checkpoint', signNote('hello\n', signer), 'not-a-checkpoint'],
    ['a size with a leading zero', signNote(text.replace('199089', '0199089'), signer), 'not-a-checkpoint'],
    ['a negative size', signNote(text.replace('199089', '-1'), signer), 'not-a-checkpoint'],
    [
      'a size that is not exact',
      signNote(text.replace('199089', '9007199254740993'), signer),
      'not-a-checkpoint',
    ],
    [
      'a root of 31 bytes',
      signNote(`${origin}\n1\n${Buffer.alloc(31).toString('base64')}\n`, signer),
      'not-a-checkpoint',
    ],
    ['an empty line inside', signNote(text.replace('cut 12', '\ncut 12'), signer), 'not-a-checkpoint'],
  ];
  test.each(cases)('with %s is refused', (_, given, code) => {
    expect(parseCheckpoint(given, signer.key, origin)).toEqual({ ok: false, error: code });
  });

  test('keeps its signature beside those of witnesses', () => {
    const witness = signNote(text, signerOf('witness.example', 3)).slice(text.length + 1);
    for (const both of [`${text}\n${witness}${signatureLine}`, `${note}${witness}`]) {
      expect(parseCheckpoint(both, signer.key, origin).ok).toBe(true);
    }
  });

  test.each([
    ['an origin of two lines', { ...checkpoint, origin: 'a\nb' }],
    ['no origin', { ...checkpoint, origin: '' }],
    ['a root that is no hash', { ...checkpoint, root: new Uint8Array(3) }],
    ['an empty further line', { ...checkpoint, extensions: [''] }],
    ['a further line of two', { ...checkpoint, extensions: ['a\nb'] }],
    ['half a leaf', { ...checkpoint, size: 1.5 }],
  ])('with %s is never signed', (_, bad) => {
    expect(() => signCheckpoint(bad, signer)).toThrow();
  });
});

describe('a key of notes', () => {
  // The key of the signed-note specification (PeterNeumann), with its published note.
  const known = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const published =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

  test('is read, and opens a note made by other software', () => {
    const key = parseNoteKey(known) as NoteKey;
    expect(key.name).toBe('PeterNeumann');
    expect(encodeNoteKey(key)).toBe(known);
    expect(openNote(published, key)).toEqual({
      ok: true,
      value: published.slice(0, published.indexOf('\n\n') + 1),
    });
  });

  test('comes back as it was', () => {
    expect(parseNoteKey(encodeNoteKey(signer.key))).toEqual({
      name: signer.key.name,
      publicKey: new Uint8Array(signer.key.publicKey),
    });
  });

  test.each([
    ['nothing', ''],
    ['another name', known.replace('Peter', 'Petra')],
    ['another hash', known.replace('c74f', 'c74e')],
    ['another algorithm', known.replace('+ARpc', '+AhpC')],
    ['a key cut short', known.slice(0, -4)],
    ['a space in the name', known.replace('rN', 'r N')],
    ['a line feed', `${known}\n`],
  ])('with %s is refused', (_, text) => {
    expect(parseNoteKey(text)).toBe(null);
  });

  test('that is no point of the curve opens nothing', () => {
    const bad: NoteKey = { name: signer.key.name, publicKey: new Uint8Array(5) };
    expect(openNote(note, bad).ok).toBe(false);
    const forged = signNote('text\n', { key: bad, sign: () => new Uint8Array(64) });
    expect(openNote(forged, bad)).toEqual({ ok: false, error: 'bad-signature' });
  });

  test('of another kind of signature is never used', () => {
    expect(() => signNote('text\n', { ...signer, sign: () => new Uint8Array(63) })).toThrow();
    expect(() => signNote('no line feed', signer)).toThrow();
    expect(() => signNote('bell\u0007\n', signer)).toThrow();
    expect(() => signNote('text\n', { ...signer, key: { ...signer.key, name: 'a b' } })).toThrow();
  });

  test('made at first start signs and verifies', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = Buffer.from(publicKey.export({ format: 'jwk' })['x'] ?? '', 'base64url');
    const fresh: Signer = {
      key: { name: 'fresh', publicKey: raw },
      sign: (message) => sign(null, message, privateKey),
    };
    expect(parseCheckpoint(signCheckpoint(checkpoint, fresh), fresh.key, origin).ok).toBe(true);
  });
});
