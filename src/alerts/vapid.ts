import { createECDH, ECDH } from 'node:crypto';

/** The keys by which push services know this installation (RFC 8292), base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** In the data folder; readable by the owner only. With another key every browser must be asked anew. */
export const VAPID_KEY_FILE = 'push-key';

/** A new private key, base64url. */
export function makeVapidKey(): string {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return padded(curve.getPrivateKey()).toString('base64url');
}

/** Both keys from the private one; null when the text is none. */
export function vapidKeysOf(privateKey: string): VapidKeys | null {
  const bytes = Buffer.from(privateKey, 'base64url');
  if (bytes.length !== 32) return null;
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(bytes);
  } catch {
    return null;
  }
  return { publicKey: curve.getPublicKey().toString('base64url'), privateKey };
}

/** Whether bytes are a key that messages can be sealed with: a point of the curve, not just 65 bytes. */
export function isBrowserKey(p256dh: Uint8Array): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', undefined, undefined, 'uncompressed');
    return true;
  } catch {
    return false;
  }
}

/** Node leaves out zeros in front. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(32 - bytes.length), bytes]);
}
