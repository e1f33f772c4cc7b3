import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, StoreError } from './errors.ts';

/** The Ed25519 key that signs checkpoints. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The 32 bytes of the public key. */
  readonly publicBytes: Uint8Array;
}

/**
 * Reads the installation's signing key, or makes it at the first start. Only its owner may read the file (0600). Two
 * processes that start at once end up with the same key.
 */
export async function loadOrMakeKey(dataDir: string): Promise<SigningKey> {
  const path = join(dataDir, 'signing-key.pem');
  const known = await readKey(path);
  if (known !== null) return known;
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path); // fails when another process was first
    const names = await open(dataDir, 'r');
    await names.sync().finally(() => names.close());
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  const key = await readKey(path);
  if (key === null) throw broken(path);
  return key;
}

async function readKey(path: string): Promise<SigningKey | null> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw broken(path);
    const publicKey = createPublicKey(privateKey);
    const { x } = publicKey.export({ format: 'jwk' });
    return { privateKey, publicKey, publicBytes: Buffer.from(x ?? '', 'base64url') };
  } catch (error) {
    throw error instanceof StoreError ? error : broken(path, error);
  }
}

function broken(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'signing-key-broken',
    {
      th: `อ่านกุญแจลงนามใน ${path} ไม่ได้ โปรดนำกลับมาจากสำเนาสำรอง อย่าลบทิ้งระหว่างการเลือกตั้ง`,
      en: `The signing key in ${path} cannot be read. Restore it from a backup; do not delete it during an election.`,
    },
    cause,
  );
}
