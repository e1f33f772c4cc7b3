import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptFile } from './kept-file.ts';

/** In the data directory; readable by the owner only. Processes that share a database need the same file. */
export const ACCOUNT_KEY_FILE = 'account-key';

const NONCE = 12;
const TAG = 16;

/**
 * The key that seals what the database must not give away by itself: secrets of code generators, tickets, marks of known
 * browsers, recovery codes. A copy of the database without this file opens none of them.
 */
export class AccountKey {
  readonly #seal: Buffer;
  readonly #mark: Buffer;

  /** `secret`: 32 random bytes. */
  constructor(secret: Uint8Array) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `khanaen ${use}`, 32));
    this.#seal = derive('seal');
    this.#mark = derive('mark');
  }

  /** AES-256-GCM. `about` says what the bytes belong to: they open for nothing else. */
  seal(plain: Uint8Array, about: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce).setAAD(Buffer.from(about));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, body, cipher.getAuthTag()]);
  }

  /** The bytes that were sealed; null when they were changed, or sealed by another key or for something else. */
  open(sealed: Uint8Array, about: string): Buffer | null {
    if (sealed.length < NONCE + TAG) return null;
    const tagAt = sealed.length - TAG;
    const decipher = createDecipheriv('aes-256-gcm', this.#seal, sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(tagAt));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, tagAt)), decipher.final()]);
    } catch {
      return null;
    }
  }

  /** HMAC-SHA-256 of a text. */
  mark(text: string): Buffer {
    return createHmac('sha256', this.#mark).update(text).digest();
  }
}

/** Reads the key of the data directory, or makes it at the first start. */
export async function loadOrMakeAccountKey(dataDir: string): Promise<AccountKey> {
  const file = join(dataDir, ACCOUNT_KEY_FILE);
  const text = await keptFile(file, () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} is not a key: restore it from a backup`);
  return new AccountKey(Buffer.from(text, 'hex'));
}
