import { generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '../../ledger/note.ts';

/** A key of its own for every call. */
export function testSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    key: { name: 'khanaen/test', publicKey: new Uint8Array(Buffer.from(x, 'base64url')) },
    sign: (message) => sign(null, message, privateKey),
  };
}
