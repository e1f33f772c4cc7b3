import { createPublicKey, verify } from 'node:crypto';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256 } from '../basics/sha256.ts';

/**
 * Signed notes (C2SP signed-note): a text and, after an empty line, one line per signature:
 * `— <key name> <base64 of 4 bytes of key hash and the Ed25519 signature>`.
 */
export type NoteError = 'malformed' | 'unknown-key' | 'bad-signature';

/** Who signs. The private key stays outside: `sign` returns the 64 bytes of an Ed25519 signature. */
export interface Signer {
  readonly key: NoteKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** An Ed25519 public key with the name that stands on its signatures. */
export interface NoteKey {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const ED25519 = 1;
const KEY_HASH_SIZE = 4;
const SIGNATURE_SIZE = 64;

/** First four bytes of SHA-256(name, line feed, algorithm, public key). */
export function keyHash(key: NoteKey): Uint8Array {
  return sha256(Buffer.concat([Buffer.from(`${key.name}\n`), Buffer.of(ED25519), key.publicKey])).subarray(
    0,
    KEY_HASH_SIZE,
  );
}

/** The key as one line for publication: `<name>+<key hash, hexadecimal>+<base64 of algorithm and public key>`. */
export function encodeNoteKey(key: NoteKey): string {
  const material = Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString('base64');
  return `${key.name}+${Buffer.from(keyHash(key)).toString('hex')}+${material}`;
}

/** Reads what {@link encodeNoteKey} writes; null when anything is wrong with it. */
export function parseNoteKey(text: string): NoteKey | null {
  const [, name = '', hash = '', material = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text) ?? [];
  const bytes = decodeBase64(material);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const key = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
  return Buffer.from(keyHash(key)).toString('hex') === hash ? key : null;
}

/** Signs a text, which must end with a line feed and hold no other control character. */
export function signNote(text: string, signer: Signer): string {
  if (!isNoteText(text) || !isKeyName(signer.key.name)) throw new Error('not a text or key name of a note');
  const signature = signer.sign(Buffer.from(text));
  if (signature.length !== SIGNATURE_SIZE) throw new Error('not an Ed25519 signature');
  const line = Buffer.concat([keyHash(signer.key), signature]).toString('base64');
  return `${text}\n— ${signer.key.name} ${line}\n`;
}

/**
 * The text of a note, once a signature of `key` on it is checked. Nothing of the text is looked at before that. Signatures of
 * keys that we do not know are skipped (witnesses add theirs); one of `key` that is wrong refuses the note.
 */
export function openNote(note: string, key: NoteKey): Result<string, NoteError> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return err('malformed');
  const text = note.slice(0, end + 1);
  const block = note.slice(end + 2);
  if (!isNoteText(text) || !block.endsWith('\n')) return err('malformed');
  const ours = Buffer.from(keyHash(key));
  let found = false;
  for (const line of block.slice(0, -1).split('\n')) {
    const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = decodeBase64(encoded);
    if (!isKeyName(name) || bytes === null || bytes.length <= KEY_HASH_SIZE) return err('malformed');
    if (name !== key.name || !ours.equals(bytes.subarray(0, KEY_HASH_SIZE))) continue;
    if (!verifyEd25519(text, bytes.subarray(KEY_HASH_SIZE), key.publicKey)) return err('bad-signature');
    found = true;
  }
  return found ? ok(text) : err('unknown-key');
}

function verifyEd25519(text: string, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_SIZE) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, signature);
  } catch {
    return false; // not a point of the curve, or not 32 bytes
  }
}

function isNoteText(text: string): boolean {
  // Control characters but for the line feed, and lone surrogates, have no place in a note.
  return text.endsWith('\n') && !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll('\n', ''));
}

function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}\p{Cs}]/u.test(name);
}

/** Bytes of standard base64 in its only canonical form, else null. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
